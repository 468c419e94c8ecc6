"""The group `Teachers` and what it may do in the admin, kept up to date after every `migrate`."""

from typing import Any

from django.apps import apps as installed_apps
from django.apps.registry import Apps
from django.contrib.auth.management import create_permissions

from quizapp.accounts.models import TEACHERS

FACT_MODELS = (
    "topic",
    "thread",
    "term",
    "chapter",
    "chapterfact",
    "source",
    "paragraph",
    "citation",
    "conflict",
    "conflictvalue",
    "person",
    "personalias",
    "office",
    "place",
    "placelabel",
    "event",
    "participation",
    "agreement",
    "signatory",
    "figure",
    "merge",
)
# An index that is rebuilt from the facts: nobody edits it, and the admin does not show it.
DERIVED = ("searchentry",)
# A topic, a source and its paragraphs are transcriptions: they come from fixtures and are only read here.
# So is who was merged into whom: merging takes the right to delete persons.
TRANSCRIBED = ("topic", "source", "paragraph", "merge")
# Rows inside another fact: mending a list means that one may be taken out again.
PARTS = ("personalias", "placelabel", "participation", "signatory", "chapterfact")

TEACHER_PERMISSIONS: dict[str, list[str]] = {
    "facts": [
        *(f"view_{model}" for model in FACT_MODELS),
        *(f"{verb}_{model}" for model in FACT_MODELS if model not in TRANSCRIBED for verb in ("add", "change")),
        *(f"delete_{model}" for model in PARTS),
    ],
    "questions": [
        "view_question",
        "view_questionversion",
        "review_question",
        *(f"{verb}_{model}" for model in ("questionset", "setitem") for verb in ("view", "add", "change", "delete")),
    ],
    "study": ["view_report", "change_report"],
}


def make_teachers(*, using: str = "default", apps: Apps = installed_apps, **_sent: Any) -> None:
    """Create the group and give it what it lacks; what an operator added stays. A `post_migrate` receiver.

    Permissions are rows that `migrate` makes app by app in the order of INSTALLED_APPS: those of the two apps are made
    here if they are not there yet.
    """
    try:
        group_model = apps.get_model("auth", "Group")
        permission_model = apps.get_model("auth", "Permission")
    except LookupError:  # migrated back to before there were groups
        return
    wanted: list[Any] = []
    for label, codenames in TEACHER_PERMISSIONS.items():
        create_permissions(installed_apps.get_app_config(label), verbosity=0, interactive=False, using=using, apps=apps)
        wanted += permission_model.objects.using(using).filter(content_type__app_label=label, codename__in=codenames)
    group, _ = group_model.objects.using(using).get_or_create(name=TEACHERS)
    group.permissions.add(*wanted)
