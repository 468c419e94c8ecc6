from django.apps import AppConfig


class FactsConfig(AppConfig):
    name = "quizapp.facts"
    label = "facts"
    verbose_name = "Facts"

    def ready(self) -> None:
        from quizapp.facts import stale

        stale.connect()
