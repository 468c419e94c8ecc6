"""The test-wise robot: it finds what was planted for it, and no more than chance in the shipped bank."""

import pytest

from tests.benchmarks.robot import play

pytestmark = pytest.mark.django_db  # the shipped topic is loaded into a test database


def option(text, value, **fields):
    return {"text": text, "value": value, **fields}


def document(*questions, events=()):
    made = [
        {"proof": {"state": "holds"}, "answer": options[0], "distractors": list(options[1:])} for options in questions
    ]
    return {"questions": made, "events": list(events), "agreements": [], "figures": []}


def share(strategy, *questions, **tables):
    (found,) = [result for result in play(document(*questions, **tables)) if result.strategy == strategy]
    return found.right


LONG = (option("the longest of them", "a"), option("short", "b"), option("brief", "c"))


def test_it_takes_the_longest_option():
    assert share("longest", LONG) == 1
    assert share("longest", LONG[::-1]) == 0


def test_of_options_alike_it_takes_each_with_the_same_chance():
    assert share("longest", (option("one", "a"), option("two", "b"), option("six", "c"))) == pytest.approx(1 / 3)


def test_it_takes_the_middle_of_what_is_sorted():
    years = [option(str(1990 + n), str(n), position=n) for n in range(3)]
    assert share("middle", (years[1], years[0], years[2])) == 1
    assert share("middle", (years[0], years[1], years[2])) == 0


def test_it_takes_what_shares_most_words():
    assert share("most shared", (option("a b", "x"), option("a c", "y"), option("b d", "z"))) == 1


def test_it_takes_what_is_mentioned_most():
    events = [{"key": "e", "participants": [{"person": "falk"}, {"person": "falk"}, {"person": "holm"}]}]
    assert share("most mentioned", (option("F", "falk"), option("H", "holm"), option("O", "orre")), events=events) == 1


def test_the_shipped_bank_gives_it_no_more_than_chance(shipped):
    unfair = [result for result in play(shipped.document) if not result.is_fair]
    assert unfair == []
