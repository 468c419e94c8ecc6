"""What plain `loaddata` brings, and Django alone would take, the database refuses: on SQLite and PostgreSQL alike."""

import pytest
from django.core.serializers.base import DeserializationError
from django.db import DatabaseError

from tests.hostile.planted import edit, fixtures, loaddata, ref, row_counts

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

REVERSED = {"earliest": "1995-03-01", "latest": "1995-02-01"}
CONSTRAINTS = {
    "end before start": ("event", REVERSED, "event_not_reversed"),
    "an agreement's": ("agreement", REVERSED, "agreement_not_reversed"),
    "a figure's": ("figure", REVERSED, "figure_not_reversed"),
    "unknown precision": ("event", {"precision": "hour"}, "event_precision_known"),
    "a date without bounds": ("event", {"earliest": None, "latest": None}, "event_bounds_iff_dated"),
    "bounds without a date": ("event", {"date": ""}, "event_bounds_iff_dated"),
    "unknown basis": ("event", {"date_basis": "dream"}, "event_date_basis_known"),
    "empty title": ("event", {"title": ""}, "event_has_title_and_kind"),
    "an agreement's title": ("agreement", {"title": ""}, "agreement_has_title_and_kind"),
    "a figure's series": ("figure", {"series": ""}, "figure_has_title_and_series"),
    "a figure's unit": ("figure", {"unit": ""}, "figure_has_unit"),
    "a source's title": ("source", {"title": ""}, "source_has_title"),
    "a chapter's title": ("chapter", {"title": ""}, "chapter_has_title"),
    "a chapter's text": ("chapter", {"text": ""}, "chapter_has_text"),
    "a thread's title": ("thread", {"title": ""}, "thread_has_title"),
    "a term's definition": ("term", {"definition": ""}, "term_has_name_and_definition"),
    "an office's title": ("office", {"title": ""}, "office_has_title"),
    "a person's name": ("person", {"name": ""}, "person_has_name"),
    "a label": ("placelabel", {"text": ""}, "label_has_text"),
    "a passage": ("citation", {"passage": ""}, "citation_has_passage"),
    "a conflict's note": ("conflict", {"note": ""}, "conflict_has_note"),
    "a disputed value": ("conflictvalue", {"value": ""}, "conflict_value_given"),
    "unknown role": ("participation", {"role": "spy"}, "participation_role_known"),
    "unknown telling": ("event", {"told": "rumoured"}, "event_told_known"),
    "unknown form": ("event", {"title_form": "haiku"}, "event_title_form_known"),
    "unknown act": ("agreement", {"act": "eaten"}, "agreement_act_known"),
    "unknown qualifier": ("figure", {"qualifier": "nearly"}, "figure_qualifier_known"),
    "unknown name system": ("person", {"name_system": "runic"}, "person_name_system_known"),
    "unknown transcription": ("source", {"transcribed": "sung"}, "source_transcribed_known"),
    "unknown origin": ("topic", {"origin": "divine"}, "topic_origin_known"),
    "a person's origin": ("person", {"origin": "divine"}, "person_origin_known"),
    "tier 9": ("event", {"tier": 9}, "event_tier_1_to_3"),
    "tier 0": ("person", {"tier": 0}, "person_tier_1_to_3"),
    "19 digits": ("figure", {"value": "1000000000000000000"}, ("figure_value_fits", "numeric field overflow")),
    "latitude 91": ("place", {"latitude": "91"}, "place_latitude"),
    "longitude -181": ("place", {"longitude": "-181"}, "place_longitude"),
    "year 0": ("topic", {"first_year": 0}, "topic_years_1_to_9999"),
    "year 12000": ("topic", {"last_year": 12000}, "topic_years_1_to_9999"),
    "years reversed": ("topic", {"first_year": 2001}, "topic_years_not_reversed"),
    "slug that leads out": ("topic", {"slug": "../../etc"}, "topic_slug_in_address"),
    "key that leads out": ("thread", {"key": "../../etc"}, "thread_key_in_address"),
    "key with a line": ("person", {"key": "a\nb"}, "person_key_in_address"),
    "key with a slash": ("event", {"key": "/a"}, "event_key_in_address"),
    "key of dots": ("office", {"key": ".."}, "office_key_in_address"),
    "no key": ("event", {"key": ""}, "event_has_key"),
    "two facts in a citation": ("citation", {"person": ref("li-wei")}, "citation_of_exactly_one_fact"),
    "no fact in a citation": ("citation", {"event": None}, "citation_of_exactly_one_fact"),
    "no fact in a chapter": ("chapterfact", {"event": None}, "chapter_fact_exactly_one"),
    "negative position": ("paragraph", {"position": -1}, "position"),
}


@pytest.mark.parametrize(("model", "fields", "constraint"), CONSTRAINTS.values(), ids=CONSTRAINTS)
def test_the_database_refuses(tmp_path, model, fields, constraint):
    folder = fixtures(tmp_path)
    edit(folder, model, **fields)
    before = row_counts()
    with pytest.raises(DatabaseError) as caught:
        loaddata(folder)
    assert any(name in str(caught.value) for name in ([constraint] if isinstance(constraint, str) else constraint))
    assert row_counts() == before


UNREADABLE = {
    "NaN": ("figure", {"value": float("nan")}, "decimal number"),
    "infinity": ("figure", {"value": "Infinity"}, "decimal number"),
    "30 February": ("event", {"earliest": "1995-02-30"}, "invalid date"),
    "a text for a number": ("event", {"tier": "high"}, "must be an integer"),
    "a text for a flag": ("event", {"lead_complete": "perhaps"}, "must be either True or False"),
    "a number for a list": ("topic", {"sides": 7}, "found 7; expected a list of texts"),
    "numbers in a list": ("paragraph", {"names": [1]}, "item 1: found 1; expected a text"),
    "an object for a list": ("person", {"former_keys": {"a": 1}}, "expected a list of texts"),
    "a list for countries": ("topic", {"countries": ["KZ"]}, "expected an object of country codes"),
    "a country without words": ("topic", {"countries": {"KZ": {"name": "K"}}}, "expected a name and an adjective"),
    "nobody": ("participation", {"person": ref("nobody")}, "has no person"),
}


@pytest.mark.parametrize(("model", "fields", "said"), UNREADABLE.values(), ids=UNREADABLE)
def test_the_fields_refuse_while_it_is_read(tmp_path, model, fields, said):
    folder = fixtures(tmp_path)
    edit(folder, model, **fields)
    before = row_counts()
    with pytest.raises(DeserializationError) as caught:
        loaddata(folder)
    assert said in f"{caught.value} {caught.value.__cause__ or caught.value.__context__}"
    assert row_counts() == before
