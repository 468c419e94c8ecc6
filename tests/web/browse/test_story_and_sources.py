"""The topic, its chapters, figures, sources and glossary."""

import pytest

from quizapp.facts.models import Conflict, Source
from tests import factories, facts_factories


def test_the_topic_page_counts_what_is_inside(read, history):
    text = read("/t/history/")
    assert "Two lands." in text
    assert "3 events" in text
    assert "1 source " in text
    assert "Thread 0 3 events, 1 agreement" in text
    assert "What happened? 3 facts" in text


@pytest.mark.parametrize(
    "name", ["events", "people", "agreements", "figures", "sources", "glossary", "timeline", "places", "silences", ""]
)
def test_an_empty_topic_has_empty_states_and_no_bare_list(client, db, name):
    facts_factories.topic()
    html = client.get(f"/t/history/{name}{'/' if name else ''}").content.decode()
    assert 'class="empty"' in html
    assert "<table" not in html


def test_a_chapter_shows_its_facts_in_their_order(read, history):
    text = read(f"/t/history/chapters/{history.chapter.key}/")
    assert text.index("3 January 1992 Meeting 0") < text.index("12 February 1992 Meeting 1")
    assert "It tells of meeting-2." in text


def test_a_chapter_can_be_learnt_with_a_plain_form(client, history):
    html = client.get(f"/t/history/chapters/{history.chapter.key}/").content.decode()
    form = html[html.index('<form method="post" action="/study/start/"') :]
    for field in ('name="topic" value="history"', 'name="mode" value="chapter"', "csrfmiddlewaretoken"):
        assert field in form
    assert f'name="chapter" value="{history.chapter.key}"' in form


def test_the_first_mention_of_a_term_leads_to_the_glossary(client, history):
    history.rows[0].term.__class__.objects.filter(key="term-0").update(name="treaty", aliases=["pact"])
    history.chapter.text = "A pact. Another pact. Entreaty is no treaty.\n\nA treaty."
    history.chapter.save()
    html = client.get(f"/t/history/chapters/{history.chapter.key}/").content.decode()
    assert (
        'A <a class="term" href="/t/history/glossary/#a-term-0">pact</a>. Another pact. Entreaty is no treaty.' in html
    )
    assert "<p>A treaty.</p>" in html


def test_chapters_lead_to_each_other(read, history):
    second = factories.chapter(topic=history.topic, title="And then?")
    assert "Next chapter And then?" in read(f"/t/history/chapters/{history.chapter.key}/")
    text = read(f"/t/history/chapters/{second.key}/")
    assert "Previous chapter What happened?" in text
    assert "No facts are assigned" in text


def test_figures_stand_in_tables_by_series(client, history):
    html = client.get("/t/history/figures/").content.decode()
    assert html.count("<table") == html.count("<caption") == 1
    assert '<th scope="row" class="numeric">1993</th>' in html
    assert "1,234.5 million USD" in html
    assert "It tells of meeting-1." in html


def test_a_series_of_three_values_is_drawn_too_and_one_of_two_is_not(client, history):
    for year, value in (("1992", 10), ("1993", -5)):
        factory = history.rows[0].figure.__class__.objects
        factory.create(topic=history.topic, key=f"a-{year}", series="a", title=year, date=year, value=value, unit="t")
    html = client.get("/t/history/figures/").content.decode()
    assert html.count('<figure class="forecast">') == 1
    assert "1992: 1,234.5 million USD, 1993:" in html
    assert html.index('<figure class="forecast">') < html.index(">−5 t<"), "the longest series comes first"


def test_a_document_that_contradicts_its_own_sum_is_not_called_two_documents(read, history):
    figure = history.rows[0].figure
    figure.conflicts.all().delete()
    conflict = Conflict.objects.create(topic=history.topic, key="sum", field="value", note="One and one make three.")
    citation = figure.citations.first()
    for position, value in enumerate(("2", "3")):
        conflict.values.create(position=position, value=value, citation=citation)
    conflict.figures.add(figure)
    text = read("/t/history/figures/")
    assert "The numbers do not add up. One and one make three. 2 3 A chronicle, paragraph p0" in text
    assert "The documents disagree" not in text


def test_the_facts_of_a_chapter_stand_under_essential_and_their_kinds_by_date(read, history):
    chapter = factories.chapter(topic=history.topic, title="Again?")
    late = factories.event(topic=history.topic, key="late", title="Late", date="1999")
    early = factories.event(topic=history.topic, key="early", title="Early", date="1991")
    main = factories.event(topic=history.topic, key="main", title="Main", date="1995", tier=1, why="It began all.")
    for fact in ({"event": late}, {"event": early}, {"event": main}, {"person": history.person}):
        factories.chapter_fact(chapter, **fact)
    text = read(f"/t/history/chapters/{chapter.key}/")
    assert "Essential 1995 Main It began all. Events 1991 Early 1999 Late People Person 0" in text


def test_sources_say_whose_voice_they_are(read, history):
    assert "Speaks for Aland · transcribed in part · 3 paragraphs, 21 statements" in read("/t/history/sources/")


def test_a_source_shows_what_was_drawn_from_each_paragraph_or_why_nothing(read, history):
    factories.paragraph(history.source, locator="p9", position=9, reason="A list of weather.", names=["Zed"])
    factories.paragraph(history.source, locator="p10", position=10)
    Source.objects.update(voice_note="A ministry, at the time.", years_basis="Each heading.", defects=["Sighed."])
    text = read(f"/t/history/sources/{history.source.key}/")
    for said in (
        "A ministry, at the time.",
        "Each heading.",
        "Sighed.",
        "Paragraph p2 It tells of meeting-2.",
        "Paragraph p9 Nothing drawn: A list of weather. It names: Zed",
        "Paragraph p10 Nothing is recorded from this paragraph.",
    ):
        assert said in text


def test_a_citation_leads_to_the_page_of_a_long_source(client, history, monkeypatch):
    from quizapp.facts import reading

    monkeypatch.setattr(reading.paragraphs, "__defaults__", (1, "", 2))
    html = client.get(f"/t/history/sources/{history.source.key}/?at=p2").content.decode()
    assert 'id="a-p2"' in html
    assert 'id="a-p1"' not in html


def test_the_glossary_explains_terms_with_their_source(read, history):
    text = read("/t/history/glossary/")
    assert "Term 1 A word." in text
    assert "A chronicle, paragraph p1" in text
