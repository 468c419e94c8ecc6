"""Removing a topic: nobody's work is lost, and no other topic is touched."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from quizapp.facts.merging import merge_persons
from quizapp.facts.models import Event, Topic
from quizapp.questions.models import Question
from quizapp.study.models import Card, Memory, Review
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def remove(slug, *options):
    said = StringIO()
    call_command("remove_topic", slug, *options, stdout=said)
    return said.getvalue()


def history(slug):
    """An imported topic with an event and a question."""
    topic = factories.topic(slug)
    source = factories.source(topic=topic, key="book")
    factories.citation(source, event=factories.event(topic=topic, key="start", date="1900"))
    for made in (topic.events, topic.sources, topic.citations):
        made.update(origin="import")
    return topic, factories.question(topic=topic)


@pytest.fixture
def other():
    """Another topic, which a learner has answered."""
    _, question = history("other")
    card = factories.card(factories.learner(), question)
    factories.answer(factories.presentation(card))
    return question


def unchanged(question):
    """Whether everything of the other topic is as it was."""
    question.refresh_from_db()
    kept = Review.objects.filter(card__question=question).exists() and Memory.objects.filter(card__question=question)
    return question.proof_state == "holds" and kept.exists() and Event.objects.filter(topic=question.topic).exists()


def test_a_topic_that_nobody_worked_with_is_deleted(other):
    history("gone")
    assert "gone was deleted" in remove("gone", "--yes")
    assert list(Topic.objects.values_list("slug", flat=True)) == ["other"]
    assert Question.objects.get() == other
    assert unchanged(other)


def test_a_topic_with_answers_is_retired_and_they_stay(other):
    topic, question = history("played")
    card = factories.card(factories.learner(), question)
    factories.answer(factories.presentation(card))
    said = remove("played", "--yes")
    assert "answers: 1" in said
    topic.refresh_from_db()
    question.refresh_from_db()
    assert topic.is_retired
    assert (question.proof_state, question.proof_reason) == ("withdrawn", "its topic was removed from this site")
    assert Review.objects.filter(card=card).count() == 1
    assert Event.objects.filter(topic=topic).exists()
    assert unchanged(other)


@pytest.mark.parametrize("work", ["set", "wording", "decision", "fact", "card"])
def test_a_teachers_work_keeps_a_topic_from_being_deleted(work):
    topic, question = history("taught")
    match work:
        case "set":
            factories.question_set(question, topic=topic)
        case "wording":
            question.versions.update(is_reworded=True)
        case "decision":
            Question.objects.update(editorial_state="approved")
        case "fact":
            factories.event(topic=topic, key="ours")
        case _:
            factories.card(factories.learner(), question)
    assert "was retired" in remove("taught", "--yes")
    assert Question.objects.get() == question


def test_a_dry_run_and_a_no_change_nothing(monkeypatch):
    history("asked")
    assert "nothing was changed" in remove("asked", "--dry-run")
    monkeypatch.setattr("builtins.input", lambda _: "no")
    with pytest.raises(CommandError, match="Nothing was changed"):
        remove("asked")
    assert Topic.objects.filter(slug="asked", is_retired=False).exists()


def test_a_retired_topic_comes_back():
    topic, question = history("played")
    factories.card(factories.learner(), question)
    remove("played", "--yes")
    assert "played is back" in remove("played", "--undo")
    topic.refresh_from_db()
    assert not topic.is_retired
    assert Card.objects.get().question == question


def test_an_unknown_topic_is_named():
    with pytest.raises(CommandError, match="no topic 'nowhere'"):
        remove("nowhere", "--yes")


def test_a_topic_in_which_persons_were_merged_is_retired():
    topic, _ = history("merged")
    kept, gone = (factories.person(topic=topic, key=key, origin="import") for key in ("kept", "gone"))
    merge_persons(kept=kept, gone=gone)
    assert "persons merged on this site: 1" in remove("merged", "--yes")
    assert Topic.objects.get().is_retired
