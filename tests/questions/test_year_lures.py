"""A wrong year is certainly wrong, ascends among its fellows, and its place says nothing about the right one."""

from collections import Counter
from dataclasses import replace

import pytest

from quizapp.facts.snapshot import When
from quizapp.questions.draft import NoQuestion
from quizapp.questions.lures.distractors import Lures
from quizapp.questions.vocabulary import Family
from quizapp.questions.world.proof import World
from tests.questions.worlds import changed, dispute, drafts, event, gap, history, with_facts, world

YEAR, OF_PAPER = Family.DATE_OF_EVENT, Family.DATE_OF_AGREEMENT
KEYS = [f"key-{number}" for number in range(800)]


LURES = Lures(World(history()))


def years(key, date, *, forbidden=()):
    return [int(lure.value) for lure in LURES.years(key, When.of(date), forbidden, "event:x")]


def offered(snapshot, ref, family=YEAR):
    (draft,) = drafts(snapshot, family, ref, "year")
    return {lure.value for lure in draft.distractors}


def test_years_ascend_differ_and_stay_within_six_of_the_key():
    for key in KEYS:
        found = years(key, "1996")
        assert found == sorted(set(found)) and len(found) == 3
        assert 1996 not in found and all(abs(year - 1996) <= 6 for year in found)


def test_the_rank_of_the_right_year_is_uniform():
    ranks = Counter(sum(year < 1996 for year in years(key, "1996")) for key in KEYS)
    expected = len(KEYS) / 4
    assert sum((ranks[rank] - expected) ** 2 / expected for rank in range(4)) < 11.34  # p > 0.01 at 3 degrees


def test_the_choice_is_the_same_every_time():
    assert [years(key, "1996") for key in KEYS[:20]] == [years(key, "1996") for key in KEYS[:20]]


def test_no_year_lies_outside_the_history():
    assert all(year <= 2004 for key in KEYS for year in years(key, "2003"))


def test_too_few_safe_years_end_the_question():
    with pytest.raises(NoQuestion, match="fewer than three"):
        years("key", "1996", forbidden=[*range(1980, 1994), *range(1997, 2020)])


def announced(date, **fields):
    """The theatre of 1993, announced by an event of its own."""
    notice = event("notice", date, "statement", **fields)
    return with_facts(changed(history(), "event:theatre-begun", announced_by="notice"), notice)


@pytest.mark.parametrize("year", ["1990", "1991", "1992", "1994", "1995"])
def test_the_year_of_the_announcement_is_never_offered(year):
    assert year not in offered(announced(f"{year}-02-01"), "event:theatre-begun")


def test_an_announcement_across_years_bans_them_all():
    assert not {"1991", "1992", "1994"} & offered(announced("1991/1994"), "event:theatre-begun")


def test_an_announcement_without_a_date_leaves_no_year_safe():
    assert "fewer than three" in gap(announced(""), YEAR, "event:theatre-begun")


def told(*dates):
    snapshot = history()
    return with_facts(snapshot, dispute(snapshot.events["theatre-begun"], "date", *dates))


def test_a_disputed_date_is_asked_when_every_telling_has_the_year():
    assert drafts(told("1993-09-10", "1993-09-11"), YEAR, "event:theatre-begun")


@pytest.mark.parametrize("other", ["1994-01-02", "1993-12-30/1994-01-02", "1993~", "long ago"])
def test_a_disputed_date_is_not_asked_when_a_telling_leaves_the_year(other):
    assert "tellings disagree" in gap(told("1993-09-10", other), YEAR, "event:theatre-begun", "year")


@pytest.mark.parametrize("date", ["", "1993/1994", "1993~", "1993?", "1993/..", "199X", "[1993,1995]"])
def test_a_date_in_no_one_certain_year_is_not_asked(date):
    snapshot = changed(history(), "event:theatre-begun", when=When.of(date))
    reason = "do not date it" if not date else "leave open in which year"
    assert reason in gap(snapshot, YEAR, "event:theatre-begun", "year")


def test_the_truth_of_a_lure_is_its_weightiest_fact_or_its_distance():
    (draft,) = drafts(world(event("lock", "1994", tier=1), event("dam", "1995")), YEAR, "event:lock", "year")
    truths = {int(lure.value): lure.truth for lure in draft.distractors}
    for year, truth in truths.items():
        assert ("the dam" in truth) if year == 1995 else (str(abs(year - 1994)) in truth)


def test_a_similar_title_in_another_year_ends_the_question_about_a_document():
    twin = replace(history().agreements["railway"], key="railway-2", when=When.of("1999"), event="")
    both = with_facts(history(), twin)
    assert not drafts(both, OF_PAPER, "agreement:railway", "year")
    assert "2 answers" in gap(both, OF_PAPER, "agreement:railway-2")


def test_a_title_with_a_year_is_never_asked_for_its_year():
    snapshot = changed(history(), "event:theatre-begun", title="the theatre of 1993")
    assert "gives a year" in gap(snapshot, YEAR, "event:theatre-begun")
