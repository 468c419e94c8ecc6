"""The search finds facts under every spelling, and its index follows the facts."""

import pytest
from django.core.cache import cache

from quizapp.facts import search
from quizapp.facts.models import Person, Place, PlaceLabel, SearchEntry, Topic
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def topic():
    topic = factories.topic()
    person = factories.person(topic=topic, key="zemin", name="Jiang Zemin")
    person.aliases.create(text="Tszyan Tszemin")
    place = Place.objects.create(topic=topic, key="capital", name="Astana", aliases=["Aqmola"])
    PlaceLabel.objects.create(place=place, text="Akmola", valid_to="1998")
    factories.event(topic=topic, key="visit", title="Jiang Zemin's visit to the steppe", date="1996-07", tier=1)
    search.refresh(topic=topic)
    return topic


def found(topic, query, kind=""):
    results = search.search(topic, query, kind)
    return {group.kind: [hit.fact.key for hit in group.hits] for group in results.groups}


def test_a_person_is_found_by_name_and_by_alias_which_is_shown(topic):
    hit = search.search(topic, "tszemin").groups[0].hits[0]
    assert (hit.fact.key, hit.spelling) == ("zemin", "Tszyan Tszemin")
    hit = search.search(topic, "jiang zemin").groups[0].hits[0]
    assert (hit.fact.key, hit.spelling) == ("zemin", "")


def test_a_place_is_found_by_a_name_it_once_had(topic):
    assert found(topic, "akmola") == {"place": ["capital"]}


def test_a_misspelling_finds_what_is_spelt_alike_and_says_so(topic):
    results = search.search(topic, "Jiang Zeming")
    assert results.guessed
    assert results.groups[0].hits[0].fact.key == "zemin"


def test_a_fact_is_found_by_its_year(topic):
    assert found(topic, "visit 1996") == {"event": ["visit"]}
    assert found(topic, "visit 1997") == {}


def test_one_kind_can_be_asked_for(topic):
    assert found(topic, "jiang", "event") == {"event": ["visit"]}


def test_what_nobody_wrote_is_not_found(topic):
    assert found(topic, "xyzzy") == {}
    assert found(topic, "%") == {}
    assert found(topic, "") == {}


def test_another_topic_is_not_searched(topic):
    other = factories.topic("other")
    search.refresh(topic=other)
    assert found(other, "jiang") == {}


def test_totals_count_all_where_some_are_shown(topic):
    for number in range(20):
        factories.event(topic=topic, key=f"e{number}", title=f"Talks {number}")
    search.ensure_fresh(topic=topic)
    (group,) = search.search(topic, "talks").groups
    assert (len(group.hits), group.total) == (search.SHOWN, 20)


def test_the_index_follows_an_edit_an_addition_and_a_removal(topic):
    Person.objects.get(key="zemin").aliases.all().delete()
    factories.person(topic=topic, key="new", name="Somebody Else")
    event = topic.events.get()
    event.title = "A voyage"
    event.save()
    search.ensure_fresh(topic=topic)
    assert search.search(topic, "tszemin").groups[0].hits[0].spelling == "", "only a near spelling is left"
    assert found(topic, "somebody") == {"person": ["new"]}
    assert found(topic, "voyage") == {"event": ["visit"]}


def test_while_one_makes_the_index_others_search_the_old_one(topic):
    factories.person(topic=topic, key="new", name="Somebody Else")
    cache.add(f"search-index:{topic.pk}", 1, 60)
    search.ensure_fresh(topic=topic)
    assert found(topic, "somebody") == {}
    cache.delete(f"search-index:{topic.pk}")
    search.ensure_fresh(topic=topic)
    assert found(topic, "somebody") == {"person": ["new"]}


def test_a_fresh_index_is_left_alone(topic, django_assert_num_queries):
    with django_assert_num_queries(1):
        search.ensure_fresh(topic=topic)
    before = set(SearchEntry.objects.values_list("pk", flat=True))
    assert search.refresh(topic=topic) == 0
    assert set(SearchEntry.objects.values_list("pk", flat=True)) == before


def test_a_change_during_the_refresh_is_not_lost(topic, monkeypatch):
    """The version is read before the facts: whoever saves one meanwhile raises it past the one that is noted."""
    rows_of = search._rows_of

    def slow(row, kind):
        if kind == "source":
            factories.person(topic=topic, key="late", name="Latecomer")
        return rows_of(row, kind)

    monkeypatch.setattr(search, "_rows_of", slow)
    Topic.objects.filter(pk=topic.pk).mark_stale()
    search.refresh(topic=topic)
    monkeypatch.undo()
    search.ensure_fresh(topic=topic)
    assert found(topic, "latecomer") == {"person": ["late"]}
