"""Files as spreadsheets write them are read alike; anything else is refused with the line."""

import pytest

from quizapp.facts.models import Event, Person
from tests.facts.importing.conftest import ALL, EVENTS

pytestmark = pytest.mark.django_db

WRITTEN = {
    "byte order mark": lambda text: text.encode("utf-8-sig"),
    "UTF-16 with tabs": lambda text: text.replace(",", "\t").encode("utf-16"),
    "UTF-16 big-endian": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "semicolons": lambda text: text.replace(",", ";").encode(),
    "Windows line ends": lambda text: text.replace("\n", "\r\n").encode(),
    "old Macintosh line ends": lambda text: text.replace("\n", "\r").encode(),
    "no last line end": lambda text: text.rstrip("\n").encode(),
    "blank lines": lambda text: text.replace("\n", "\n\n").encode(),
}


@pytest.mark.parametrize("variant", WRITTEN)
def test_the_variants_of_spreadsheets_mean_the_same(importer, variant):
    importer.write(**{name: WRITTEN[variant](text) for name, text in ALL.items()}).run()
    assert list(Event.objects.order_by("key").values_list("key", "title")) == [
        ("bridge", "the opening of the bridge"),
        ("visit", "the visit of the mayor"),
    ]
    assert Person.objects.get().aliases.filter(text="Анна Филд").exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            (EVENTS + "c,Käse,1900,,,opening,,,\n").encode("latin-1"),
            "events.csv:4: cannot be read: line 4: the byte 0xE4",
        ),
        ((EVENTS + "c,x\0y,1900,,,opening,,,\n").encode(), "events.csv:4: cannot be read: line 4: holds a NUL"),
        (EVENTS.encode("utf-16-le"), "events.csv:1: cannot be read: line 1: holds a NUL"),
        (EVENTS.encode("utf-32"), "is UTF-32"),
        (b"PK\x03\x04rest", "is a zip or a spreadsheet"),
        ((EVENTS + 'c,"open,1900').encode(), "is no row of a table"),
        (EVENTS.encode() + b"x" * 1_100_000, "longer than 1,000,000 characters"),
        (b"", "events.csv: is empty"),
        (b"id,title\na,b\n", "events.csv:1: has no column type; found “id, title”"),
        (b"id,title,type,type\n", "names this column twice"),
        ((EVENTS + "c,d\n").encode(), "events.csv:4: “d” has 2 cells, but the header has 9"),
    ],
)
def test_what_is_no_table_is_refused_with_its_place(importer, data, said):
    assert any(said in line for line in importer.refused(events=data))
    assert not Event.objects.exists()


def test_a_broken_file_is_not_mended_by_skipping_rows(importer):
    importer.refused("--skip-bad-rows", events=(EVENTS + "c,Käse,1900,,,opening,,,\n").encode("latin-1"))


def test_a_missing_file_of_events_is_named(importer):
    assert "events.csv: is missing" in importer.refused(persons=ALL["persons"])[0]


def test_a_file_with_only_a_header_means_none(importer):
    importer.write(events=EVENTS, persons=ALL["persons"].split("\n")[0]).run()
    assert not Person.objects.exists()


def test_unknown_columns_are_ignored_and_told(importer):
    importer.write(events=EVENTS.replace(",source", ",weather")).run()
    assert "note: events.csv: unknown columns were ignored: weather" in importer.said
