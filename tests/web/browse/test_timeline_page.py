"""The timeline page: everything is in the address, and works as links and a form."""

import re

import pytest

from quizapp.facts.models import Place
from quizapp.facts.timeline import Timeline
from tests import factories, facts_factories

HTMX = {"HX-Request": "true"}


@pytest.fixture
def links(client):
    """The addresses that a page's links lead to."""

    def of(path):
        html = client.get(path).content.decode().replace("&amp;", "&")
        return re.findall(r'href="([^"]+)"', html)

    return of


def test_the_whole_history_shows_years_and_its_facts_under_them(read, history):
    text = read("/t/history/timeline/")
    assert "1992: 6 facts" in text
    assert text.index("1992 3 January 1992 Meeting 0") < text.index("12 February 1992 Meeting 1")
    assert "agreement · at Meeting 0" in text
    assert "agreement · agreement" not in text, "a kind that says no more is said once"


def test_a_year_shows_months_with_links_closer_wider_and_beside(links, history):
    factories.event(topic=history.topic, key="later", date="1993-01-01")
    found = links("/t/history/timeline/?in=1992")
    for key in ("in=1992-02", "in=1993", "in="):
        assert f"/t/history/timeline/?{key}" in found


def test_a_filter_stays_in_every_link(links, history):
    base = "/t/history/timeline/?kind=event"
    everything_again = "/t/history/timeline/?in=1992"
    closer = [link for link in links(f"{base}&in=1992") if "in=" in link and link != everything_again]
    assert closer
    assert all(link.startswith(base) for link in closer)


@pytest.mark.parametrize(
    ("query", "there", "away"),
    [
        ("kind=agreement", "Agreement treaty-1", "Meeting 1"),
        ("kind=event:meeting", "Meeting 1", "Agreement treaty-1"),
        ("thread=thread-1", "Meeting 0", "Meeting 2"),
        ("person=person-2", "Meeting 0", "Meeting 2"),
        ("place=quarter-1", "Meeting 1", "Meeting 0"),
        ("place=city", "Meeting 2", "never"),
    ],
)
def test_a_filter_shows_what_fits_and_keeps_its_choice(client, history, query, there, away):
    html = client.get(f"/t/history/timeline/?{query}").content.decode()
    items = re.findall(r'data-item="[^>]*>([^<]+)<', html)
    assert there in items
    assert away not in items
    assert f'value="{query.partition("=")[2]}" selected' in html


@pytest.mark.parametrize(
    "query", ["in=nonsense", "in=1995-13", "kind=planet", "kind=event:party", "thread=x", "person=x", "place=x"]
)
def test_what_the_topic_does_not_have_is_not_found(client, history, query):
    assert client.get(f"/t/history/timeline/?{query}").status_code == 404


def test_a_period_in_which_nothing_happened_says_so(read, history):
    assert "No document tells of anything in 1850" in read("/t/history/timeline/?in=1850")
    assert "Nothing fits this filter here" in read("/t/history/timeline/?in=1850&kind=event")


def test_undated_facts_are_listed_apart(read, history):
    factories.event(topic=history.topic, key="some-day", title="Some day")
    assert "1 more fact has no date in any document" in read("/t/history/timeline/")
    text = read("/t/history/timeline/?in=undated")
    assert "Some day" in text
    assert "3 January 1992" not in text


def test_a_month_stands_as_a_range_and_under_no_day(client, history):
    factories.event(topic=history.topic, key="month", date="1992-01", title="All month", tier=1)
    html = client.get("/t/history/timeline/?in=1992-01").content.decode()
    assert "Longer than one day, or known less closely" in html
    assert "lane-mark lane-range lane-essential" in html


def test_the_drawing_has_every_fact_of_the_period_whichever_page_lists_it(client, history, monkeypatch):
    monkeypatch.setattr(Timeline.page, "__defaults__", (1, 2))
    first, second = (client.get(f"/t/history/timeline/?in=1992&page={number}").content.decode() for number in (1, 2))
    assert first.count("data-item=") == second.count("data-item=") == 2
    assert first.count('class="lane-mark') == second.count('class="lane-mark') == 6


def test_a_whole_history_of_years_offers_its_decades(links, history):
    factories.event(topic=history.topic, key="later", date="2005")
    found = links("/t/history/timeline/")
    assert [key for key in ("199X", "200X", "201X") if f"/t/history/timeline/?in={key}" in found] == ["199X", "200X"]


def test_htmx_gets_the_timeline_alone_and_caches_keep_both_apart(client, history):
    response = client.get("/t/history/timeline/?in=1992", headers=HTMX)
    html = response.content.decode()
    assert "<html" not in html
    assert re.match(r'\s*<title>Timeline, 1992 · Aland and Boria · quizapp</title>\s*<div id="timeline"', html)
    assert re.search(r'<h2 id="period" tabindex="-1" autofocus>', html)
    assert "HX-Request" in response.headers["Vary"]
    assert "autofocus" not in client.get("/t/history/timeline/?in=1992").content.decode()


def test_history_restored_by_htmx_gets_the_whole_page(client, history):
    html = client.get("/t/history/timeline/", headers={**HTMX, "HX-History-Restore-Request": "true"}).content.decode()
    assert "<html" in html


def test_a_history_without_dates_still_has_a_page(read, db):
    topic = facts_factories.topic()
    Place.objects.create(topic=topic, key="here", name="Here")
    factories.event(topic=topic, key="once", title="Once")
    assert "Without a date: 1 fact" in read("/t/history/timeline/")


def test_the_overview_leads_to_the_timeline_by_year(links, history):
    assert "/t/history/timeline/?in=1992" in links("/t/history/")
