"""What else a page tells: with whom and when, growth, contradictions of a source, gaps, terms in passages."""

from quizapp.facts.models import Citation, Term
from tests import facts_factories


def test_a_person_shows_offices_over_time_and_whom_they_met_when(client, read, history):
    text = read("/t/history/people/person-0/")
    assert "Person 2 Aland 3 January 1992: Meeting 0" in text
    html = client.get("/t/history/people/person-0/").content.decode()
    assert html.count('class="tenure"') == 3
    assert "/t/history/timeline/?person=person-0" in html


def test_a_figure_leads_to_its_line_on_the_page_of_its_series(client, history):
    response = client.get("/t/history/figures/?at=trade-1")
    assert response.headers["Location"] == "/t/history/figures/trade_total/"
    html = client.get("/t/history/figures/trade_total/").content.decode()
    assert 'id="a-trade-1"' in html
    assert client.get("/t/history/figures/?at=nothing").status_code == 404


def test_a_disputed_value_is_marked_in_the_chart_and_the_table(client, history):
    first = history.rows[0].figure
    citation = first.citations.get()
    facts_factories.conflict(history.topic, citation, citation, key="sum").figures.add(first)
    html = client.get("/t/history/figures/trade_total/").content.decode()
    assert html.count("chart-disputed") == 1
    assert '<span class="chip">disputed</span>' in html


def test_growth_stands_beside_the_values(read, history):
    assert "Value, million USD Told" in read("/t/history/figures/trade_total/")
    assert "1993 1,234.5 0 % on the year before" in read("/t/history/figures/trade_total/")


def test_a_source_shows_where_it_is_contradicted(read, history):
    text = read(f"/t/history/sources/{history.source.key}/")
    assert "Where it is contradicted, or contradicts itself The tellings disagree. Meeting 0" in text


def test_a_term_is_linked_where_a_passage_first_uses_it(client, history):
    Term.objects.filter(key="term-0").update(name="protocol")
    Citation.objects.filter(event=history.event).update(passage="A protocol, a protocol.")
    html = client.get("/t/history/events/meeting-0/").content.decode()
    assert 'A <a class="term" href="/t/history/glossary/#a-term-0">protocol</a>, a protocol.' in html


def test_the_page_of_gaps_names_facts_and_leads_to_them(client, read, history):
    text = read("/t/history/silences/")
    assert "What these documents cannot tell" in text
    assert "3 agreements whose content no document states. Which (3 agreements" in text
    assert 'href="/t/history/agreements/treaty-0/"' in client.get("/t/history/silences/").content.decode()


def test_a_newcomer_finds_every_page_from_the_topic(client, history):
    html = client.get("/t/history/").content.decode()
    for name in ("timeline", "events", "people", "agreements", "places", "figures", "sources", "glossary", "silences"):
        assert f'href="/t/history/{name}/"' in html
