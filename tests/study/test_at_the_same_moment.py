"""Clicked twice, or in two tabs at one moment: one sitting, no tab waits for ever, no answer is lost."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Event
from typing import Any

import pytest
from django.db import connections

from quizapp.study.answering import answers
from quizapp.study.memory import caches
from quizapp.study.memory.caches import Rebuilt, rebuild_learner
from quizapp.study.models import Learner, Presentation, Sitting
from quizapp.study.sessions import (
    BadAnswer,
    Given,
    NotPossible,
    mark_guessed,
    merge_guest,
    regrade,
    reset_card,
    start_sitting,
    submit_answer,
    undo,
)
from tests.factories import NOON, answer, card, learner, presentation, question, sitting, topic, user

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]

THREADS = 4


@pytest.mark.parametrize("mode", ["today", "quiz"])
def test_a_start_clicked_several_times_at_once_is_one_sitting(mode: str) -> None:
    student, of = learner(), topic()
    for _ in range(3):
        question()
    barrier = Barrier(THREADS)

    def start(_: int) -> Sitting:
        try:
            barrier.wait(timeout=10)
            return start_sitting(learner=student, topic=of, mode=mode, at=NOON)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        started = list(pool.map(start, range(THREADS)))
    assert len({one.pk for one in started}) == Sitting.objects.count() == 1


def test_an_answer_that_is_being_stored_while_its_guest_is_merged_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    account, guest = learner(user=user()), learner()
    answer(presentation(card(guest, question())))
    shown = presentation(card(guest, question()))
    storing, may_go_on, insert = Event(), Event(), answers.insert

    def slowly(row: Any) -> None:
        storing.set()
        may_go_on.wait(timeout=1)  # long enough for the merge to come to where it waits
        insert(row)

    monkeypatch.setattr(answers, "insert", slowly)

    def other_tab() -> None:
        try:
            answer(shown)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        tab = pool.submit(other_tab)
        assert storing.wait(timeout=10)
        merge_guest(account=account, guest=guest, at=NOON)
        may_go_on.set()
        tab.result(timeout=10)
    assert account.reviews.count() == guest.reviews.count() == 2


def test_what_a_merged_guest_had_open_takes_no_answer_and_says_why() -> None:
    account, guest = learner(user=user()), learner()
    shown = presentation(card(guest, question()))
    merge_guest(account=account, guest=guest, at=NOON)
    assert not Presentation.objects.filter(is_open=True).exists()
    with pytest.raises(BadAnswer, match="moved into your account"):
        answer(shown)


@pytest.mark.parametrize("verb", [undo, mark_guessed, regrade, reset_card], ids=lambda verb: verb.__name__)
def test_a_flashcard_is_rated_while_its_last_answer_is_corrected(
    verb: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither waits for the other: they would for ever, if they locked the same rows in different orders."""
    student = learner()
    row, place = card(student, question()), sitting(student)
    review = answer(presentation(row, sitting_id=place.pk)).review_id
    shown = presentation(row, format="flashcard", options=[], intervals=[None, 3, 9, 20], sitting_id=place.pk)
    of: dict[str, Any] = {"card": row} if verb is reset_card else {"review_id": review}
    both, swap = Barrier(2), caches.swap

    def together(*args: Any) -> None:
        with suppress(BrokenBarrierError):  # one of them waits before it comes here
            both.wait(timeout=1)
        swap(*args)

    monkeypatch.setattr(caches, "swap", together)

    def correct() -> None:
        with suppress(NotPossible):  # the rating was first: an older answer keeps its grade
            verb(learner=Learner.objects.get(), at=NOON, **of, **({"grade": 1} if verb is regrade else {}))

    def rate() -> None:
        with suppress(BadAnswer):  # the days on its buttons are those of a memory that is gone
            submit_answer(presentation=shown, given=Given(grade=3), at=NOON)

    def in_a_tab(act: Callable[[], None]) -> None:
        try:
            act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(in_a_tab, (correct, rate)))
    assert rebuild_learner(learner=student) == Rebuilt(cards=1)
