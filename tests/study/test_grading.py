"""From a raw answer to verdict, grade and weight."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.answering import grading
from quizapp.study.answering.grading import BadAnswer, Given, Graded, capped, evidence_weight, grade_choice
from quizapp.study.models import Grade, Verdict

SHOWN = [2, 0, 1, 3]


def test_the_answer_is_right_and_good_wherever_it_stands() -> None:
    assert grade_choice(SHOWN, Given(option=1)) == Graded("right", Grade.GOOD, 0, 4)


def test_another_option_is_wrong_and_again() -> None:
    assert grade_choice(SHOWN, Given(option=0)) == Graded("wrong", Grade.AGAIN, 2, 4)


def test_dont_know_is_again_and_no_option_was_chosen() -> None:
    assert grade_choice(SHOWN, Given(unknown=True)) == Graded("unknown", Grade.AGAIN, None, 4)


@pytest.mark.parametrize(
    "tampered",
    [
        Given(),
        Given(option=4),
        Given(option=-1),
        Given(option=True),
        Given(option="1"),  # type: ignore[arg-type]
        Given(option=1, unknown=True),
    ],
)
def test_an_answer_that_was_not_on_the_page_is_refused(tampered: Given) -> None:
    with pytest.raises(BadAnswer):
        grade_choice(SHOWN, tampered)


def test_a_right_choice_weighs_what_the_learner_probably_knew() -> None:
    assert evidence_weight(retrievability=0.9, option_count=4) == pytest.approx(0.9 / (0.9 + 0.1 / 4))
    assert evidence_weight(retrievability=0.5, option_count=2) == pytest.approx(2 / 3)
    assert evidence_weight(retrievability=grading.PRIOR_RETRIEVABILITY, option_count=4) == pytest.approx(0.8)


def test_where_guessing_plays_no_part_the_weight_is_one() -> None:
    assert evidence_weight(retrievability=0.2, option_count=0) == 1.0


@given(st.floats(0, 1), st.integers(2, 10))
def test_weights_are_probabilities_and_more_options_mean_less_luck(knew: float, options: int) -> None:
    weight = evidence_weight(retrievability=knew, option_count=options)
    assert 0 <= weight <= 1
    assert weight <= evidence_weight(retrievability=knew, option_count=options + 1)


def test_a_pause_is_not_thinking_time() -> None:
    assert [capped(value) for value in (None, -5, 0, 4200, 3_600_000)] == [None, None, 0, 4200, 60_000]


def test_the_pure_words_are_the_stored_ones() -> None:
    assert {getattr(grading, name): name for name in ("AGAIN", "HARD", "GOOD", "EASY")} == {
        Grade.AGAIN: "AGAIN",
        Grade.HARD: "HARD",
        Grade.GOOD: "GOOD",
        Grade.EASY: "EASY",
    }
    assert set(Verdict.values) == {"right", "wrong", "unknown"}


@pytest.mark.parametrize("milliseconds", [None, 0, 1, 300])
def test_however_fast_an_answer_is_good_and_easy_only_by_the_learners_own_word(milliseconds: int | None) -> None:
    quick = {"milliseconds": milliseconds}
    asked = [{"text": "1992", "value": "1992"}]
    items = [{"value": "event:a", "when": "1992"}, {"value": "event:b", "when": "1995"}]
    assert grade_choice([1, 0], Given(option=1, **quick)).grade == Grade.GOOD
    assert grading.grade_typed("year", asked, Given(text="1992", **quick), None).grade == Grade.GOOD
    assert grading.grade_order_k([0, 1], items, Given(order=(0, 1), **quick)).grade == Grade.GOOD
    assert grading.grade_flashcard(Given(grade=4, **quick)).grade == Grade.EASY


@pytest.mark.parametrize("grade", Grade)
def test_hard_never_means_wrong_and_again_always_does(grade: Grade) -> None:
    assert grading.grade_flashcard(Given(grade=grade)).verdict == ("wrong" if grade == Grade.AGAIN else "right")
