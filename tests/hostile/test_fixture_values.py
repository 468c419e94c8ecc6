"""A fixture that says something impossible is refused by `load_topic` with file, entry and field; nothing is loaded."""

import pytest

from tests.hostile.planted import edit, fixtures, ref, refused

pytestmark = pytest.mark.django_db

WRONG = {
    # numbers
    "smallint": ("topic", {"first_year": 10**6},
     "field first_year: found 1000000; expected a whole number from -32768"),
    "year 0": ("topic", {"first_year": 0}, "field first_year: found 0; expected a year from 1 to 9999"),
    "years reversed": ("topic", {"first_year": 2001}, "field last_year: 2000 is before first_year 2001"),
    "64 bits": ("paragraph", {"position": 2**64},
     "field position: found 18446744073709551616; expected a whole number"),
    "negative": ("paragraph", {"position": -1}, "field position: found -1; expected a whole number from 0"),
    "flag for a number": ("event", {"tier": True}, "field tier: found true; expected a whole number"),
    "number for a flag": ("event", {"lead_complete": 1}, "field lead_complete: found 1; expected true or false"),
    "fraction": ("event", {"tier": 1.5}, "field tier: found 1.5; expected a whole number"),
    "absurd figure": ("figure", {"value": "1e300"}, "field value: found"),
    "absurd exponent": ("figure", {"value": "1e999999999"}, "field value: found"),
    "19 digits": ("figure", {"value": 10**18}, "expected a number of at most 18 digits before the point"),
    "16 digits": ("figure", {"value": "1234567890.123456"}, "expected a number of at most 15 digits"),
    "7 places": ("figure", {"value": "0.1234567"}, "expected a number with at most 6 decimal places"),
    "35 digits, nearly one": ("figure", {"value": "1.0000000000000000000000000000000001"}, "at most 6 decimal places"),
    "NaN as text": ("figure", {"value": "NaN"}, 'field value: found "NaN"; expected a number'),
    "infinity as text": ("figure", {"value": "-Infinity"}, "expected a number"),
    "latitude": ("place", {"latitude": "91"}, "field latitude: found"),
    # lists
    "texts for a list": ("paragraph", {"names": "Li"}, "field names: found \"Li\"; expected a list"),
    "numbers in a list": ("paragraph", {"names": [1]}, "field names: item 1: found 1; expected a text"),
    "lists in a list": ("topic", {"sides": [["KZ"]]}, "field sides: item 1"),
    "countries a list": ("topic", {"countries": []}, "field countries: found []; expected an object"),
    "a country a text": ("topic", {"countries": {"KZ": "Kazakhstan"}}, "field countries: \"KZ\": found \"Kazakhstan\""),
    "a country without words": ("topic", {"countries": {"KZ": {}}}, "expected a name and an adjective"),
    "deep": ("topic", {"countries": {"KZ": {"name": [[[[]]]], "adjective": "x"}}}, "expected a name and an adjective"),
    "hidden in a list": ("paragraph", {"names": ["Li\u202eieW"]}, "field names: holds the direction mark U+202E"),
    # texts
    "empty title": ("event", {"title": ""}, "field title: is an empty text"),
    "blank title": ("event", {"title": " \u00a0\t"}, "field title: is an empty text"),
    "long title": ("event", {"title": "x" * 501}, "field title: has 501 characters; at most 500"),
    "very long text": ("citation", {"passage": "x" * 1_000_000},
     "field passage: has 1000000 characters; at most 100000"),
    "NUL": ("event", {"title": "a\0b"}, "field title: holds the control character U+0000"),
    "half a pair": ("event", {"title": "a\ud800b"}, "field title: holds the half character U+D800"),
    "direction": ("person", {"name": "\u202eieW iL"}, "field name: holds the direction mark U+202E"),
    "invisible": ("person", {"name": "Li\u200bWei"}, "field name: holds the invisible character U+200B"),
    "escape": ("person", {"name": "\x1b[31mLi"}, "field name: holds the control character U+001B"),
    # vocabularies
    "precision": ("event", {"precision": "hour"}, "field precision: found 'hour'; expected one of day, month"),
    "told": ("event", {"told": "rumoured"}, "field told: found 'rumoured'; expected one of done"),
    "role": ("participation", {"role": "spy"}, "field role: found 'spy'; expected one of leader"),
    "origin": ("event", {"origin": "divine"}, "field origin: found 'divine'; expected one of fixture"),
    "name system": ("person", {"name_system": "runic"}, "field name_system: found 'runic'"),
    "qualifier": ("figure", {"qualifier": "nearly"}, "field qualifier: found 'nearly'"),
    # dates
    "end before start": ("event", {"earliest": "1995-03-01", "latest": "1995-02-01"},
     "field earliest: found '1995-03-01'"),
    "reversed": ("event", {"date": "1995-03/1995-02"}, "field date: '1995-03/1995-02' is reversed"),
    "30 February": ("event", {"date": "1995-02-30"}, "field date: found day 30"),
    "BCE": ("event", {"date": "-0044"}, "field date: found '-0044'; years before 1 CE are not supported"),
    "label": ("placelabel", {"valid_from": "yesterday"}, "field valid_from: found 'yesterday'"),
    # ways out
    "slug": ("topic", {"slug": "../../etc"}, "field slug: found '../../etc'; expected only letters"),
    "key": ("person", {"key": "../../etc/passwd"}, "field key: starts or ends with a slash"),
    "key with a line": ("person", {"key": "a\nb"}, "field key:"),
    "another's topic": ("person", {"topic": ["elsewhere"]}, "field topic: found the topic 'elsewhere'"),
    # keys
    "key of mixed types": ("event", {"places": [ref("astana"), [1, 2]]}, "field places: found the topic 1"),
    "flag in a key": ("event", {"places": [["two_lands", True]]}, "field places: expected a list of natural keys"),
    "key twice": ("event", {"places": [ref("astana"), ref("astana")]}, "field places: lists a key twice"),
    "two facts": ("citation", {"person": ref("li-wei")}, "expected exactly one of event, agreement, figure"),
}  # fmt: skip


@pytest.mark.parametrize(("model", "fields", "said"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_is_refused_with_its_place_and_nothing_is_loaded(tmp_path, model, fields, said):
    folder = fixtures(tmp_path)
    edit(folder, model, **fields)
    found = refused("load_topic", folder)
    assert any(f"_{model}.json: entry 1" in line and said in line for line in found.splitlines()), found[:800]
    assert "Nothing was loaded." in found
    assert found.replace("\n", "").isprintable()
    assert len(found) < 20_000


def test_letters_that_look_alike_are_kept_and_reported(tmp_path, capsys):
    from django.core.management import call_command

    from quizapp.facts.models import Person

    folder, name = fixtures(tmp_path), "Li W\u0435i"  # a Cyrillic letter
    edit(folder, "person", 1, name=name)
    call_command("load_topic", folder)
    assert Person.objects.filter(name=name).exists()
    capsys.readouterr()
    call_command("check_facts")
    assert "name holds 'Wеi', a word that mixes Cyrillic and Latin letters" in capsys.readouterr().out
