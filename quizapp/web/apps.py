from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class WebConfig(AppConfig):
    name = "quizapp.web"
    label = "web"
    verbose_name = "Pages"

    def ready(self) -> None:
        from quizapp.web.groups import make_teachers

        # Django sends the signal only for apps with models, which this one has not; groups are rows of auth's.
        post_migrate.connect(make_teachers, sender=apps.get_app_config("auth"), dispatch_uid="web.groups.make_teachers")
