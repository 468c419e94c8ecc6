"""The same facts give the same bytes: in a fresh database, in another order of rows, and when exported twice."""

import json

import pytest
from django.core.management import CommandError, call_command

from quizapp.facts.models import Topic
from quizapp.questions.models import Question
from tests.questions.world_rows import Store
from tests.questions.worlds import event, history

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def exported(shuffle=0):
    store = Store(history(4), shuffle)
    store.generate()
    text = store.export()
    Question.objects.all().delete()
    for rows in (store.topic.agreements, store.topic.events, store.topic.persons, store.topic.offices):
        rows.all().delete()
    store.topic.sources.all().delete()
    store.topic.threads.all().delete()
    Topic.objects.all().delete()
    return text


def test_a_fresh_database_and_shuffled_rows_give_the_same_bytes():
    first = exported()
    assert len(json.loads(first)["questions"]) > 20
    assert exported() == first
    assert exported(shuffle=7) == first
    assert exported(shuffle=11) == first


def test_the_command_writes_the_same_file_twice(tmp_path):
    Store(history(4)).generate()
    for name in ("one.json", "two.json"):
        call_command("export_bank", "aland-boria", "-o", str(tmp_path / name), verbosity=0)
    text = (tmp_path / "one.json").read_text("utf-8")
    assert text == (tmp_path / "two.json").read_text("utf-8")
    assert text.endswith("\n") and json.loads(text)["topic"]["slug"] == "aland-boria"


def test_questions_stand_in_key_order_whenever_they_were_made():
    store = Store(history(3))
    store.generate()
    for fact in (event("fountain", "1994-02-02", title="the fountain"), event("mint", "1995-02-02", title="the mint")):
        store.add(fact)
        store.generate()
    keys = [question["key"] for question in json.loads(store.export())["questions"]]
    assert keys == sorted(keys)


def test_an_unknown_topic_is_refused_by_name(tmp_path):
    with pytest.raises(CommandError, match="nowhere"):
        call_command("export_bank", "nowhere", "-o", str(tmp_path / "x.json"))
