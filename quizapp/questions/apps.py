from django.apps import AppConfig


class QuestionsConfig(AppConfig):
    name = "quizapp.questions"
    label = "questions"
    verbose_name = "Questions"
