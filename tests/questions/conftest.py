"""The shipped topic, loaded and generated once in a run; nothing of it stays in the database."""

import pickle
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from quizapp.facts.models import Topic
from quizapp.facts.snapshot import Snapshot
from quizapp.facts.take_snapshot import take_snapshot
from quizapp.questions.export import export_bank
from quizapp.questions.item import Item
from quizapp.questions.models import Question

FOLDER = Path(__file__).parents[2] / "fixtures" / "china_kazakhstan"


@dataclass(frozen=True)
class Shipped:
    """What `load_topic` makes of the fixtures: the export, the facts, and (key, item, variant) of each question."""

    document: dict[str, Any]
    snapshot: Snapshot
    items: list[tuple[str, Item, str]]
    second_run: str


@pytest.fixture(scope="session")
def shipped(django_db_setup, django_db_blocker, made_once) -> Shipped:
    """Each process has its own; those that come later read what the first has written."""

    def make(path: Path) -> None:
        with django_db_blocker.unblock(), transaction.atomic():
            path.write_bytes(pickle.dumps(_load_and_generate()))
            transaction.set_rollback(True)

    return pickle.loads(made_once("shipped.pickle", make).read_bytes())  # noqa: S301 - this run's own file


def _load_and_generate() -> Shipped:
    said = StringIO()
    call_command("load_topic", FOLDER, stdout=StringIO())
    call_command("generate_questions", "china_kazakhstan", stdout=said)
    topic = Topic.objects.get(slug="china_kazakhstan")
    questions = Question.objects.filter(topic=topic).prefetch_related("versions").order_by("key")
    items = []
    for question in questions:
        version = question.current
        version.question = question
        items.append((question.key, Item.of_version(version), question.variant))
    return Shipped(export_bank(topic), take_snapshot(topic), items, said.getvalue())
