"""A document by whose signing a visit is told apart may have namesakes, which were signed elsewhere."""

from quizapp.questions.vocabulary import Attribute, Family, Operator
from quizapp.questions.world.proof import Constraint, World
from tests.questions.worlds import PREMIER, drafts, paper, person, visit, world

SIGNED = Constraint(Attribute.SIGNED, Operator.HAS, "grain-1990")


def topic(second="grain agreement", **fields):
    visits = [visit("first", "1990-05-03/1990-05-06", "falk"), visit("second", "1994-07-03/1994-07-06", "falk")]
    papers = [
        paper("grain-1990", "1990-05-04", short_title="grain agreement", title="Agreement on grain", event="first"),
        paper("grain-1994", "1994-07-04", short_title=second, title=f"Official {second}", event="second", **fields),
    ]
    lock = visit("lock", "1997-03-01/1997-03-02", "holm")
    return world(PREMIER, person("falk", "Anders Falk"), person("holm", "Bertil Holm"), lock, *visits, *papers)


def test_a_namesake_leaves_open_which_visit_is_meant():
    found = World(topic()).may_events([SIGNED])
    assert {event.key for event in found} == {"first", "second"}
    assert {event.key for event in World(topic("herring treaty")).may_events([SIGNED])} == {"first"}


def test_no_year_is_asked_by_a_document_that_has_namesakes():
    with_namesake = drafts(topic(), Family.DATE_OF_EVENT, "event:first", "year")
    assert not with_namesake
    (alone,) = drafts(topic("herring treaty"), Family.DATE_OF_EVENT, "event:first", "year")
    assert "grain agreement" in alone.stem


def test_a_namesake_of_an_unknown_occasion_may_be_of_any_of_its_days():
    undated = topic()
    loose = {**undated.agreements, "grain-1994": paper("grain-1994", short_title="Grain Agreement")}
    found = World(world(*undated.persons.values(), *undated.events.values(), *loose.values())).may_events([SIGNED])
    assert {event.key for event in found} == {"first", "second", "lock"}
