"""Our wrapper and the bare library agree where no day boundary, guess, fuzz or tie of buttons is in play."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from fsrs import Card, Rating, Scheduler, State

from quizapp.study.answering.grading import AGAIN, GOOD
from quizapp.study.memory import scheduling
from quizapp.study.memory.scheduling import MemoryValue, interval_days, retrievability, schedule

START = date(2026, 3, 2)
HISTORIES = ["".join(letters) for letters in product("GA", repeat=6)] + ["G" * 30, "GGGGAGGGGA", "A" * 12]


def ours(history: str) -> list[MemoryValue]:
    memory, memories = None, []
    for day, letter in enumerate(history):
        memory = schedule(
            memory,
            grade=GOOD if letter == "G" else AGAIN,
            weight=1.0,
            study_day=START + timedelta(days=day),
            at=datetime(2026, 3, 2, 9, tzinfo=UTC) + timedelta(days=day),
            desired_retention=0.9,
            maximum_interval=36500,
        )
        memories.append(memory)
    return memories


def theirs(history: str) -> list[Card]:
    library = Scheduler(
        learning_steps=scheduling.LEARNING_STEPS,
        relearning_steps=scheduling.RELEARNING_STEPS,
        enable_fuzzing=False,
    )
    card, cards = Card(card_id=7), []
    for day, letter in enumerate(history):
        moment = datetime(2026, 3, 2, 12, tzinfo=UTC) + timedelta(days=day)
        card, _log = library.review_card(card, Rating.Good if letter == "G" else Rating.Again, moment)
        cards.append(card)
    return cards


@pytest.mark.parametrize("history", HISTORIES)
def test_stability_difficulty_and_state_are_the_librarys(history: str) -> None:
    for mine, card in zip(ours(history), theirs(history), strict=True):
        assert (mine.stability, mine.difficulty, mine.step) == (card.stability, card.difficulty, card.step)
        assert mine.state == card.state.name.lower()


@pytest.mark.parametrize("history", HISTORIES)
def test_good_falls_due_on_the_librarys_day(history: str) -> None:
    was_in_review = False
    for mine, card in zip(ours(history), theirs(history), strict=True):
        if card.state == State.Review:
            days = (card.due - card.last_review).days
            assert max(1, round(interval_days(mine.stability, 0.9))) == days
            # Hard needs a day of its own before Good, which the library does not promise.
            assert (mine.due_on - mine.last_study_day).days == max(days, 2 if was_in_review else 1)
        was_in_review = card.state == State.Review


def test_retrievability_is_the_librarys() -> None:
    mine, card = ours("GGG")[-1], theirs("GGG")[-1]
    for days in (0, 1, 5, 40, 400):
        moment = card.last_review + timedelta(days=days)
        expected = Scheduler().get_card_retrievability(card, moment)
        assert retrievability(mine, mine.last_study_day + timedelta(days=days)) == pytest.approx(expected)
