"""Starting and finishing a sitting."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from quizapp.study.models import Review, Sitting
from quizapp.study.sessions import Given, NothingToStudy, next_presentation, start_sitting, submit_answer
from quizapp.study.sittings import present
from tests.factories import NOON, TODAY, answer, card, learner, presentation, question, question_set, topic

pytestmark = pytest.mark.django_db

KINDS = ["year", "person", "purpose"]


def bank(size: int) -> None:
    for number in range(size):
        question(asks=KINDS[number % 3] if number > 2 else "year")


def start(**how) -> Sitting:
    return start_sitting(**{"learner": learner(), "topic": topic(), "mode": "first", "at": NOON, **how})


def test_the_first_minutes_are_six_tier_one_questions_of_mixed_kinds() -> None:
    bank(15)
    question(tier=2)
    question(default_study=False)
    place = start()
    kinds = []
    while (shown := next_presentation(sitting=place, at=NOON)) is not None:
        assert shown.card.question.tier == 1 and shown.card.question.default_study
        kinds.append(shown.card.question.asks)
        answer(shown)
    assert kinds[0] == "person"  # of the story the first that is no exact date
    assert {kind: kinds.count(kind) for kind in KINDS} == {"year": 2, "person": 2, "purpose": 2}


def test_the_first_minutes_end_after_six_answers_misses_included() -> None:
    bank(9)
    place = start()
    answers = 0
    while (shown := next_presentation(sitting=place, at=NOON)) is not None:
        outcome = submit_answer(presentation=shown, given=Given(unknown=True), at=NOON)
        answers += 1
        assert (outcome.answered, outcome.size) == (answers, 6)
    assert answers == 6
    assert Sitting.objects.get().finished_at == NOON


def test_a_finished_sitting_stays_finished() -> None:
    bank(3)
    place = start(size=1)
    answer(next_presentation(sitting=place, at=NOON))
    for hours in (0, 1):
        assert next_presentation(sitting=place, at=NOON + timedelta(hours=hours)) is None
    assert Sitting.objects.get().finished_at == NOON


def test_nothing_to_study_is_said_and_leaves_no_sitting() -> None:
    with pytest.raises(NothingToStudy):
        start()
    assert not Sitting.objects.exists()


def test_a_sitting_promises_no_more_than_it_can_ask() -> None:
    bank(4)
    assert start(mode="today").size == 4
    assert start(mode="today", size=2).size == 2


def test_minutes_a_day_make_the_size_of_today() -> None:
    bank(15)
    assert start(learner=learner(minutes_a_day=5), mode="today").size == 10


def test_a_double_click_on_start_is_one_sitting() -> None:
    bank(3)
    student = learner()
    assert start(learner=student) == start(learner=student, at=NOON + timedelta(seconds=1))
    answer(next_presentation(sitting=Sitting.objects.get(), at=NOON))
    assert start(learner=student).answered == 0
    assert Sitting.objects.count() == 2


@pytest.mark.parametrize(
    "misfit", [{"mode": "cram"}, {"mode": "chapter"}, {"mode": "today", "chapter": "border"}, {"mode": "set"}]
)
def test_a_misfit_of_mode_chapter_and_set_is_refused(misfit: dict) -> None:
    bank(1)
    with pytest.raises(ValidationError):
        start(**misfit)


def test_a_set_of_another_history_is_refused() -> None:
    with pytest.raises(ValidationError, match="another history"):
        start(mode="set", question_set=question_set(topic=topic("other")))


def test_exposure_says_what_was_met_of_the_fact_before() -> None:
    student = learner(last_seen_on=TODAY - timedelta(days=9))
    seen = question(subject_facts=["event:a"])
    answer(presentation(card(student, seen), study_day=TODAY - timedelta(days=9)), at=NOON - timedelta(days=9))
    related, unrelated = question(subject_facts=["event:a", "event:b"]), question(subject_facts=["event:ab"])
    met = {
        row: present(learner=student, question_id=row.pk, sitting=None, at=NOON).exposure
        for row in (seen, related, unrelated)
    }
    assert met == {seen: "read", related: "sibling", unrelated: "none"}


def test_an_answer_before_exposure_is_kept_as_a_guess() -> None:
    student, row = learner(), question()
    modes = []
    for _ in range(2):
        answer(present(learner=student, question_id=row.pk, sitting=None, at=NOON), right=False)
        modes.append(Review.objects.order_by("sequence").last().mode)
    assert modes == ["guess", "scheduled"]
