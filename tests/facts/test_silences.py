"""What the documents cannot tell, found by rule in any topic."""

import pytest

from quizapp.facts.models import Conflict
from quizapp.facts.silences import shape, silences
from tests import factories, facts_factories


def said(topic):
    return {silence.key: " ".join(row.text for row in silence.statements) for silence in silences(topic)}


@pytest.fixture
def topic(db):
    return facts_factories.topic(first_year=1990, last_year=1999)


def test_years_between_the_first_and_the_last_without_a_fact_are_empty(topic):
    for year in ("1991", "1992", "1995-05-05"):
        factories.event(topic=topic, key=f"e{year}", date=year)
    assert said(topic)["empty-years"] == (
        "Of the 10 years from 1990 to 1999 the documents leave 7 empty: "
        "no event and no agreement begins in 1990, 1993–1994 and 1996–1999."
    )


def test_a_year_that_one_of_two_documents_tells_is_named(topic):
    one, two = factories.source(topic=topic, title="One"), factories.source(topic=topic, title="Two")
    for year, sources in {"1991": [one], "1992": [one, two], "1993": [one]}.items():
        event = factories.event(topic=topic, key=f"e{year}", date=year)
        for source in sources:
            factories.citation(source, event=event)
    (silence,) = [row for row in silences(topic) if row.key == "one-source"]
    (statement,) = silence.statements
    assert statement.text == "2 years known from one document only: 1991 and 1993."
    assert list(statement.facts) == [one]


def test_voices_say_who_speaks_who_does_not_and_that_nobody_from_outside_does(topic):
    source = factories.source(topic=topic, voice="AA")
    factories.citation(source, event=factories.event(topic=topic))
    text = said(topic)["voices"]
    assert "1 document speaks for Aland and gives 1 of the 1 statement here." in text
    assert "No document speaks for Boria" in text
    assert "no witness, scholar, journalist or third country is heard" in text


def test_an_outside_voice_is_not_denied(topic):
    factories.source(topic=topic, voice="")
    assert "no witness" not in said(topic)["voices"]


@pytest.mark.parametrize(
    ("fields", "key", "text"),
    [
        ({"date": ""}, "undated", "1 event without a date."),
        ({"date": "1992", "told": "planned"}, "planned", "1 event told as a plan."),
        ({"date": "1992", "told": "claimed"}, "claimed", "1 event told as a claim."),
        ({"date": "1992", "date_basis": "relative"}, "dates", "1 event or agreement that the document dates only by"),
        ({"date": "1992"}, "events", "1 event at which no document names anybody."),
    ],
)
def test_an_event_that_leaves_something_open_is_found(topic, fields, key, text):
    factories.event(topic=topic, key="open", **fields)
    assert text in said(topic)[key]


def test_a_plan_that_was_carried_out_is_no_silence(topic):
    plan = factories.event(topic=topic, key="plan", told="planned")
    factories.event(topic=topic, key="deed", announced_by=plan)
    assert "planned" not in said(topic)


def test_an_agreement_without_content_and_people_without_names_are_found(topic):
    factories.agreement(topic=topic)
    factories.person(topic=topic, name="Minister of Ponds", unnamed=True)
    factories.person(topic=topic, name="Single")
    found = said(topic)
    assert "1 agreement whose content no document states." in found["agreements"]
    assert "1 person whose name no document gives. 1 person known by one name only" in found["people"]


def test_a_source_read_in_part_with_faults_and_open_paragraphs_is_found(topic):
    source = factories.source(topic=topic, defects=["One.", "Two."])
    factories.paragraph(source)
    text = said(topic)["sources"]
    for part in (
        "1 document transcribed in part.",
        "2 faults of 1 document",
        "1 paragraph from which nothing is drawn",
    ):
        assert part in text


def test_contradictions_are_counted_with_what_they_are_about(topic):
    Conflict.objects.create(topic=topic, key="c", field="date", note="They differ.")
    assert said(topic)["conflicts"] == "1 contradiction, about the date."


def test_an_empty_topic_has_no_silence(topic):
    assert silences(topic) == []


def test_runs_and_gaps_of_years():
    assert shape.runs([1994, 1992, 1993, 1999]) == [(1992, 1994), (1999, 1999)]
    assert shape.gaps([1992, 1995], 1990, 1996) == [(1990, 1991), (1993, 1994), (1996, 1996)]
    assert shape.gaps([], 1, 9999) == [(1, 9999)]
    assert shape.gaps([1980, 2050], 1990, 1991) == [(1990, 1991)]


def test_a_document_without_a_side_in_the_singular_and_in_the_plural(topic):
    factories.citation(factories.source(topic=topic, voice="", title="One"), event=factories.event(topic=topic))
    assert "1 document names no side and gives 1 of the 1 statement here." in said(topic)["voices"]
    factories.source(topic=topic, voice="", title="Two")
    assert "2 documents name no side and give 1 of" in said(topic)["voices"]


def test_a_chinese_name_in_characters_is_whole_and_a_mononym_is_not(topic):
    for key, name in {"a": "安倍晋三", "b": "毛泽东", "c": "김대중"}.items():
        factories.person(topic=topic, key=key, name=name)
    assert "people" not in said(topic)
    factories.person(topic=topic, key="d", name="Nero")
    assert "1 person known by one name only" in said(topic)["people"]
