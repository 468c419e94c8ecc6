"""Addresses of all pages: learning and account pages, then the browse pages."""

from django.urls import URLPattern

from quizapp.web import browse_urls, learn_urls

urlpatterns: list[URLPattern] = [*learn_urls.urlpatterns, *browse_urls.urlpatterns]
