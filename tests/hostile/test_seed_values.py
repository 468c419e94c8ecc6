"""A seed that says something impossible is refused with file, line, entry, field and what was expected."""

import pytest

from tests.hostile.planted import mistakes, seeds

DATE = 'date: "1995-02-24/1995-02-28"'
NAME = "name: Li Wei,"
VALUE = "value: 100,"

WRONG = {
    # types
    "number for a text": ("people", NAME, "name: 7,", "people.yaml:2: person li-wei, field name: found the number 7"),
    "flag for a text": ("people", NAME, "name: true,", "field name: found true; expected a text"),
    "list for a text": ("people", NAME, "name: [Li, Wei],", "field name: found a list; expected a text"),
    "nothing": ("people", NAME, "name: ,", "field name: is empty; give a value or leave the field out"),
    "blank text": ("people", NAME, 'name: "  ",', "field name: is an empty text"),
    "text for a flag": ("gazette", "lead_complete: true", "lead_complete: 1",
     "found the number 1; expected true or false"),
    "flag for a number": ("people", "tier: 1", "tier: true", "found true; expected a whole number"),
    "fraction for a number": ("people", "tier: 1", "tier: 1.0", "expected a whole number"),
    "text for a list": ("annals", "places: [astana]", "places: astana", "found 'astana'; expected a list"),
    "list of lists": ("annals", "places: [astana]", "places: [[astana]]", "item 1: found a list; expected a key"),
    "text for an entry": ("annals", "signatories: [{", "signatories: [li, {", "item 1: found 'li'; expected an entry"),
    # dates
    "30 February": ("annals", DATE, 'date: "1995-02-30"',
     "annals.yaml:19: event first-visit, field date: found day 30"),
    "31 April": ("annals", DATE, 'date: "1995-04-31"', "April 1995 has days 01 to 30"),
    "29 February 1900": ("annals", DATE, 'date: "1900-02-29"', "February 1900 has days 01 to 28"),
    "month 13": ("annals", DATE, 'date: "1995-13"', "months are 01 to 12"),
    "reversed": ("annals", DATE, 'date: "1995-02-28/1995-02-24"', "is reversed: it ends before it begins"),
    "endless": ("annals", DATE, 'date: "../.."', "both ends"),
    "year 0": ("annals", DATE, 'date: "0000"', "years before 1 CE are not supported"),
    "BCE": ("annals", DATE, 'date: "-0044-03-15"', "years before 1 CE are not supported"),
    "year 10000": ("annals", DATE, 'date: "10000-01-01"', "years have four digits"),
    "Arabic digits": ("annals", DATE, 'date: "١٩٩٥"', "digits of another script"),
    "fullwidth digits": ("annals", DATE, 'date: "１９９５"', "digits of another script"),
    "two readings": ("annals", DATE, 'date: "3/4/1995"', "has two readings"),
    "a long date": ("annals", DATE, f'date: "{"1995/" * 100}"', "a date has at most 120"),
    "label reversed": ("places", 'valid_to: "1998-05-05"', 'valid_from: "2001", valid_to: "1998"',
     "is before valid_from"),
    # numbers
    "NaN": ("gazette", VALUE, "value: .nan,", "found '.nan'; expected a number"),
    "infinity": ("gazette", VALUE, "value: -.inf,", "found '-.inf'; expected a number"),
    "exponent": ("gazette", VALUE, "value: 1e400,", "found '1e400'; expected a number"),
    "octal": ("gazette", VALUE, "value: 0o17,", "found '0o17'; expected a number"),
    "29 digits": ("gazette", VALUE, f"value: {'9' * 29},", "at most 18 digits before the point"),
    "5000 digits": ("gazette", VALUE, f"value: {'9' * 5000},", "expected a number"),
    "more than a database keeps": ("gazette", VALUE, "value: 12345678901234567,", "a number of at most 15 digits"),
    "year 99999": ("topic", "last_year: 2000", "last_year: 99999", "expected a year from 1 to 9999"),
    "year of 5000 digits": ("topic", "last_year: 2000", f"last_year: {'9' * 5000}", "expected a whole number"),
    "latitude 91": ("places", "latitude: 51.1694", "latitude: 91", "found 91; expected -90 to 90 degrees"),
    "half a coordinate": ("places", "    latitude: 51.1694\n", "", "latitude and longitude are given together"),
    # lengths
    "long name": ("people", NAME, f"name: {'x' * 201},", "field name: has 201 characters; at most 200"),
    "very long text": ("topic", "summary: ", f"summary: {'x' * 1_000_000}", "characters; at most 100000"),
    "long key": ("terms", "key: npc", f"key: {'k' * 121}", "field key: has 121 characters; at most 120"),
    # ways out of the folder
    "slug": ("topic", "slug: two_lands", 'slug: "../../etc"', "field slug: found '../../etc'; expected a slug"),
    "slug with a drive": ("topic", "slug: two_lands", 'slug: "c:\\\\x"', "expected a slug"),
    "key": ("terms", "key: npc", "key: ../npc", "field key: found '../npc'; expected a key"),
    "locator": ("annals", "locator: p2", "locator: ../p2", "field locator: found '../p2'; expected a locator"),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "said"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_is_refused_with_its_place(tmp_path, file, old, new, said):
    found = mistakes(seeds(tmp_path, (file, old, new)))
    assert said in found
    assert len(found) < 2000


HIDDEN = {
    "NUL": "\0", "escape": "\x1b", "bell": "\a", "right to left": "\u202e", "isolate": "\u2066", "mark": "\u200f",
    "zero width": "\u200b", "joiner of words": "\u2060", "soft hyphen": "\u00ad", "byte order mark": "\ufeff",
    "tag letter": "\U000e0041", "filler": "\u3164", "empty braille": "\u2800", "line separator": "\u2028",
    "half a pair": "\ud800", "no character": "\ufdd0", "lost character": "\ufffd", "Cyrillic a": "а",
    "Greek o": "ο", "another encoding": "Ã©", "private use": "\ue000",
}  # fmt: skip


@pytest.mark.parametrize("character", HIDDEN.values(), ids=HIDDEN)
def test_what_hides_in_a_text_is_named_by_its_number_or_its_word(tmp_path, character):
    escaped = "".join(f"\\U{ord(letter):08x}" for letter in character)
    found = mistakes(seeds(tmp_path, ("people", NAME, f'name: "Li W{escaped}ei",')))
    assert "people.yaml:2: person li-wei, field name: contains" in found
    word = "W" + character + "ei"
    assert any(f"U+{ord(letter):04X}" in found for letter in character) or word in found or "another encoding" in found
    assert found.isprintable()


def test_letters_of_one_script_are_left_as_they_are(tmp_path):
    from quizapp.facts.seeds import build

    for name in ("Нұрлан Асанов", "李鹏", "محمد", "می\u200cخواهم", "Δημήτρης", "N'Djamena", "Əliyev", "e\u0301"):
        rows = build(seeds(tmp_path, ("people", NAME, f'name: "{name}",'))).rows
        assert name in [row["name"] for row in rows["person"]]
