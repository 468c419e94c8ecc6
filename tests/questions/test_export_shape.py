"""The exported bank has the documented shape, closed vocabularies, and no loose ends."""

import pytest

from quizapp.questions import vocabulary as words

pytestmark = pytest.mark.django_db  # the shipped topic is loaded into a test database

TOPIC = {"slug", "title", "sides", "threads", "chapters", "terms", "bank_seed"}
FACT = {"key", "short_title", "tier", "threads", "citations"}
DATED = {*FACT, "date", "earliest", "latest", "date_basis", "told", "kind"}
LISTS = {"participants_complete", "lead_complete", "agreements_complete"}
PROOF = {"state", "reason", "may", "answers"}
KEYS = {
    "sources": {"key", "title", "voice", "transcribed", "paragraphs"},
    "persons": {"key", "name", "aliases", "country", "name_system", "unnamed", "possibly_same"},
    "offices": {"key", "title", "organisation", "country", "exclusive"},
    "places": {"key", "name", "aliases", "country", "parent", "labels"},
    "events": {*DATED, *LISTS, "places", "participants", "announced_by"},
    "agreements": {*DATED, "title", "generic", "purpose", "parties", "event", "signatories", "supersedes", "led_to"},
    "figures": {"key", "series", "period", "value", "unit", "qualifier", "told", "tier", "citations"},
    "conflicts": {"key", "facts", "field", "values", "note"},
    "questions": {
        *("key", "version", "family", "asks", "variant", "origin", "proof", "editorial", "stem", "stem_parts"),
        *("subject_facts", "constraints", "answer", "distractors", "formats", "feedback", "citations", "difficulty"),
        "lints",
    },
}


def test_it_says_what_it_is(shipped):
    document = shipped.document
    assert (document["format"], document["version"]) == ("quizapp-bank", 1)
    assert set(document["topic"]) >= TOPIC
    assert set(document) == {"format", "version", "topic", *KEYS}


def test_every_row_has_the_documented_fields(shipped):
    for name, fields in KEYS.items():
        assert shipped.document[name], name
        for row in shipped.document[name]:
            assert fields <= set(row), (name, row["key"], fields - set(row))


def test_rows_stand_in_key_order(shipped):
    for name in KEYS:
        keys = [row["key"] for row in shipped.document[name]]
        assert keys == sorted(keys), name


def test_every_reference_names_a_fact_of_the_export(shipped):
    document = shipped.document
    plural = {"event": "events", "agreement": "agreements", "figure": "figures", "person": "persons"}
    known = {f"{kind}:{row['key']}" for kind, table in plural.items() for row in document[table]}
    persons, offices = ({row["key"] for row in document[name]} for name in ("persons", "offices"))
    for event in document["events"]:
        assert {part["person"] for part in event["participants"]} <= persons
        assert {part["office"] for part in event["participants"]} <= offices | {""}
    for question in document["questions"]:
        assert set(question["subject_facts"]) | set(question["proof"]["may"]) <= known
        for option in question["distractors"]:
            assert set(option["why_false"]["facts"]) | set(option["truth_facts"]) <= known


def test_every_word_of_a_question_is_of_a_closed_vocabulary(shipped):
    for question in shipped.document["questions"]:
        assert question["family"] in list(words.Family)
        assert question["asks"] in list(words.Asks)
        assert question["origin"] in list(words.QuestionOrigin)
        assert question["proof"]["state"] in list(words.ProofState)
        assert question["editorial"]["state"] in list(words.EditorialState)
        assert set(question["formats"]) <= set(words.Format)
        assert {constraint["attribute"] for constraint in question["constraints"]} <= set(words.Attribute)
        assert {constraint["operator"] for constraint in question["constraints"]} <= set(words.Operator)
        assert {option["why_false"]["rule"] for option in question["distractors"]} <= set(words.Rule)


def test_every_question_can_be_read_without_the_application(shipped):
    for question in shipped.document["questions"]:
        assert set(question["proof"]) >= PROOF
        assert "".join(part["text"] for part in question["stem_parts"]) == question["stem"]
        carried = {part["constraint"] for part in question["stem_parts"] if "constraint" in part}
        assert carried <= set(range(len(question["constraints"])))
        assert set(question["answer"]) >= {"text", "value", "accepted"}
        for option in question["distractors"]:
            assert set(option) >= {"text", "value", "why_false"}
            reason = option["why_false"]
            named = {"name"} if reason["rule"] == words.Rule.NOT_NAMED else set()
            assert set(reason) == {"rule", "facts", "text"} | named
        assert question["citations"] and question["feedback"]["why"]
