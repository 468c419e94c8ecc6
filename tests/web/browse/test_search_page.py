"""The search page keeps the query, groups what it finds, and says what to do when it finds nothing."""

from quizapp.facts.models import Event
from tests import factories

HTMX = {"HX-Request": "true"}


def test_results_stand_under_their_kinds_with_the_spelling_that_matched(read, history):
    text = read("/t/history/search/?q=alias meeting-2")
    assert "People 1 Person 0 also written Alias meeting-2" in text


def test_the_query_is_kept_and_escaped(client, history):
    html = client.get("/t/history/search/", {"q": '"><script>'}).content.decode()
    assert 'value="&quot;&gt;&lt;script&gt;"' in html


def test_nothing_found_helps_on(read, history):
    text = read("/t/history/search/?q=xyzzy")
    assert "Nothing is found for xyzzy" in text
    assert "Or look through the people" in text


def test_without_a_query_it_says_what_it_looks_through(read, history):
    assert "Search looks through people under every spelling" in read("/t/history/search/")
    assert "Search looks through" in read("/t/history/search/?q=%20")


def test_a_near_spelling_is_called_one(read, history):
    assert "These are spelt alike" in read("/t/history/search/?q=Newtwon")


def test_more_of_one_kind_can_be_seen(client, history):
    for number in range(20):
        factories.event(topic=history.topic, key=f"talks-{number}", title=f"Talks {number}")
    html = client.get("/t/history/search/?q=talks").content.decode()
    assert "?q=talks&amp;kind=event" in html
    assert client.get("/t/history/search/?q=talks&kind=event").content.decode().count('class="entry"') == 20


def test_an_edit_is_found_at_once(read, history):
    Event.objects.get(key="meeting-1").delete()
    factories.event(topic=history.topic, key="fresh", title="A coronation")
    assert "A coronation" in read("/t/history/search/?q=coronation")


def test_htmx_gets_the_results_alone_and_tells_their_number(client, history):
    response = client.get("/t/history/search/?q=newtown", headers=HTMX)
    html = response.content.decode()
    assert html.strip().startswith('<div id="results"')
    assert 'hx-swap-oob="innerHTML:#found">1 found' in html
    assert "HX-Request" in response.headers["Vary"]


def test_every_page_of_a_topic_has_the_search(client, history):
    for address in ("", "events/", "people/person-0/", "glossary/"):
        assert 'action="/t/history/search/"' in client.get(f"/t/history/{address}").content.decode()


def test_an_odd_query_is_answered(client, history):
    for query in ("%", "_", "'", "a" * 5000, "١٢", "…", "\\", "the of"):
        assert client.get("/t/history/search/", {"q": query}).status_code == 200
