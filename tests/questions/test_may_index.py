"""The may-set found through indexes is the one found by asking every fact, whatever the dates and titles."""

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.facts.snapshot import Participant
from quizapp.questions.proof import Constraint, World
from quizapp.questions.vocabulary import Attribute, Operator
from tests.questions.worlds import dispute, event, paper, person, world

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
WINDOWS = st.one_of(YEARS.map(str), st.builds("{}-{:02}".format, YEARS, MONTHS), st.just("1991-03-01/1993-04-01"))
WORDS = ("harbour", "railway", "joint", "statement", "Aland", "bridge", "customs", "treaty")
TITLES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True).map(" ".join)
PERSONS = [person("falk", "Anders Falk"), person("holm", "Bertil Holm"), person("orre", "David Orre")]
LED = st.sampled_from([(), ("falk",), ("holm",), ("falk", "orre")])


@st.composite
def events(draw, index):
    leaders = tuple(Participant(key, "leader") for key in draw(LED))
    kind, host = draw(st.sampled_from(["visit", "talks", "opening"])), draw(st.sampled_from(["", "AA", "BB"]))
    title, short = draw(TITLES), draw(st.one_of(st.just(""), TITLES))
    flags = {"host_country": host, "participants": leaders, "lead_complete": draw(st.booleans())}
    return event(f"event-{index}", draw(DATES), kind, title=title, short_title=short, **flags)


@st.composite
def worlds(draw):
    made = [draw(events(index)) for index in range(draw(st.integers(1, 6)))]
    papers = [paper(f"paper-{index}", draw(DATES), title=draw(TITLES)) for index in range(draw(st.integers(0, 5)))]
    field = draw(st.sampled_from(["date", "title", "leader"]))
    disputes = [dispute(made[0], field, draw(DATES) or "1990", "1995")] if draw(st.booleans()) else []
    return world(*PERSONS, *made, *papers, *disputes)


CONSTRAINTS = st.lists(
    st.one_of(
        st.builds(lambda window: Constraint(Attribute.DATE, Operator.WITHIN, window), WINDOWS),
        st.builds(lambda title: Constraint(Attribute.TITLE, Operator.SIMILAR, title), TITLES),
        st.sampled_from(
            [
                Constraint(Attribute.KIND, Operator.IS, "visit"),
                Constraint(Attribute.HOST_COUNTRY, Operator.IS, "AA"),
                Constraint(Attribute.LEADER, Operator.IS, "falk"),
            ]
        ),
    ),
    max_size=3,
)


def by_asking_all(known, facts, constraints):
    return [f.key for f in facts.values() if all(known.match(c, f) is not False for c in constraints)]


@settings(max_examples=150)
@given(worlds(), CONSTRAINTS)
def test_the_index_loses_no_fact_that_a_stem_may_mean(snapshot, constraints):
    known = World(snapshot)
    found = [fact.key for fact in known.may_events(constraints)]
    assert found == by_asking_all(known, snapshot.events, constraints)
    found = [fact.key for fact in known.may_agreements(constraints)]
    assert found == by_asking_all(known, snapshot.agreements, constraints)


def test_a_hedged_date_is_found_outside_its_own_year():
    known = World(world(event("fair", "1992~")))
    (found,) = known.may_events([Constraint(Attribute.DATE, Operator.WITHIN, "1995")])
    assert found.key == "fair"
