"""A merge made on the site survives the next import of the tables, and its dry run says so."""

import pytest

from quizapp.facts.merging import merge_persons
from quizapp.facts.models import Merge, Participation, Person, Topic
from quizapp.facts.rows import read_topic
from tests.facts.importing.conftest import ALL, PARTS, PERSONS

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

TWO = PERSONS + "field,Anne Fields,,AA,\n"
BOTH = PARTS + "visit,field,host\n"
SAID = "person field: merged into mayor on this site (kept)"


@pytest.fixture
def merged(importer):
    importer.write(**{**ALL, "persons": TWO, "event_persons": BOTH}).run()
    merge_persons(kept=Person.objects.get(key="mayor"), gone=Person.objects.get(key="field"))
    return importer


def test_the_same_tables_again_change_nothing(merged):
    before = read_topic(Topic.objects.get())
    for options in (["--dry-run"], [], []):
        said = merged.run(*options)
        assert SAID in said
        assert "added" not in said.split("questions:")[0]
        assert "removed" not in said.split("questions:")[0]
    assert read_topic(Topic.objects.get()) == before


def test_changed_tables_still_arrive(merged):
    merged.write(**{**ALL, "persons": TWO, "event_persons": BOTH.replace("host", "speaker")}).run()
    assert set(Participation.objects.values_list("person__key", "role")) == {("mayor", "leader"), ("mayor", "speaker")}


def test_tables_that_name_the_former_id_need_no_merge(merged):
    persons = "id,name,aliases,country,roles,former_ids\nmayor,Ann Field,A. Field|Анна Филд,AA,mayor|engineer,field\n"
    said = merged.write(**{**ALL, "persons": persons, "event_persons": PARTS}).run()
    assert "person field: the tables know them as mayor too; this site's merge is needed no more" in said
    assert not Merge.objects.exists()
    assert Person.objects.get().former_keys == ["field"]
