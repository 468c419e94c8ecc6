"""Why a question is due, in words, for every state that a card can be in."""

from datetime import date
from typing import Any

import pytest

from quizapp.web.own_cards.why_due import LastAnswer, WhyDue, days_in_words, odds, on

TODAY = date(2026, 3, 15)


def last(**fields: Any) -> LastAnswer:
    return LastAnswer(**{"on": date(2026, 3, 3), "verdict": "right", "days": 12, "retention": 0.9, **fields})


def said(**fields: Any) -> str:
    return " ".join(WhyDue(**fields).sentences(TODAY))


PROMISE = (
    "You last met it on 3 March and got it right; it was to come back after 12 days, "
    "when about 9 in 10 of such answers are still right."
)


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ({}, "It is new to you: no answer of yours has counted yet."),
        ({"last": last(), "due_on": TODAY}, f"{PROMISE} That is today."),
        (
            {"last": last(days=8), "due_on": date(2026, 3, 11), "chance": 0.86},
            (
                f"{PROMISE.replace('12 days', '8 days')} "
                "That was on 11 March: by now about 86 in 100 would still be right."
            ),
        ),
        (
            {"last": last(days=20), "due_on": date(2026, 3, 23)},
            f"{PROMISE.replace('12 days', '20 days').replace('was to', 'is to')} That is in 8 days.",
        ),
        (
            {"last": last(on=TODAY, verdict="wrong", days=None), "due_on": TODAY},
            (
                "You last met it today and missed it. It comes back a few minutes later, "
                "until you have recalled it once."
            ),
        ),
        (
            {"last": last(), "due_on": TODAY, "reset_on": date(2026, 3, 14)},
            "You made it start afresh yesterday, so it is new again.",
        ),
        (
            {"last": last(), "due_on": TODAY, "answer_changed": True},
            "Its answer was corrected since you last answered it, so it is new again.",
        ),
        (
            {"last": last(), "due_on": TODAY, "is_leech": True, "lapses": 8},
            f"{PROMISE} That is today. You have forgotten it 8 times: it is one of your hard ones.",
        ),
        (
            {"last": last(), "due_on": TODAY, "is_suspended": True, "is_put_off": True},
            f"{PROMISE} That is today. You have suspended it: it is not asked until you take it up again.",
        ),
        (
            {"is_put_off": True},
            "It is new to you: no answer of yours has counted yet. You have put it off until tomorrow.",
        ),
    ],
)
def test_the_words(why: dict[str, Any], words: str) -> None:
    assert said(**why) == words


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"was_guess": True}, "and got it right, but as a guess;"),
        ({"with_hint": True}, "and got it right, with a hint;"),
        ({"regraded": 2}, "and got it right, then graded it Hard;"),
        ({"verdict": "unknown"}, "and asked to see the answer;"),
        ({"on": date(2024, 3, 3)}, "on 3 March 2024 and got it right;"),
        ({"days": 1}, "after 1 day,"),
        ({"retention": 0.85}, "about 85 in 100 of"),
    ],
)
def test_how_it_was_answered(fields: dict[str, Any], words: str) -> None:
    assert words in said(last=last(**fields), due_on=TODAY)


def test_odds_are_never_none_and_never_all() -> None:
    assert [odds(one) for one in (0, 0.004, 0.5, 0.904, 0.999, 1)] == [
        "1 in 100", "1 in 100", "5 in 10", "9 in 10", "99 in 100", "99 in 100",
    ]  # fmt: skip


def test_days_and_intervals() -> None:
    assert [days_in_words(one) for one in (None, 1, 4)] == ["in a few minutes", "tomorrow", "in 4 days"]
    assert [on(date(2026, 3, day), TODAY) for day in (15, 14, 13)] == ["today", "yesterday", "on 13 March"]
