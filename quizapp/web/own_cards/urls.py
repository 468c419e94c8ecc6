"""Addresses of a learner's own questions."""

from django.urls import path

from quizapp.web.own_cards import pages

urlpatterns = [
    path("cards/", pages.cards, name="cards"),
    path("cards/<str:key>/", pages.card, name="card"),
    path("cards/<str:key>/fresh/", pages.reset, name="card_reset"),
    path("cards/<str:key>/report/", pages.report, name="card_report"),
    path("cards/<str:key>/undo/<uuid:review_id>/", pages.undo, name="card_undo"),
    path("cards/<str:key>/<slug:act>/", pages.change, name="card_change"),
]
