"""A document named by a title that others bear too: the auditor leaves open which of their occasions is meant."""

import pytest

from quizapp.questions.audit.item import Constraint
from quizapp.questions.audit.matching import match
from quizapp.questions.audit.world import World

EVENT = {"date": "", "earliest": None, "latest": None, "agreements_complete": False, "participants": []}


def world_of(second_title: str) -> World:
    """Two occasions, each with its document; the second document bears the given title."""
    events = [EVENT | {"key": key, "title": key, "short_title": ""} for key in ("first", "second")]
    papers = [("grain-1990", "grain agreement", "first"), ("grain-1994", second_title, "second")]
    rows = [
        EVENT | {"key": key, "title": f"Official paper {key}", "short_title": title, "event": event}
        for key, title, event in papers
    ]
    topic = {"countries": {}}
    return World({"topic": topic, "events": events, "agreements": rows, "figures": [], "conflicts": [], "persons": []})


@pytest.mark.parametrize(
    ("second_title", "verdict"), [("grain agreement", None), ("Grain Agreement!", None), ("herring treaty", False)]
)
def test_only_what_is_false_of_all_of_a_name_is_false(second_title, verdict):
    signed = Constraint("signed", "has", "grain-1990")
    assert match(signed, "event:first", world_of(second_title)) is True
    assert match(signed, "event:second", world_of(second_title)) is verdict
