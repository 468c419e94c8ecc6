"""The four buttons of a flashcard: what they say is what is saved."""

from datetime import date, timedelta

import pytest

from quizapp.study.asking.presenting import present
from quizapp.study.models import Memory, MemoryState, Mode, Presentation, Review
from quizapp.study.sessions import Given, submit_answer, turn_over, undo
from tests.factories import NOON, TODAY, card, learner, memory, question, question_set, sitting

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

STABILITIES = (0.4, 2.0, 8.0, 33.0, 120.0, 900.0)
MEMORIES = [
    None,
    {"state": MemoryState.LEARNING, "step": 0, "due_at": NOON - timedelta(minutes=5), "stability": 1.2},
    {"state": MemoryState.RELEARNING, "step": 0, "due_at": NOON - timedelta(minutes=5), "stability": 4.0, "reps": 9},
    *({"stability": days, "reps": place, "difficulty": 1 + place} for place, days in enumerate(STABILITIES, start=1)),
]


def shown(student, remembered=None, **of_sitting) -> Presentation:
    """A flashcard on the screen, of a card with this memory."""
    asked = question(formats=["choice", "flashcard"])
    if remembered is not None:
        memory(card(student, asked), **{"last_study_day": date(2026, 2, 20), **remembered})
    current = sitting(student, mode=Mode.CARDS, **of_sitting)
    return present(learner=student, question_id=asked.pk, sitting=current, at=NOON)


def crowd(student, days: list[date]) -> None:
    """Cards that fall due on these days, as if another tab had just rated them."""
    for day in days:
        memory(card(student, question()), due_on=day, last_study_day=TODAY)


@pytest.mark.parametrize("remembered", MEMORIES)
def test_every_button_saves_the_day_that_it_showed_though_another_tab_changed_the_load(remembered) -> None:
    student = learner()
    for place in range(4):
        presentation = shown(student, remembered)
        promises = turn_over(presentation=presentation, at=NOON)
        crowd(student, [promises[place].due_on] * 4)
        at = NOON + timedelta(minutes=3)
        outcome = submit_answer(presentation=presentation, given=Given(grade=place + 1), at=at)
        assert outcome.due_on == promises[place].due_on
        assert outcome.due_at == (at + promises[place].step if promises[place].step else None)
        stored = Memory.objects.get(card=presentation.card)
        assert (stored.due_on, stored.due_at) == (outcome.due_on, outcome.due_at)


def test_the_load_does_move_the_days_of_a_card_that_is_shown_after_it() -> None:
    student, remembered = learner(), {"stability": 120.0}
    first = turn_over(presentation=shown(student, remembered), at=NOON)[2]
    crowd(student, [first.due_on] * 40)
    drawn = {turn_over(presentation=shown(student, remembered), at=NOON)[2].due_on for _ in range(6)}
    assert first.due_on not in drawn


@pytest.mark.parametrize("remembered", MEMORIES)
def test_the_buttons_stand_in_order(remembered) -> None:
    promises = turn_over(presentation=shown(learner(), remembered), at=NOON)
    moments = [NOON + (one.step or timedelta(days=one.days)) for one in promises]
    assert moments[0] <= moments[1] < moments[2] < moments[3]
    assert [one.grade for one in promises] == [1, 2, 3, 4]


def test_hard_is_right_and_counts_in_full() -> None:
    presentation = shown(learner(), {"stability": 20.0})
    outcome = submit_answer(presentation=presentation, given=Given(grade=2), at=NOON)
    review = Review.objects.get()
    assert (outcome.verdict, review.grade, review.weight, review.option_count) == ("right", 2, 1.0, 1)
    assert review.intervals == list(presentation.intervals)
    assert Memory.objects.get().lapses == 0


def test_a_card_looked_at_on_another_day_promises_from_that_day() -> None:
    student = learner()
    presentation = shown(student, {"stability": 30.0, "difficulty": 8.0})
    then, before = NOON + timedelta(days=60), presentation.intervals[2]
    promises = turn_over(presentation=presentation, at=then)
    assert promises[2].days > before
    presentation.refresh_from_db()
    assert promises[2].days == presentation.intervals[2]
    assert submit_answer(presentation=presentation, given=Given(grade=3), at=then).due_on == promises[2].due_on


def test_a_rating_taken_back_meanwhile_changes_what_the_open_card_promises() -> None:
    student = learner()
    first = shown(student)
    again = submit_answer(presentation=first, given=Given(grade=4), at=NOON)
    current = student.sittings.get()
    opened = present(learner=student, question_id=first.card.question_id, sitting=current, at=NOON + timedelta(1))
    assert all(opened.intervals[1:])
    undo(learner=student, review_id=again.review_id, at=NOON + timedelta(1, minutes=1))
    later = NOON + timedelta(1, minutes=2)
    promises = turn_over(presentation=student.presentations.get(is_open=True), at=later)
    assert [one.step is None for one in promises] == [False, False, True, True]
    opened = student.presentations.get(is_open=True)
    assert submit_answer(presentation=opened, given=Given(grade=2), at=later).due_at == later + promises[1].step


def test_a_set_has_its_own_retention() -> None:
    asked = question(formats=["choice", "flashcard"])
    days = []
    for student, retention in ((learner(), None), (learner(), 0.8)):
        memory(card(student, asked), stability=90.0, last_study_day=date(2026, 1, 1))
        current = sitting(student, mode=Mode.CARDS, question_set=question_set(asked, desired_retention=retention))
        presentation = present(learner=student, question_id=asked.pk, sitting=current, at=NOON)
        days.append(turn_over(presentation=presentation, at=NOON)[2].days)
    assert days[1] > 1.5 * days[0]


def test_a_card_left_open_is_drawn_anew_in_another_sitting() -> None:
    student, asked = learner(), question(formats=["choice", "flashcard"])
    memory(card(student, asked), stability=90.0, last_study_day=date(2026, 1, 1))
    left = present(learner=student, question_id=asked.pk, sitting=sitting(student, mode=Mode.CARDS), at=NOON)
    of_set = question_set(asked, desired_retention=0.8)
    current = sitting(student, mode=Mode.CARDS, question_set=of_set)
    shown = present(learner=student, question_id=asked.pk, sitting=current, at=NOON)
    assert shown.id != left.id
    assert shown.intervals[2] > 1.5 * left.intervals[2]
    assert present(learner=student, question_id=asked.pk, sitting=current, at=NOON).id == shown.id
