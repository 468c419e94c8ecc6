"""Title constraints and events that name different persons: what the auditor makes of them, from the README's words."""

import pytest

from quizapp.questions.audit.item import Constraint
from quizapp.questions.audit.matching import match
from quizapp.questions.audit.titles import name_different_persons, named_by, takes_several
from quizapp.questions.audit.world import World

BECOMES = "{} becomes emperor of the whole realm"
PERSONS = {
    "otto": {"name": "Otto Lund", "aliases": ["Otho the Old", "Отто Лунд"]},
    "rolf": {"name": "Rolf Bek", "aliases": ["Rolf"]},
    "karl": {"name": "Karl Holm"},
    "jens": {"name": "Jens Holm"},
    "ottone": {"name": "Ottone", "possibly_same": ["otto"]},
    "nobody": {"name": "the envoy of Boria", "unnamed": True},
}


def world_of(
    *titles: str, kind: str = "accession", present: tuple[str, ...] = (), complete: bool = False, **more: object
) -> World:
    """A world of one event that bears the given title and short title, with everybody of PERSONS in its registry."""
    person = {"aliases": [], "country": "AA", "name_system": "other", "unnamed": False, "possibly_same": []}
    event = {
        "key": "e", "title": titles[0], "short_title": titles[-1], "kind": kind, "participants_complete": complete,
        "participants": [{"person": one, "role": "other", "office": ""} for one in present],
    }  # fmt: skip
    document = {
        "topic": {"countries": {"AA": {"name": "Aland", "adjective": "Alandic"}}}, "events": [event],
        "agreements": [event | {"key": "a"}], "figures": [], "conflicts": [],
        "persons": [{"key": key, **person, **row} for key, row in PERSONS.items()],
    }  # fmt: skip
    return World(document | more)


def verdict(asked: str, world: World, ref: str = "event:e") -> bool | None:
    return match(Constraint("title", "is", asked), ref, world)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Otto Lund", "Rolf Bek"),
        ("Otho the Old", "Rolf Bek"),  # an alias
        ("Отто Лунд", "ROLF-BEK or Rolf"),
        ("Rolf", "Otto Lund"),  # one word that nobody else bears
        ("Karl Holm", "Jens Holm"),  # what they share is part of a longer name
    ],
)
def test_one_title_for_two_emperors_is_two_events(asked, told):
    world = world_of(BECOMES.format(told))
    assert verdict(BECOMES.format(asked), world) is False
    assert verdict(BECOMES.format(told), world) is True


def test_a_genitive_names_as_its_noun_does():
    for sign in "'’ʼ":
        assert verdict(f"Otto Lund{sign}s accession", world_of(f"Rolf{sign}s accession")) is False


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Otto Lund", "Otho the Old"),  # one person, told otherwise
        ("Otto Lund", "Ottone"),  # possibly the same
        ("Otto Lund", "Holm"),  # a surname of two names neither of them surely
        ("Karl Holm", "Holm"),
        ("Lund", "Rolf Bek"),  # a part of a name is no name
        ("Otto Lund", "Egon Falk"),  # nobody registered
        ("Egon Falk", "Rolf Bek"),
        ("Otto Lund", "Rolf Bek, once Otto's page,"),  # perhaps that Otto
        ("Otto Lund and Rolf Bek", "Rolf Bek"),
        ("Otto Lund", "R. Bek"),  # no name that the registry has
    ],
)
def test_where_they_may_be_one_nothing_is_contradicted(asked, told):
    assert verdict(BECOMES.format(asked), world_of(BECOMES.format(told))) is None
    assert verdict(BECOMES.format(told), world_of(BECOMES.format(asked))) is None


def test_either_title_of_an_event_names():
    long, short = BECOMES.format("Rolf Bek"), "an emperor of the whole realm becomes known"
    assert verdict(BECOMES.format("Otto Lund"), world_of(long, short)) is False
    assert verdict(BECOMES.format("Otto Lund"), world_of(short, long)) is False
    assert verdict(BECOMES.format("Otto Lund"), world_of(long, BECOMES.format("Otto"))) is None


def test_who_was_there_is_perhaps_named():
    asked, told = BECOMES.format("Otto Lund"), BECOMES.format("Rolf Bek")
    assert verdict(asked, world_of(told, present=("rolf", "karl"))) is False
    for present in ("otto", "ottone"):
        assert verdict(asked, world_of(told, present=("rolf", present))) is None
    assert verdict(asked, world_of(told, present=("nobody",))) is None  # it may have been Otto
    assert verdict(asked, world_of(BECOMES.format("an emperor"), present=("rolf",))) is None  # no title names surely


@pytest.mark.parametrize("kind", ["visit", "state_visit", "committee_meeting", "Peace-Talks", "coronation ceremony"])
def test_where_several_take_part_all_of_them_must_be_known(kind):
    asked, told = BECOMES.format("Otto Lund"), BECOMES.format("Rolf Bek")
    assert takes_several(kind)
    assert verdict(asked, world_of(told, kind=kind, present=("rolf",))) is None
    assert verdict(asked, world_of(told, kind=kind, present=("rolf",), complete=True)) is False
    assert verdict(asked, world_of(told, kind=kind, present=("rolf", "otto"), complete=True)) is None


@pytest.mark.parametrize("kind", ["accession", "visitation", "birth", "landing"])
def test_other_kinds_need_no_list(kind):
    assert not takes_several(kind)


def test_documents_are_told_apart_by_their_words_alone():
    world = world_of(BECOMES.format("Rolf Bek"))
    assert verdict(BECOMES.format("Otto Lund"), world, "agreement:a") is None
    assert verdict("Otto Lund", world, "agreement:a") is False


def test_a_title_in_dispute_contradicts_nothing():
    conflict = {"key": "c", "facts": ["event:e"], "field": "title", "values": []}
    world = world_of(BECOMES.format("Rolf Bek"), conflicts=[conflict])
    assert verdict(BECOMES.format("Otto Lund"), world) is None
    assert verdict(BECOMES.format("Rolf Bek"), world) is True


def test_whom_words_name():
    world = world_of("nothing")
    said = named_by("The day when Otho the Old's son met Jens Holm and an envoy, Lund", world)
    assert (set(said.surely), set(said.perhaps)) == ({"otto", "jens"}, {"nobody", "otto"})
    assert not named_by("the end of the talks", world).perhaps  # little words are nobody's name
    assert not name_different_persons("the end", "event:e", world)
