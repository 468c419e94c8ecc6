"""Today's new questions: by chapter and tier, few of a fact at once, what it was for before its date."""

from datetime import timedelta

import pytest

from quizapp.study.models import Memory
from quizapp.study.sessions import NothingToStudy, start_sitting
from tests.factories import NOON, TODAY, card, learner, memory, question, topic
from tests.study.whole_sitting import asked

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

LATER = {"due_on": TODAY + timedelta(days=20), "last_study_day": TODAY - timedelta(days=1)}


def begun(student, key: str, stability: float, **fields) -> Memory:
    """A card of the fact A that is not due."""
    row = card(student, question(key=key, subject_facts=["event:a"]))
    return memory(row, stability=stability, **{**LATER, **fields})


def test_a_tier_is_finished_before_the_next_whatever_the_kinds() -> None:
    for number in range(3):
        question(key=f"essential {number}", tier=1, chapter="one", asks="person")
    question(key="detail", tier=2, chapter="one", asks="purpose", family="what_it_did", story_position=0)
    assert asked(learner())[3:] == ["detail"]


def test_a_third_question_of_a_fact_waits_until_two_are_learnt() -> None:
    student = learner()
    begun(student, "first", 30)
    second = begun(student, "second", 1.4)
    question(key="third", subject_facts=["event:a"])
    question(key="other")
    assert asked(student) == ["other"]
    Memory.objects.update(**LATER)
    Memory.objects.filter(pk=second.pk).update(stability=5.0)
    assert asked(student, at=NOON + timedelta(days=1)) == ["third"]


def test_a_second_question_of_a_fact_need_not_wait() -> None:
    student = learner()
    begun(student, "first", 1.4)
    question(key="second", subject_facts=["event:a"])
    assert asked(student) == ["second"]


def test_a_card_that_is_being_learnt_again_is_not_learnt() -> None:
    student = learner()
    begun(student, "first", 30)
    begun(student, "forgotten", 30, state="relearning")
    question(key="third", subject_facts=["event:a"])
    with pytest.raises(NothingToStudy):
        start_sitting(learner=student, topic=topic(), mode="today", at=NOON)


def test_suspended_withdrawn_and_changed_cards_leave_room_for_another() -> None:
    student = learner()
    begun(student, "first", 1.4)
    suspended = begun(student, "suspended", 1.4).card
    type(suspended).objects.filter(pk=suspended.pk).update(suspended=True)
    withdrawn = begun(student, "withdrawn", 1.4).card.question
    type(withdrawn).objects.filter(pk=withdrawn.pk).update(proof_state="withdrawn", proof_reason="a twin")
    question(key="second", subject_facts=["event:a"])
    assert asked(student) == ["second"]


@pytest.mark.parametrize("opener", ["purpose", "period"])
def test_the_exact_year_waits_for_purpose_or_period(opener: str) -> None:
    student = learner()
    question(key="year", asks="year", subject_facts=["event:a"])
    question(key=opener, asks=opener, subject_facts=["event:a"], chapter="later", chapter_position=9)
    assert asked(student) == [opener]
    Memory.objects.update(**LATER)
    assert asked(student, at=NOON + timedelta(days=1)) == ["year"]


def test_an_opener_that_is_not_of_the_learners_choice_holds_nothing_back() -> None:
    question(key="year", asks="year", subject_facts=["event:a"])
    question(key="purpose", asks="purpose", subject_facts=["event:a"], default_study=False)
    assert asked(learner()) == ["year"]


def test_reviews_are_mixed_across_chapters() -> None:
    student = learner()
    for number, family in enumerate(("place", "place", "agreement_at_event", "place")):
        asks = "place" if family == "place" else "agreement"
        memory(card(student, question(key=f"q{number}", chapter=f"c{number}", family=family, asks=asks)))
    assert asked(student) == ["q2", "q0", "q1", "q3"]
