"""What an import makes, changes and leaves alone."""

import pytest
from django.core.management import CommandError

from quizapp.facts.models import Agreement, Citation, Event, Participation, Person, Place, Source, Topic
from quizapp.questions.models import Question
from tests.facts.importing.conftest import AGREEMENTS, ALL, EVENTS

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def test_the_tables_become_facts_with_the_data_set_as_their_source(towns):
    bridge = Event.objects.get(key="bridge")
    assert (bridge.date, bridge.precision, bridge.kind, bridge.origin) == ("1901-05-03", "day", "opening", "import")
    assert Event.objects.get(key="visit").date == "1902"
    assert {place.name for place in Event.objects.get(key="visit").places.all()} == {"Newtown", "Oldtown"}
    assert Person.objects.get().description == "mayor; engineer"
    assert str(Citation.objects.get(event=bridge).paragraph) == "events.csv:2"
    assert Source.objects.get().transcribed == "part"
    topic = Topic.objects.get()
    assert (topic.first_year, topic.last_year, topic.countries["AA"]["name"]) == (1901, 1902, "Aland")


def test_a_document_without_a_date_has_that_of_its_event_and_says_so(towns):
    charter = Agreement.objects.get()
    assert (charter.date, charter.date_basis, charter.parties) == ("1901-05-03", "computed", ["AA", "BB"])


def test_a_missing_tier_follows_from_the_rule_and_is_marked(towns):
    assert (Event.objects.get(key="bridge").tier, Event.objects.get(key="bridge").tier_derived) == (2, True)
    assert Person.objects.get().tier == 3


def test_a_second_import_changes_nothing(towns):
    assert all(" unchanged" in line for line in towns.run().splitlines() if not line.startswith("questions"))


def test_a_dry_run_tells_what_would_change_and_changes_nothing(towns):
    new = EVENTS.replace("the opening of the bridge", "the opening of the arch").replace(
        "visit,the visit", "trip,the visit"
    )
    towns.write(events=new)
    said = towns.run("--dry-run")
    assert 'title: "the opening of the bridge" -> "the opening of the arch"' in said
    assert "added event trip" in said
    assert "removed event visit" in said
    assert "Nothing was changed" in said or "nothing was changed" in said
    assert set(Event.objects.values_list("key", flat=True)) == {"bridge", "visit"}
    assert Participation.objects.exists()


def test_a_dry_run_refuses_what_the_import_would_refuse(towns):
    late = AGREEMENTS.replace("Charter of the Bridge,,", "Charter of the Bridge,1950-01-01,")
    towns.write(**{**ALL, "agreements": late})
    for options in (["--dry-run"], []):
        with pytest.raises(CommandError, match="is dated 1950-01-01, but the event"):
            towns.run(*options)
    assert Agreement.objects.get().date == "1901-05-03"


def test_rows_that_are_gone_from_the_tables_go(towns):
    towns.write(events="\n".join(EVENTS.splitlines()[:2])).run()
    assert list(Event.objects.values_list("key", flat=True)) == ["bridge"]
    assert not Person.objects.exists()
    assert not Place.objects.filter(name="Oldtown").exists()


def test_an_edit_of_this_site_survives_and_is_told(towns):
    Event.objects.filter(key="bridge").update(title="the great bridge")
    towns.write(**{**ALL, "events": EVENTS.replace(",opening,", ",founding,")})
    assert "event bridge: kept site edit" in towns.run()
    assert Event.objects.get(key="bridge").title == "the great bridge"


def test_an_event_with_a_new_id_and_its_former_one_keeps_its_row(towns):
    before = Event.objects.get(key="bridge").pk
    head, first, *rest = EVENTS.splitlines()
    moved = [f"{head},former_ids", first.replace("bridge,", "arch,", 1) + ",bridge", *(row + "," for row in rest)]
    tables = {**ALL, "events": "\n".join(moved), "agreements": ALL["agreements"].replace(",bridge", ",arch")}
    towns.write(**tables).run()
    assert Event.objects.get(key="arch").pk == before


def test_two_topics_hold_the_same_keys_side_by_side(towns):
    towns.run(topic="villages")
    assert Event.objects.filter(key="bridge").count() == 2
    towns.write(events="\n".join(EVENTS.splitlines()[:2])).run(topic="villages")
    assert Event.objects.filter(topic__slug="towns").count() == 2


def test_questions_can_wait(importer):
    importer.write(**ALL)
    assert "generate_questions towns" in importer.run("--no-questions")
    assert not Question.objects.exists()
    assert not Topic.objects.get().is_stale  # a visitor must not have to wait for them
