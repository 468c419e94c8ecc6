"""A quiz: asked once, told at the end, counted as recall."""

from datetime import timedelta
from typing import Any

import pytest

from quizapp.study.models import Learner, Memory, Presentation, Review, ReviewMode, Sitting
from quizapp.study.sessions import next_presentation, outcomes_in, start_sitting, undo
from tests.factories import NOON, answer, card, learner, memory, question, question_set, topic

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def quiz(student: Learner, **choice: Any) -> Sitting:
    return start_sitting(learner=student, topic=topic(), mode="quiz", at=NOON, **choice)


def sit(place: Sitting, *, right: bool = True) -> list[Presentation]:
    shown = []
    while presentation := next_presentation(sitting=place, at=NOON):
        shown.append(presentation)
        answer(presentation, right=right, at=NOON + timedelta(seconds=len(shown)))
    return shown


def keys(shown: list[Presentation]) -> list[str]:
    return [one.card.question.key for one in shown]


def test_each_question_is_asked_once_though_all_are_missed() -> None:
    for _ in range(12):
        question()
    asked = keys(sit(quiz(learner(), size=10), right=False))
    assert len(asked) == len(set(asked)) == 10
    assert Sitting.objects.get().size == 10


def test_met_and_new_questions_take_turns_whether_due_or_not() -> None:
    student = learner()
    for number in range(12):
        row = question(key=f"{'met' if number < 6 else 'new'}-{number}")
        if number < 6:
            memory(card(student, row), due_on=NOON.date() + timedelta(days=number))
    kinds = [key[:3] for key in keys(sit(quiz(student, size=10)))]
    assert kinds.count("met") == kinds.count("new") == 5


def test_two_quizzes_draw_differently_and_one_draws_alike_after_a_reload() -> None:
    for _ in range(30):
        question()
    drawn = set()
    for _ in range(4):
        place = quiz(learner(), size=5)
        shown = next_presentation(sitting=place, at=NOON)
        assert next_presentation(sitting=place, at=NOON) == shown
        drawn.add(frozenset([shown.card.question.key, *keys(sit(place))]))
    assert len(drawn) == 4, "of 30 questions, the same 5 come up once in 142,506 times"


def test_it_is_of_the_chapter_the_set_or_what_the_level_lets_in() -> None:
    question(key="inside", chapter="border")
    question(key="outside", chapter="oil")
    beyond = question(key="beyond", chapter="oil", default_study=False)
    assert keys(sit(quiz(learner(), chapter="border"))) == ["inside"]
    assert set(keys(sit(quiz(learner())))) == {"inside", "outside"}
    assert keys(sit(quiz(learner(), question_set=question_set(beyond)))) == ["beyond"]
    assert set(keys(sit(quiz(learner(level="everything"))))) == {"inside", "outside", "beyond"}


def test_suspended_cards_and_siblings_are_left_out() -> None:
    student = learner()
    card(student, question(key="suspended"), suspended=True)
    question(key="one", subject_facts=["event:a"])
    question(key="other", subject_facts=["event:a"])
    assert len(sit(quiz(student))) == 1


def test_what_was_studied_today_may_be_asked() -> None:
    student = learner()
    question()
    sit(start_sitting(learner=student, topic=topic(), mode="today", at=NOON))
    assert len(sit(quiz(student))) == 1


def test_answers_are_evidence_for_the_schedule() -> None:
    student = learner()
    known = memory(card(student, question()), due_on=NOON.date() + timedelta(days=1))
    sit(quiz(student))
    after = Memory.objects.get()
    assert after.due_on > known.due_on and after.reps == known.reps + 1
    again = quiz(student, size=5)
    sit(again)
    assert Review.objects.get(sitting_id=again.pk).mode == ReviewMode.SCHEDULED


def test_until_its_end_an_answer_has_told_nothing_so_the_fact_was_not_met() -> None:
    student = learner()
    for _ in range(2):
        question()
    place = quiz(student)
    answer(first := next_presentation(sitting=place, at=NOON))
    Memory.objects.update(due_on=NOON.date())
    today = start_sitting(learner=student, topic=topic(), mode="today", at=NOON)
    shown = next_presentation(sitting=today, at=NOON)
    assert (shown.card_id, shown.exposure) == (first.card_id, "sibling")
    Presentation.objects.filter(id=shown.id).update(is_open=False)
    Sitting.objects.filter(pk=place.pk).update(finished_at=NOON)
    assert next_presentation(sitting=today, at=NOON).exposure == "read"


def test_the_answers_come_in_their_order_in_a_fixed_number_of_queries(django_assert_num_queries: Any) -> None:
    for _ in range(5):
        question()
    place = quiz(learner())
    shown = sit(place)
    undo(learner=place.learner, review_id=Review.objects.get(presentation_id=shown[2].id).id, at=NOON)
    with django_assert_num_queries(3):
        found = outcomes_in(place)
        assert [one.presentation.id for one in found] == [one.id for one in (*shown[:2], *shown[3:])]
        assert {one.verdict for one in found} == {"right"}
