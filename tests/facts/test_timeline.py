"""The timeline counts a fact in a part only when it lies wholly there."""

import pytest

from quizapp.facts import periods, timeline
from quizapp.facts.models import Participation, Place, Signatory
from quizapp.facts.timeline import Chosen, Timeline
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def dated():
    """A day, a month, a year, a range over a month's end, an open end, nothing; and an agreement of the day."""
    topic = factories.topic()
    for date in ("1995-03-05", "1995-03", "1995", "1995-03-30/1995-04-02", "1996/..", ""):
        factories.event(topic=topic, key=date.replace("/", "_") or "undated", date=date)
    factories.agreement(topic=topic, key="paper", date="1995-03-05", tier=1)
    return topic


def counts(topic, at, **chosen):
    density = Timeline(topic, Chosen(**chosen)).density(periods.read(at) or timeline.history(topic))
    return {part.period.key: part.count for part in density.parts if part.count}, density.longer


def test_a_year_shows_months_and_keeps_apart_what_fits_in_none(dated):
    assert counts(dated, "1995") == ({"1995-03": 3}, 2)


def test_a_month_shows_days_and_what_touches_it(dated):
    assert counts(dated, "1995-03") == ({"1995-03-05": 2}, 3)


def test_an_open_end_reaches_every_later_period_and_no_earlier_one(dated):
    assert counts(dated, "1999") == ({}, 1)
    assert counts(dated, "1991") == ({}, 0)


def test_the_whole_history_counts_years_and_leaves_the_undated_out(dated):
    assert counts(dated, "") == ({"1995": 5}, 1)
    assert Timeline(dated).undated() == 1


def test_essentials_are_counted_among_the_others(dated):
    density = Timeline(dated).density(periods.read("1995"))
    assert [part.essential for part in density.parts if part.count] == [1]


def test_the_facts_of_a_period_stand_under_their_parts_events_before_papers(dated):
    line, window = Timeline(dated), periods.read("1995")
    page = line.page(window, line.density(window).total)
    found = [(group.period and group.period.key, [fact.key for fact in group.facts]) for group in page.groups]
    assert found == [("1995-03", ["1995-03", "1995-03-05", "paper"]), (None, ["1995", "1995-03-30_1995-04-02"])]


def test_pages_hold_every_fact_once(dated):
    line, window = Timeline(dated), timeline.history(dated)
    pages = [line.page(window, 6, number, size=2) for number in (1, 2, 3)]
    keys = [fact.key for page in pages for fact in page.facts]
    assert len(keys) == len(set(keys)) == 6
    assert line.page(window, 6, 99, size=2).number == 3


def test_undated_facts_are_a_list_of_their_own(dated):
    assert [fact.key for fact in Timeline(dated).undated_page(1).facts] == ["undated"]


@pytest.mark.parametrize(
    ("kind", "keys"),
    [("event:talks", ["talks"]), ("agreement", ["paper"]), ("event", ["1995", "1995-03", "talks"])],
)
def test_a_kind_shows_only_itself(dated, kind, keys):
    dated.events.filter(key__in=["1996_..", "1995-03-05", "1995-03-30_1995-04-02"]).delete()
    factories.event(topic=dated, key="talks", date="1995-05-05", kind="talks")
    line, window = Timeline(dated, Chosen(kind=kind)), periods.read("1995")
    assert sorted(fact.key for fact in line.page(window, line.density(window).total).facts) == keys


def test_a_person_is_found_at_events_and_under_papers(dated):
    person = factories.person(topic=dated)
    Participation.objects.create(event=dated.events.get(key="1995-03"), person=person, role="met")
    Participation.objects.create(event=dated.events.get(key="1995-03"), person=person, role="host")
    Signatory.objects.create(agreement=dated.agreements.get(), person=person)
    assert counts(dated, "1995", person=person) == ({"1995-03": 2}, 0)


def test_a_place_holds_what_happened_in_its_parts_and_was_signed_there(dated):
    land = Place.objects.create(topic=dated, key="land", name="Land")
    town = Place.objects.create(topic=dated, key="town", name="Town", parent=land)
    event = dated.events.get(key="1995-03-05")
    event.places.add(town, land)
    dated.agreements.update(event=event)
    assert counts(dated, "1995", place=land) == ({"1995-03": 2}, 0)


def test_a_history_without_dates_has_no_timeline(db):
    topic = factories.topic()
    factories.event(topic=topic)
    assert timeline.history(topic) is None
