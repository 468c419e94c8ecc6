"""The may-set found through indexes is the one found by asking every fact, whatever the dates, titles and persons."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.facts.snapshot import AgreementFact, EventFact, FigureFact, Participant, When
from quizapp.questions.matching import NARROW, RULES
from quizapp.questions.vocabulary import Attribute, Operator
from quizapp.questions.world.proof import Constraint, World
from tests.questions.worlds import CITED, dispute, event, paper, person, world

YEARS = st.integers(1990, 1996)
MONTHS = st.integers(1, 12)
DATES = st.one_of(
    st.just(""),
    YEARS.map(str),
    st.builds("{}-{:02}".format, YEARS, MONTHS),
    st.builds("{}-{:02}-17".format, YEARS, MONTHS),
    st.builds("{}-{:02}-17/{}-02-03".format, YEARS, MONTHS, st.integers(1997, 1998)),
    st.builds("{}/..".format, YEARS),
    st.builds("../{}".format, YEARS),
    st.builds("{}{}".format, YEARS, st.sampled_from("?~%")),
    st.builds("[{},{}]".format, st.integers(1990, 1992), st.integers(1993, 1996)),
    st.just("199X"),
)
WINDOWS = st.one_of(
    YEARS.map(str),
    st.builds("{}-{:02}".format, YEARS, MONTHS),
    st.sampled_from(["1991-03-01/1993-04-01", "1994/..", "../1992", "[1991,1995]", "1993~"]),
)
WORDS = ("harbour", "railway", "joint", "statement", "Aland", "bridge", "Anders Falk", "Bertil Holm's", "Falk", "")
TITLES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True).map(" ".join)
PERSONS = [
    person("falk", "Anders Falk"),
    person("holm", "Bertil Holm", possibly_same=frozenset({"orre"})),
    person("orre", "David Orre", "BB"),
    person("a-falk", "Falk", "BB"),
    person("somebody", "the Premier", unnamed=True),
    person("anybody", "a guest", "", unnamed=True),
]
KEYS = st.sampled_from([*(one.key for one in PERSONS), "nobody"])
KINDS = st.sampled_from(["visit", "talks", "opening", "agreement", "treaty"])
SIDES = st.sampled_from(["", "AA", "BB"])
PURPOSES = st.sampled_from(["", "lit a dangerous strait", "lit a strait", "set quotas for herring", "joint"])


@st.composite
def events(draw, index):
    roles = draw(st.lists(st.tuples(KEYS.filter("nobody".__ne__), st.sampled_from(["leader", "met"])), max_size=2))
    flags = {name: draw(st.booleans()) for name in ("lead_complete", "participants_complete", "agreements_complete")}
    fields = {"title": draw(TITLES), "short_title": draw(st.one_of(st.just(""), TITLES)), "host_country": draw(SIDES)}
    there = tuple(Participant(*role) for role in roles)
    return event(f"event-{index}", draw(DATES), draw(KINDS), participants=there, **flags, **fields)


@st.composite
def papers(draw, index):
    fields = {"title": draw(TITLES), "kind": draw(KINDS), "purpose": draw(PURPOSES)}
    fields["event"] = draw(st.sampled_from(["", "event-0", "event-1"]))
    links = draw(st.frozensets(st.sampled_from(["paper-0", "paper-1", "paper-2"]), max_size=1))
    return paper(f"paper-{index}", draw(DATES), implements=tuple(links), **fields)


@st.composite
def figures(draw, index):
    values = [draw(st.sampled_from(["", "trade:total", "trade:export"])), Decimal(1), draw(st.sampled_from(["", "%"]))]
    return FigureFact(f"figure-{index}", draw(TITLES), *values, When.of(draw(DATES)), citations=CITED)


@st.composite
def worlds(draw):
    made = [draw(kind(index)) for kind in (events, papers, figures) for index in range(draw(st.integers(1, 5)))]
    fields = ("date", "title", "leader", "participants", "agreements", "event", "purpose", "unit", "kind")
    disputed = draw(st.lists(st.tuples(st.sampled_from(made), st.sampled_from(fields), DATES), max_size=3))
    disputes = {fact.key: dispute(fact, field, told or "1990", "1995") for fact, field, told in disputed}
    found = {kind: {f.key: f for f in made if isinstance(f, kind)} for kind in (FigureFact,)}
    others = [fact for fact in made if not isinstance(fact, FigureFact)]
    return world(*PERSONS, *others, *disputes.values(), figures=found[FigureFact])


VALUES = {
    Attribute.DATE: WINDOWS,
    Attribute.PERIOD: WINDOWS,
    Attribute.TITLE: TITLES,
    Attribute.KIND: st.one_of(KINDS, st.just("%")),
    Attribute.HOST_COUNTRY: SIDES,
    Attribute.LEADER: KEYS,
    Attribute.LEADER_SIDE: SIDES,
    Attribute.PARTICIPANT: KEYS,
    Attribute.SIGNED: st.sampled_from(["paper-0", "paper-1", "paper-9"]),
    Attribute.SIGNED_AT: st.sampled_from(["event-0", "event-1"]),
    Attribute.PURPOSE: PURPOSES,
    Attribute.SERIES: st.sampled_from(["trade:total", "trade:export"]),
}
CONSTRAINTS = st.lists(
    st.sampled_from(list(VALUES)).flatmap(
        lambda attribute: st.builds(lambda value: Constraint(attribute, Operator.IS, value), VALUES[attribute])
    ),
    min_size=1,
    max_size=3,
)


def by_asking_all(known, facts, constraints):
    return [key for key, fact in sorted(facts.items()) if all(known.match(c, fact) is not False for c in constraints)]


@settings(max_examples=300)
@given(worlds(), CONSTRAINTS)
def test_the_index_finds_the_facts_that_a_stem_may_mean(snapshot, constraints):
    known = World(snapshot)
    for find, facts in (
        (known.may_events, snapshot.events),
        (known.may_agreements, snapshot.agreements),
        (known.may_figures, snapshot.figures),
    ):
        assert [fact.key for fact in find(constraints)] == by_asking_all(known, facts, constraints)


def test_every_index_belongs_to_a_rule():
    assert NARROW.keys() <= RULES.keys()
    assert {kind for kind, _ in NARROW} >= {EventFact, AgreementFact, FigureFact}


def test_a_hedged_date_is_found_outside_its_own_year():
    known = World(world(event("fair", "1992~")))
    (found,) = known.may_events([Constraint(Attribute.DATE, Operator.WITHIN, "1995")])
    assert found.key == "fair"
