"""The addresses of the site."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from quizapp.web.account.signup import SignupView

urlpatterns = [
    # Before the admin's own page, where the old password could be tried as often as one likes.
    path("admin/password_change/", RedirectView.as_view(pattern_name="account_change_password")),
    path("admin/", admin.site.urls),
    path("account/signup/", SignupView.as_view(), name="account_signup"),
    path("account/", include("allauth.account.urls")),
    path("", include("quizapp.web.urls")),
]

handler403 = "quizapp.web.errors.forbidden"
handler404 = "quizapp.web.errors.not_found"
