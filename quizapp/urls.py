"""The addresses of the site."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("account/", include("allauth.account.urls")),
    path("", include("quizapp.web.urls")),
]

handler403 = "quizapp.web.errors.forbidden"
handler404 = "quizapp.web.errors.not_found"
