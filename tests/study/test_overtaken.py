"""An answer or a correction that is overtaken between its reads and its writes starts again from the reads."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from quizapp.study.answering import answers
from quizapp.study.memory import caches, fold
from quizapp.study.memory.caches import Changed, Rebuilt, rebuild_learner, retrying
from quizapp.study.models import Learner, Memory, Presentation, Review
from quizapp.study.sessions import mark_guessed, undo
from tests.factories import NOON, answer, card, learner, presentation, question

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

LATER = NOON + timedelta(days=4)


@pytest.fixture
def student() -> Learner:
    return learner()


@pytest.fixture
def shown(student: Learner) -> Presentation:
    row = card(student, question())
    answer(presentation(row))
    return presentation(row)


def once_before(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, act: Callable[[], Any]) -> None:
    """Call `act` when `name` has done its work for the first time."""
    original = getattr(module, name)

    def overtaken(*args: Any) -> Any:
        result = original(*args)
        monkeypatch.setattr(module, name, original)
        act()
        return result

    monkeypatch.setattr(module, name, overtaken)


def first_review() -> Review:
    return Review.objects.get(sequence=1)


@pytest.mark.parametrize("verb", [mark_guessed, undo])
def test_an_answer_counts_from_the_memory_that_a_correction_left(
    monkeypatch: pytest.MonkeyPatch, student: Learner, shown: Presentation, verb: Callable[..., Any]
) -> None:
    once_before(monkeypatch, answers, "_graded", lambda: verb(learner=student, review_id=first_review().id, at=LATER))
    answer(shown, at=LATER)
    assert Review.objects.count() == 2
    assert rebuild_learner(learner=student) == Rebuilt(cards=1)


@pytest.mark.parametrize("verb", [mark_guessed, undo])
def test_a_correction_counts_the_answer_that_came_between(
    monkeypatch: pytest.MonkeyPatch, student: Learner, shown: Presentation, verb: Callable[..., Any]
) -> None:
    once_before(monkeypatch, caches, "read_log", lambda: answer(shown, at=LATER))
    verb(learner=student, review_id=first_review().id, at=LATER)
    assert Review.objects.count() == 2
    assert rebuild_learner(learner=student) == Rebuilt(cards=1)


def test_a_rebuild_does_not_lose_the_answer_that_came_between(
    monkeypatch: pytest.MonkeyPatch, student: Learner, shown: Presentation
) -> None:
    Memory.objects.update(stability=99.0)
    once_before(monkeypatch, fold, "day_counts", lambda: answer(shown, at=LATER))
    rebuild_learner(learner=student)
    assert rebuild_learner(learner=student) == Rebuilt(cards=1)
    assert Memory.objects.get().reps == 2


def test_who_is_overtaken_again_and_again_is_told() -> None:
    def never() -> None:
        raise Changed("again")

    with pytest.raises(Changed):
        retrying(never)
