"""Addresses of the learning and account pages."""

from django.urls import path

from quizapp.web import account, learn

urlpatterns = [
    path("", learn.home, name="home"),
    path("study/start/", learn.study_start, name="study_start"),
    path("study/<uuid:sitting_id>/", learn.sitting, name="sitting"),
    path("study/<uuid:sitting_id>/answer/<uuid:presentation_id>/", learn.answer, name="answer"),
    path("study/<uuid:sitting_id>/feedback/<uuid:presentation_id>/", learn.feedback, name="feedback"),
    path("study/<uuid:sitting_id>/guessed/<uuid:review_id>/", learn.guessed, name="guessed"),
    path("study/<uuid:sitting_id>/undo/<uuid:review_id>/", learn.undo, name="undo"),
    path("study/<uuid:sitting_id>/finish/", learn.finish, name="finish"),
    path("sets/", learn.sets, name="sets"),
    path("sets/<slug:slug>/", learn.question_set, name="question_set"),
    path("settings/", account.settings, name="settings"),
    path("privacy/", account.privacy, name="privacy"),
    path("privacy/my-data.json", account.download, name="download"),
    path("privacy/erase/", account.erase, name="erase"),
    path("guest-history/", account.guest_history, name="guest_history"),
]
