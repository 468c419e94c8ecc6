"""Addresses of all pages, room by room."""

from django.urls import URLPattern

from quizapp.web.account import urls as account
from quizapp.web.browse import urls as browse
from quizapp.web.exams import urls as exams
from quizapp.web.learn import urls as learn
from quizapp.web.own_cards import urls as own_cards

urlpatterns: list[URLPattern] = [
    *learn.urlpatterns,
    *own_cards.urlpatterns,
    *exams.urlpatterns,
    *account.urlpatterns,
    *browse.urlpatterns,
]
