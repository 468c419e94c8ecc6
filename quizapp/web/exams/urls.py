"""Addresses of exams."""

from django.urls import path

from quizapp.web.exams import pages

urlpatterns = [
    path("exams/", pages.exams, name="exams"),
    path("exams/new/", pages.exam_new, name="exam_new"),
    path("exams/<uuid:exam_id>/", pages.exam, name="exam"),
    path("exams/<uuid:exam_id>/change/", pages.exam_change, name="exam_change"),
    path("exams/<uuid:exam_id>/close/", pages.exam_close, name="exam_close"),
]
