"""Suspended, put off, hard: what is asked, what is kept, and that a second time changes nothing."""

from datetime import timedelta

import pytest

from quizapp.study.models import Card, Learner, Memory, Review
from quizapp.study.sessions import (
    BadAnswer,
    bury,
    bury_siblings,
    keep_leech,
    next_presentation,
    reset_card,
    start_sitting,
    suspend,
    unbury,
    unsuspend,
)
from tests.factories import NOON, TODAY, answer, card, learner, memory, presentation, question, sitting, topic

pytestmark = pytest.mark.django_db

TOMORROW = NOON + timedelta(days=1)


@pytest.fixture
def student() -> Learner:
    return learner()


@pytest.fixture
def due(student: Learner) -> Card:
    """The only question there is: met, and due today."""
    row = card(student, question())
    memory(row)
    return row


def asked(student: Learner, at=NOON) -> Card | None:
    place = sitting(student, started_at=at)
    shown = next_presentation(sitting=place, at=at)
    return shown.card if shown else None


def test_a_suspended_question_is_asked_no_more_until_it_is_taken_up_again(student: Learner, due: Card) -> None:
    for _ in range(2):
        suspend(learner=student, card=due)
        assert asked(student) is None
        assert asked(student, TOMORROW) is None
    for _ in range(2):
        unsuspend(learner=student, card=due)
    assert asked(student) == due


def test_what_is_put_off_comes_back_on_the_next_study_day(student: Learner, due: Card) -> None:
    for _ in range(2):
        bury(learner=student, card=due, at=NOON)
        assert asked(student) is None
    assert asked(student, TOMORROW) == due


def test_what_was_put_off_is_asked_today_after_all_with_nothing_else_changed(student: Learner, due: Card) -> None:
    before = Card.objects.values().get(), Memory.objects.values().get()
    bury(learner=student, card=due, at=NOON)
    for _ in range(2):
        unbury(learner=student, card=due, at=NOON)
        assert (Card.objects.values().get(), Memory.objects.values().get()) == before
    assert asked(student) == due


def test_taken_back_after_travelling_west_it_is_not_hidden_tomorrow(student: Learner, due: Card) -> None:
    bury(learner=student, card=due, at=TOMORROW)
    unbury(learner=student, card=due, at=NOON)
    assert asked(student, TOMORROW) == due


@pytest.mark.parametrize("verb", ["suspend", "bury"])
def test_what_was_open_is_shown_no_more_and_takes_no_answer(student: Learner, due: Card, verb: str) -> None:
    place = start_sitting(learner=student, topic=topic(), mode="today", at=NOON)
    shown = next_presentation(sitting=place, at=NOON)
    assert shown is not None
    if verb == "suspend":
        suspend(learner=student, card=due)
    else:
        bury(learner=student, card=due, at=NOON)
    assert next_presentation(sitting=place, at=NOON) is None
    with pytest.raises(BadAnswer):
        answer(shown)
    assert not Review.objects.exists()


def test_siblings_are_put_off_together_met_or_not(student: Learner) -> None:
    facts = ["event:visit", "agreement:pact"]
    rows = [question(subject_facts=one) for one in (facts, facts[:1], facts[1:], ["event:visit-2"])]
    own = card(student, rows[0])
    assert bury_siblings(learner=student, card=own, at=NOON) == 3
    assert bury_siblings(learner=student, card=own, at=NOON) == 3
    assert set(student.cards.filter(buried_on=TODAY).values_list("question", flat=True)) == {row.pk for row in rows[:3]}
    assert asked(student).question == rows[3]  # type: ignore[union-attr]
    assert not Memory.objects.exists()


def test_a_question_of_another_history_is_no_sibling(student: Learner) -> None:
    own = card(student, question(subject_facts=["event:visit"]))
    question(subject_facts=["event:visit"], topic=topic("other"))
    assert bury_siblings(learner=student, card=own, at=NOON) == 1


def test_a_hard_one_that_goes_on_is_none_until_it_is_forgotten_four_times_more(student: Learner) -> None:
    own = card(student, question(), is_leech=True)
    memory(own, lapses=9)
    for _ in range(2):
        keep_leech(learner=student, card=own)
    own.refresh_from_db()
    assert (own.is_leech, own.leech_settled_at) == (False, 9)
    hard = []
    for day in range(0, 160, 20):
        at = NOON + timedelta(days=day)
        for minutes, right in ((0, False), (20, True)):
            answer(presentation(own, shown_at=at), right=right, at=at + timedelta(minutes=minutes))
            own.refresh_from_db()
        hard.append((Memory.objects.get().lapses, own.is_leech))
    assert hard[:4] == [(10, False), (11, False), (12, True), (13, True)]


def test_a_card_that_is_none_stays_as_it_is(student: Learner, due: Card) -> None:
    keep_leech(learner=student, card=due)
    due.refresh_from_db()
    assert due.leech_settled_at == 0


@pytest.mark.parametrize("verb", [suspend, unsuspend, keep_leech, bury, unbury, bury_siblings, reset_card])
def test_a_strangers_card_cannot_be_touched(verb, due: Card) -> None:
    at = {"at": NOON} if verb in (bury, unbury, bury_siblings, reset_card) else {}
    with pytest.raises(Card.DoesNotExist):
        verb(learner=learner(), card=due, **at)
