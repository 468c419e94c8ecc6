from django.apps import AppConfig
from django.db.models.signals import post_migrate


class WebConfig(AppConfig):
    name = "quizapp.web"
    label = "web"
    verbose_name = "Pages"

    def ready(self) -> None:
        from quizapp.web.groups import make_teachers  # noqa: PLC0415 - it needs the models, which are loaded by now

        post_migrate.connect(make_teachers, sender=self, dispatch_uid="web.groups.make_teachers")
