"""Addresses of settings, days away and privacy; those of logging in are allauth's."""

from django.urls import path

from quizapp.web.account import pauses, privacy, reviews_file, settings_pages

urlpatterns = [
    path("settings/", settings_pages.settings, name="settings"),
    path("settings/zone/", settings_pages.take_zone, name="take_zone"),
    path("settings/advanced/", settings_pages.advanced, name="advanced"),
    path("settings/advanced/fit/", settings_pages.fit, name="fit"),
    path("settings/away/", pauses.pauses, name="pauses"),
    path("settings/away/<int:pause_id>/end/", pauses.pause_end, name="pause_end"),
    path("privacy/", privacy.privacy, name="privacy"),
    path("privacy/my-data.json", privacy.download, name="download"),
    path("privacy/my-reviews.csv", reviews_file.my_reviews, name="my_reviews"),
    path("privacy/erase/", privacy.erase, name="erase"),
    path("guest-history/", privacy.guest_history, name="guest_history"),
]
