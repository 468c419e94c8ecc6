"""Addresses of studying: home, sittings, sets and progress."""

from django.urls import path

from quizapp.web.learn import finish, flashcards, later_words, progress, reading, sets, sittings, ways

urlpatterns = [
    path("", sittings.home, name="home"),
    path("study/", ways.ways, name="ways"),
    path("study/start/", ways.study_start, name="study_start"),
    path("study/<uuid:sitting_id>/", sittings.sitting, name="sitting"),
    path("study/<uuid:sitting_id>/answer/<uuid:presentation_id>/", sittings.answer, name="answer"),
    path("study/<uuid:sitting_id>/feedback/<uuid:presentation_id>/", sittings.feedback, name="feedback"),
    path("study/<uuid:sitting_id>/guessed/<uuid:review_id>/", sittings.guessed, name="guessed"),
    path("study/<uuid:sitting_id>/undo/<uuid:review_id>/", sittings.undo, name="undo"),
    path("study/<uuid:sitting_id>/hint/<uuid:presentation_id>/", later_words.hint, name="hint"),
    path("study/<uuid:sitting_id>/grade/<uuid:review_id>/", later_words.regrade, name="regrade"),
    path("study/<uuid:sitting_id>/read/", reading.reading, name="reading"),
    path("study/<uuid:sitting_id>/recall/", reading.recall, name="recall"),
    path("study/<uuid:sitting_id>/finish/", finish.finish, name="finish"),
    path("study/<uuid:sitting_id>/card/<uuid:presentation_id>/", flashcards.back, name="flash_back"),
    path("study/<uuid:sitting_id>/rate/<uuid:presentation_id>/", flashcards.rate, name="flash_rate"),
    path("sets/", sets.sets, name="sets"),
    path("sets/<slug:slug>/", sets.question_set, name="question_set"),
    path("progress/", progress.progress, name="progress"),
]
