"""CSV tables that say something impossible, or hide something, are refused with file, row and column."""

import pytest

from tests.hostile.planted import TABLE_HEADER, table

pytestmark = pytest.mark.django_db

EVENTS = {
    "30 February": ("x,X,1901-02-30,,day,visit,,,,,,", "events.csv:3, column start"),
    "month 13": ("x,X,1901-13,,month,visit,,,,,,", "events.csv:3, column start"),
    "reversed": ("x,X,1902,1901,,visit,,,,,,", "events.csv:3"),
    "year 0": ("x,X,0000,,,visit,,,,,,", "events.csv:3, column start"),
    "other digits": ("x,X,١٩٠١,,,visit,,,,,,", "events.csv:3, column start"),
    "precision": ("x,X,1901,,hour,visit,,,,,,", "events.csv:3, column precision"),
    "no title": ("x,,1901,,,visit,,,,,,", "events.csv:3, column title"),
    "blank title": ("x,  ,1901,,,visit,,,,,,", "events.csv:3, column title"),
    "no kind": ("x,X,1901,,,,,,,,,", "events.csv:3, column type"),
    "tier 9": ("x,X,1901,,,visit,,,9,,,", "events.csv:3, column tier"),
    "tier one and a half": ("x,X,1901,,,visit,,,1.5,,,", "events.csv:3, column tier"),
    "wide digit": ("x,X,1901,,,visit,,,２,,,", "events.csv:3, column tier"),
    "latitude": ("x,X,1901,,,visit,Newtown,,,,91,0", "events.csv:3, column latitude"),
    "not a number": ("x,X,1901,,,visit,Newtown,,,,nan,nan", "events.csv:3, column latitude"),
    "exponent": ("x,X,1901,,,visit,Newtown,,,,1e999999999,0", "events.csv:3, column latitude"),
    "twice": ("bridge,X,1901,,,visit,,,,,,", "events.csv:3, column id"),
    "nobody announced it": ("x,X,1901,,,visit,,prophecy,,,,", "events.csv:3, column announced_by"),
    "long title": (f"x,{'x' * 501},1901,,,visit,,,,,,", "events.csv:3, column title"),
    "very long title": (f"x,{'x' * 900_000},1901,,,visit,,,,,,", "events.csv:3: is no row of a table"),
    "long id": (f"{'x' * 200},X,1901,,,visit,,,,,,", "events.csv:3, column id"),
    "direction": ("x,the \u202ecilbuper,1901,,,visit,,,,,,", "the direction mark U+202E"),
    "invisible": ("x,the\u200bvisit,1901,,,visit,,,,,,", "the invisible character U+200B"),
    "filler": ("x,the \u3164 visit,1901,,,visit,,,,,,", "U+3164"),
    "escape": ("x,\x1b[2Jvisit,1901,,,visit,,,,,,", "the control character U+001B"),
    "look-alike": ("x,the visit of M\u0430o,1901,,,visit,,,,,,", "mixes Cyrillic and Latin letters"),
    "NUL": ("x,a\0b,1901,,,visit,,,,,,", "events.csv:3"),
    "half a pair": ("x,a\ud800b,1901,,,visit,,,,,,", "events.csv:3"),
    "other columns": ("x,X", "events.csv:3"),
    "open quote": ('x,"X,1901', "events.csv"),
}


@pytest.mark.parametrize(("row", "said"), EVENTS.values(), ids=EVENTS)
def test_a_row_that_cannot_be_is_refused_with_its_place(import_tables, row, said):
    found = import_tables(events=table(row))
    assert said in found
    assert found.replace("\n", "").isprintable()
    assert len(found) < 2000


FILES = {
    "nothing": b"",
    "NULs": b"\0" * 1000,
    "zip": b"PK\x03\x04" + b"\0" * 60,
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "UTF-32": table().encode("utf-32"),
    "Latin-1": table("c,Käse,1901,,,visit,,,,,,").encode("latin-1"),
    "two encodings": table().encode() + "c,Käse,,,,visit,,,,,,\n".encode() + "d,Käse,,,,visit,,,,,,\n".encode("cp1252"),
    "one line": b"id," * 400_000,
    "a quote that never ends": table().encode() + b'"' + b"a\n" * 600_000,
    "many columns": ",".join(f"c{n}" for n in range(50_000)).encode(),
    "only a header": TABLE_HEADER.encode(),
}


@pytest.mark.parametrize("content", FILES.values(), ids=FILES)
def test_a_file_that_is_no_table_is_refused_by_name(import_tables, content):
    found = import_tables(events=content)
    assert "events.csv" in found
    assert len(found) < 5000
