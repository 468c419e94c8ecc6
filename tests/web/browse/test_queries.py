"""Pages cost the same however many facts there are."""

import pytest

from quizapp.facts import search
from tests import facts_factories

# The most queries that each page may take.
BUDGETS = {
    "": 16,
    "chapters/{chapter.key}/": 6,
    "events/": 5,
    "events/?thread=thread-0": 5,
    "events/{event.key}/": 21,
    "people/": 5,
    "people/{person.key}/": 16,
    "agreements/": 5,
    "agreements/{agreement.key}/": 17,
    "figures/": 7,
    "figures/trade_total/": 8,
    "figures/?at=trade-1": 4,
    "sources/": 4,
    "sources/{source.key}/": 14,
    "sources/{source.key}/?at=p2": 16,
    "glossary/": 3,
    "timeline/": 20,
    "timeline/?in=1992": 22,
    "timeline/?in=1992&place=city&kind=event": 24,
    "timeline/?in=undated": 18,
    "places/": 6,
    "places/city/": 9,
    "search/?q=meeting": 12,
    "search/?q=meating+1": 12,
    "silences/": 50,
}


@pytest.fixture
def histories(db):
    return facts_factories.history(3, slug="small"), facts_factories.history(30, slug="large")


def test_queries_do_not_grow_with_rows(client, histories, django_assert_max_num_queries):
    small, large = {}, {}
    for history in histories:
        search.refresh(topic=history.topic)
    for history, taken in zip(histories, (small, large), strict=True):
        for address, budget in BUDGETS.items():
            path = f"/t/{history.topic.slug}/{address.format(**vars(history))}"
            with django_assert_max_num_queries(budget, info=path) as queries:
                assert client.get(path).status_code == (302 if "figures/?at" in path else 200)
            taken[address] = len(queries)
    assert small == large


def test_thirty_rows_are_all_shown(client, histories):
    _, large = histories
    page = client.get(f"/t/large/events/{large.event.key}/").content.decode()
    assert [f"Person {number}" for number in range(30) if f">Person {number}</a>" not in page] == []
