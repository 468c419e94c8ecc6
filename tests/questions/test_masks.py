"""The indexes against what they stand for: each answer is also found by asking every text, date, stay and name."""

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.facts import dates
from quizapp.facts.snapshot import Participant, When
from quizapp.questions.world.identity import Identities, namesakes
from quizapp.questions.world.likeness import Likeness, TextIndex
from quizapp.questions.world.masks import Groups, Spans, Table, bits, positions
from quizapp.questions.world.presence import FROM_AFAR, ON_THE_SPOT, Presence
from quizapp.questions.world.tellings import date_within
from tests.questions.test_may_index import DATES, WINDOWS
from tests.questions.worlds import COUNTRIES, event, person, world

WORDS = ("harbour", "railway", "joint", "statement", "Aland", "bridge", "customs", "canal", "of", "the")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join)


@given(st.sets(st.integers(0, 700)))
def test_a_mask_gives_back_its_positions_in_order(found):
    assert list(positions(bits(found, 701))) == sorted(found)


@settings(max_examples=200)
@given(st.lists(TEXTS, max_size=12), TEXTS)
def test_texts_alike_are_those_that_comparing_each_finds(texts, text):
    likeness = Likeness(COUNTRIES)
    found = list(positions(TextIndex(likeness, texts).alike(text)))
    assert found == [index for index, other in enumerate(texts) if likeness.alike(other, text)]


def test_values_are_found_whether_frequent_or_rare():
    values = [("common", f"rare-{index % 700}") for index in range(3000)]
    groups = Groups(values, len(values))
    assert groups["common"].bit_count() == 3000
    assert list(positions(groups["rare-5"])) == [5, 705, 1405, 2105, 2805]
    assert groups["unheard of"] == 0


@settings(max_examples=200)
@given(st.lists(st.lists(DATES, min_size=1, max_size=9), max_size=30), WINDOWS)
def test_facts_left_out_by_time_are_those_of_which_every_telling_is_outside(told, window):
    facts = [[When.of(text) for text in texts] for texts in told]
    free, asked = Spans(facts, len(facts)).touching(dates.parse(window))
    for index, tellings in enumerate(facts):
        is_outside = all(date_within(when, window) is False for when in tellings)
        assert not (free >> index & 1 and is_outside), "a contradicted fact passes unasked"
        assert is_outside or (free | asked) >> index & 1, "a fact is lost"


def test_time_keeps_its_order_over_many_facts():
    days = [f"{1800 + index % 200}-{1 + index % 12:02}" for index in range(1000)]
    free, asked = Spans([[When.of(day)] for day in days], len(days)).touching(dates.parse("1850/1859"))
    assert asked == 0
    assert list(positions(free)) == [index for index, day in enumerate(days) if "1850" <= day[:4] <= "1859"]


def test_a_table_stands_in_key_order():
    table = Table({key: event(key) for key in ("mint", "canal", "fair")})
    assert [fact.key for fact in table.pick(table.mask(["mint", "nowhere", "canal"]))] == ["canal", "mint"]


NAMES = st.lists(st.sampled_from(["Li", "Peng", "Yuan", "Zhang", "Jiang", "Sergey", "Sergei"]), min_size=1, max_size=3)


@st.composite
def persons(draw):
    made = []
    for index in range(draw(st.integers(1, 7))):
        system = draw(st.sampled_from(["pinyin", "cyrillic", "other"]))
        doubts = draw(st.frozensets(st.sampled_from([f"p{n}" for n in range(9)]), max_size=2))
        names = {"aliases": tuple(map(" ".join, draw(st.lists(NAMES, max_size=1)))), "name_system": system}
        made.append(person(f"p{index}", " ".join(draw(NAMES)), possibly_same=doubts, **names))
    return {one.key: one for one in made}


@settings(max_examples=200)
@given(persons())
def test_who_may_be_whom_is_what_comparing_all_pairs_finds(known):
    identities = Identities(known)
    for key in (*known, "p8"):
        for other in (*known, "p8"):
            doubted = [a in known and b in known[a].possibly_same for a, b in ((key, other), (other, key))]
            alike = key in known and other in known and namesakes(known[key], known[other])
            assert identities.may_be_one(key, other) is (key == other or any(doubted) or alike)


LONG_STAYS = st.one_of(DATES, st.sampled_from(["1990/1999", "1985-05-03/1994-02-01"]))


@st.composite
def stays(draw, index):
    host, kind = draw(st.sampled_from(["", "AA", "BB"])), draw(st.sampled_from(["visit", "message"]))
    who = draw(
        st.lists(st.tuples(st.sampled_from(["falk", "holm"]), st.sampled_from(["leader", "sender"])), max_size=2)
    )
    told, there = draw(st.sampled_from(["done", "planned"])), tuple(Participant(*one) for one in who)
    return event(f"e{index}", draw(LONG_STAYS), kind, host_country=host, told=told, participants=there)


@settings(max_examples=200)
@given(st.integers(1, 7).flatmap(lambda count: st.tuples(*(stays(index) for index in range(count)))))
def test_who_was_beside_an_event_is_what_asking_every_event_finds(made):
    presence = Presence(world(person("falk"), person("holm"), *made))
    for mine in made:
        for who in ("falk", "holm"):
            assert presence.beside(who, mine) == next((e for e in made if is_beside(who, mine, e)), None)


def is_beside(who, mine, other):
    if not (mine.when.is_bounded and other.when.is_bounded) or other.key == mine.key or other.told != "done":
        return False
    if other.kind in FROM_AFAR or not other.host_country or other.host_country != mine.host_country:
        return False
    (first, last), (start, end) = ((f"{e.when.earliest:%Y-%m}", f"{e.when.latest:%Y-%m}") for e in (mine, other))
    there = any(part.person == who and part.role in ON_THE_SPOT for part in other.participants)
    return there and first <= end and start <= last
