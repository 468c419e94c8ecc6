"""What recurs is not asked for by its kind and place; what history knows by a name of its own is."""

from dataclasses import replace

import pytest

from quizapp.facts.snapshot import When
from quizapp.questions.vocabulary import Family
from quizapp.questions.world.proof import World
from quizapp.questions.world.recurrence import recurs
from tests.questions.worlds import drafts, event, gap, world


def held(title, kind="conference", date="1945-02-04/1945-02-11", **fields):
    return event("held", date, kind, title=title, **fields)


def does_recur(title, *others, kind="conference", **fields):
    snapshot = world(held(title, kind, **fields), *others)
    return recurs(World(snapshot), snapshot.events["held"])


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("the Yalta Conference", "conference"),
        ("Yalta Conference", "conference"),
        ("the Congress of Vienna", "conference"),
        ("the Vienna summit", "summit"),
        ("the Washington Naval Conference", "conference"),
        ("the Macartney Mission", "mission"),
    ],
)
def test_a_proper_name_means_one_occasion(title, kind):
    assert not does_recur(title, kind=kind)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("the five-nation summit in Vienna", "summit"),
        ("the foreign ministers' conference in Vienna", "conference"),
        ("the Boria Forum's annual conference", "conference"),
        ("the NATO summit in Madrid", "summit"),
        ("the Borian conference", "conference"),
        ("the conference on fish", "conference"),
        ("the Vienna talks", "talks"),
        ("Falk's visit to Boria", "visit"),
        ("the Vienna Meeting", "meeting"),
    ],
)
def test_a_description_by_kind_and_place_may_mean_others(title, kind):
    assert does_recur(title, kind=kind)


def test_a_name_that_an_event_of_another_year_bears_as_well_is_no_name_of_one():
    speech = event("speech", "1945-02-06", "speech", title="Falk's speech at the Yalta Conference")
    assert not does_recur("the Yalta Conference", speech)
    again = event("again", "1990-02-06", "founding", title="the founding of the Yalta Conference")
    assert does_recur("the Yalta Conference", again)


def test_an_editor_vouches_for_an_essential_by_writing_its_clause():
    assert not does_recur("the five-nation summit", tier=1, question_clause="did five nations meet")
    assert does_recur("the five-nation summit", tier=2, question_clause="did five nations meet")


def test_other_kinds_do_not_recur():
    assert not does_recur("the opening of a canal", kind="opening")


def test_a_named_conference_is_asked_for_its_year_and_an_unnamed_one_is_a_gap():
    assert drafts(world(held("the Yalta Conference", tier=1)), Family.DATE_OF_EVENT, "event:held", "month")
    unnamed = replace(held("the conference on fish"), when=When.of("1945"))
    assert "recur" in gap(world(unnamed), Family.DATE_OF_EVENT, "event:held")
