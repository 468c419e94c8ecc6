"""Another history, from tables to a first answer: nothing in the product knows China and Kazakhstan only."""

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse

from quizapp.questions.models import Question
from quizapp.study.models import Presentation, Review

TABLES = Path(__file__).parent / "space_flight"
COUNTRIES = ["US=United States,American", "SU=Soviet Union,Soviet", "CN=China,Chinese"]

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def load(folder=TABLES, slug="space-flight"):
    said = StringIO()
    words = [option for country in COUNTRIES for option in ("--country", country)]
    call_command("import_topic", str(folder), "--topic", slug, "--title", "Space flight", *words, stdout=said)
    return said.getvalue()


@pytest.fixture
def space():
    load()


def first_question(client, slug):
    """The page of the first question of a visitor who just came."""
    return client.post(reverse("study_start"), {"topic": slug, "mode": "first"}, follow=True)


def test_its_questions_are_of_several_families(space):
    families = set(Question.objects.values_list("family", flat=True))
    assert {"date_of_event", "date_of_agreement", "order_two"} <= families
    assert Question.objects.filter(default_study=True).count() >= 5


def test_its_pages_open(space, client):
    page = client.get(reverse("topic", args=["space-flight"]))
    assert "Space flight" in page.content.decode()
    event = client.get(reverse("event", args=["space-flight", "apollo-11"]))
    assert "Neil Armstrong" in event.content.decode()
    source = client.get(reverse("source", args=["space-flight", "data-set"]))
    assert source.status_code == 200


def test_a_visitor_answers_its_first_question(space, client):
    assert first_question(client, "space-flight").status_code == 200
    shown = Presentation.objects.get()
    url = reverse("answer", args=[shown.sitting_id, shown.id])
    answered = client.post(url, {"option": shown.options.index(0)}, follow=True)
    assert answered.status_code == 200
    assert Review.objects.get().verdict == "right"


def test_a_topic_without_tiers_threads_and_persons_can_be_played_too(tmp_path, client):
    head, *rows = (TABLES / "events.csv").read_text("utf-8").splitlines()
    bare = [re.sub(r",\d?,[^,]*,[^,]*,noun_phrase.*", "", row) for row in rows]
    (tmp_path / "events.csv").write_text("\n".join([head.partition(",tier")[0], *bare]), "utf-8")
    load(tmp_path, slug="bare")
    assert Question.objects.filter(tier=1).count() == 0
    first_question(client, "bare")
    assert Presentation.objects.count() == 1


def test_it_is_exported(space, tmp_path):
    call_command("export_bank", "space-flight", "-o", tmp_path / "bank.json", stdout=StringIO())
    bank = json.loads((tmp_path / "bank.json").read_text("utf-8"))
    assert bank["topic"]["slug"] == "space-flight"
    assert len(bank["events"]) == 33
    assert all(question["citations"] for question in bank["questions"])
