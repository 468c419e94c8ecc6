"""The format ladder: first the question's own format, after two successes the typed one where typing is fair."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.questions.vocabulary import Asks, Format
from quizapp.study.asking.ladder import format_shown, may_climb

CHOICE_THEN_TYPED = ["choice", "typed", "flashcard"]


@pytest.mark.parametrize(("asks", "name_tier"), [("year", None), ("month", None), ("person", 1)])
def test_years_months_and_essential_names_are_typed_after_two_successes(asks, name_tier) -> None:
    shown = [format_shown(CHOICE_THEN_TYPED, asks, successes=count, name_tier=name_tier) for count in range(4)]
    assert shown == ["choice", "choice", "typed", "typed"]


@pytest.mark.parametrize(("asks", "name_tier"), [("person", 2), ("person", None), ("day", None), ("place", None)])
def test_everything_else_stays_as_it_begins(asks, name_tier) -> None:
    assert format_shown(CHOICE_THEN_TYPED, asks, successes=9, name_tier=name_tier) == "choice"


def test_a_cloze_is_a_typed_format() -> None:
    assert format_shown(["choice", "cloze"], "year", successes=2) == "cloze"
    assert format_shown(["cloze", "choice"], "year", successes=0) == "cloze"


def test_the_name_of_somebody_less_known_is_chosen_where_it_can_be() -> None:
    assert format_shown(["cloze", "choice"], "person", successes=0, name_tier=2) == "choice"
    assert format_shown(["cloze", "choice"], "person", successes=0, name_tier=1) == "cloze"
    assert format_shown(["cloze"], "person", successes=0, name_tier=2) == "cloze"


def test_flashcards_are_never_shown_and_nothing_is_typed_that_cannot_be_graded() -> None:
    assert format_shown(["flashcard", "choice"], "year", successes=5) == "choice"
    assert format_shown(["flashcard"], "year", successes=0) == "choice"
    assert format_shown(["typed", "choice"], "agreement", successes=5) == "choice"


def test_who_has_no_other_rung_need_not_be_counted() -> None:
    assert may_climb(["choice", "typed"], "year")
    assert not may_climb(["choice"], "year")
    assert not may_climb(["choice", "typed"], "purpose")
    assert not may_climb(["choice", "flashcard"], "person")
    assert not may_climb(["cloze"], "year")


@pytest.mark.parametrize(
    ("formats", "top"),
    [
        (["order_two", "order_k"], "order_k"),
        (["order_two", "timeline"], "timeline"),
        (["order_two", "timeline", "order_k"], "order_k"),
        (["choice", "timeline", "flashcard"], "timeline"),
    ],
)
def test_an_order_climbs_to_the_highest_format_of_its_question_after_two_successes(formats, top) -> None:
    assert may_climb(formats, "earlier")
    assert [format_shown(formats, "earlier", successes=count) for count in range(4)] == [formats[0]] * 2 + [top] * 2


@pytest.mark.parametrize("formats", [["order_two"], ["order_two", "choice"], ["timeline", "order_two"], ["order_k"]])
def test_where_there_is_no_higher_rung_it_stays(formats) -> None:
    assert format_shown(formats, "earlier", successes=9) == formats[0]


@given(st.lists(st.sampled_from(list(Format)), unique=True), st.sampled_from(list(Asks)), st.integers(0, 5))
def test_no_card_ever_climbs_to_a_flashcard_or_to_a_format_that_it_lacks(formats, asks, successes) -> None:
    for name_tier in (None, 1, 2):
        shown = format_shown(formats, asks, successes=successes, name_tier=name_tier)
        assert shown != Format.FLASHCARD
        assert shown in formats or shown == Format.CHOICE
