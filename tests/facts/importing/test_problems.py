"""All mistakes of all tables stand in one report, and nothing is loaded unless it was asked for."""

import csv

import pytest

from quizapp.facts.models import Event, Participation, Person, Place, Topic
from tests.facts.importing.conftest import AGREEMENTS, ALL, EVENTS, PARTS, PERSONS

pytestmark = pytest.mark.django_db

BAD = {
    "events": EVENTS + "bridge,again,1900,,,opening,,,\nlate,x,1993,1992,,opening,Nowhere,,\n",
    "persons": PERSONS + ",Nobody,,,\n",
    "agreements": AGREEMENTS + "pact,Pact,1900,pact,,flood\n",
    "event_persons": PARTS + "visit,ghost,met\nlate,mayor,met\nvisit,mayor,leader\n",
}


def test_every_mistake_is_named_with_its_place(importer):
    assert importer.refused(**BAD) == [
        "events.csv:4, column id: “bridge” is the id of row 2 already",
        "events.csv:5, column end: “1992” is before the start, 1993",
        "persons.csv:3, column id: is empty; a value is required",
        "agreements.csv:3, column event_id: “flood” names no event of these tables",
        "event_persons.csv:3, column person_id: “ghost” names no person of these tables",
        "event_persons.csv:5, column role: “leader” was given to this person at this event by an earlier row",
    ]
    assert not Topic.objects.exists()


def test_the_right_rows_are_loaded_when_that_is_asked_for(importer):
    importer.write(**BAD).run("--skip-bad-rows")
    assert set(Event.objects.values_list("key", flat=True)) == {"bridge", "visit"}
    assert not Place.objects.filter(name="Nowhere").exists()
    assert Participation.objects.count() == 1
    assert "event_persons.csv:4, column event_id: “late” names the event of a row that was refused" in importer.errors
    assert "7 rows skipped." in importer.said


def test_the_report_is_a_table_too_that_no_spreadsheet_runs(importer, tmp_path):
    out = tmp_path / "errors.csv"
    importer.refused("--errors", str(out), events=EVENTS + '"=1+1","x",=cmd(),,,opening,,,\n')
    with out.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert rows[0] == ["file", "row", "column", "value", "reason"]
    assert rows[1][:4] == ["events.csv", "4", "start", "'=cmd()"]


@pytest.mark.parametrize(
    ("table", "header", "rows"),
    [
        ("events", "id,title,type,announced_by", ["a,x,opening,b", "b,y,opening,a", "c,z,opening,a"]),
        ("agreements", "id,title,category,supersedes", ["a,x,treaty,b", "b,y,treaty,a", "c,z,treaty,a"]),
    ],
)
def test_a_cycle_is_refused_where_it_runs(importer, table, header, rows):
    said = importer.refused(**{"events": EVENTS, table: "\n".join([header, *rows])})
    assert [line.split(",")[0] for line in said] == [f"{table}.csv:2", f"{table}.csv:3"]
    assert all(line.endswith("a cycle") for line in said)


def test_one_place_is_not_in_two_spots(importer):
    rows = "id,title,type,place,latitude,longitude\na,x,opening,P,1,2\nb,y,opening,P,,\nc,z,opening,P,3,4\n"
    assert importer.refused(events=rows) == [
        "events.csv:4, column place: “P” is elsewhere in another row: 1.00000, 2.00000"
    ]


def test_a_topic_of_fixtures_is_not_overwritten_by_accident(towns):
    for model in (Topic, Event, Person):
        model.objects.update(origin="fixture")
    assert "was loaded from fixtures" in towns.refused(events=EVENTS)[0]
    towns.run("--replace", "--title", "Towns")
    assert (Topic.objects.get().title, Topic.objects.get().origin) == ("Towns", "import")
    assert not Person.objects.exists()


@pytest.mark.parametrize("slug", ["two words", "../etc", "x" * 81])
def test_a_topic_needs_a_slug(importer, slug):
    importer.write(**ALL)
    with pytest.raises(Exception, match="Nothing was loaded"):
        importer.run(topic=slug)


def test_persons_of_one_spelling_may_be_one_person(importer):
    importer.write(events=EVENTS, persons=PERSONS + "other,ann field,,,\n").run()
    assert Person.objects.get(key="other").possibly_same.get().key == "mayor"
    assert "mayor and other share a spelling" in importer.said
