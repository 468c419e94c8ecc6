"""What a log adds up to: resets, regrades and a changed answer, on rows alone."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import uuid4

from quizapp.study.memory.fold import DayCounts, after, day_counts, effective, fold
from quizapp.study.memory.scheduling import PARAMETERS_NAME
from quizapp.study.models import Correction, Review

DAY = date(2026, 3, 2)


def review(sequence: int, grade: int = 3, **fields: Any) -> Review:
    usual: dict[str, Any] = {
        "id": uuid4(),
        "card_id": 7,
        "sequence": sequence,
        "study_day": DAY + timedelta(days=3 * sequence),
        "at": datetime(2026, 3, 2, 12, tzinfo=UTC) + timedelta(days=3 * sequence),
        "grade": grade,
        "verdict": "wrong" if grade == 1 else "right",
        "weight": 1.0,
        "milliseconds": 1000,
        "desired_retention": 0.9,
        "maximum_interval": 365,
        "parameters": PARAMETERS_NAME,
        "answer_fingerprint": "a",
    }
    return Review(**{**usual, **fields})


def correction(sequence: int, of: Review, kind: str, grade: int | None = None) -> Correction:
    return Correction(card_id=7, review_id=of.id, kind=kind, grade=grade, sequence=sequence)


def test_nothing_adds_up_to_nothing() -> None:
    assert fold([], []) is None


def test_order_of_acceptance_decides_whatever_order_the_rows_come_in() -> None:
    log = [review(1), review(2, grade=1), review(3)]
    assert fold(reversed(log), []) == fold(log, [])
    assert fold(log, []).reps == 3 and fold(log, []).lapses == 1


def test_a_voided_answer_never_was() -> None:
    kept, undone = review(1), review(2, grade=1)
    assert fold([kept, undone], [correction(1, undone, "void")]) == fold([kept], [])


def test_of_two_words_on_an_answer_the_later_decides() -> None:
    only = review(1)
    words = [correction(1, only, "guessed"), correction(2, only, "regrade", grade=4)]
    assert fold([only], words) == after(None, only, 4)
    assert effective([only], words[:1])[0].was_guess


def test_after_a_reset_the_card_is_new_but_the_days_stay_counted() -> None:
    old, new = review(1), review(2)
    reset = [correction(1, old, "reset")]
    assert fold([old], reset) is None
    assert fold([old, new], reset) == after(None, new, 3)
    assert sum(counts.reviews for counts in day_counts([old, new], reset).values()) == 2


def test_a_changed_answer_starts_memory_again() -> None:
    old, new = review(1), review(2, answer_fingerprint="b")
    assert fold([old, new], []) == after(None, new, 3)
    assert fold([old], [], answer_fingerprint="b") is None
    assert fold([old], [], answer_fingerprint="a") == after(None, old, 3)


def test_a_card_is_new_on_the_day_of_its_first_answer_that_counts() -> None:
    first, second = review(1, grade=1), review(2)
    assert day_counts([first, second], []) == {
        first.study_day: DayCounts(reviews=1, right=0, new_cards=1, milliseconds=1000),
        second.study_day: DayCounts(reviews=1, right=1, new_cards=0, milliseconds=1000),
    }
    assert day_counts([first, second], [correction(1, first, "void")]) == {
        second.study_day: DayCounts(reviews=1, right=1, new_cards=1, milliseconds=1000),
    }
