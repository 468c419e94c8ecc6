"""Links of CSV tables that lead nowhere, round in a circle or out of the folder are refused; markup stays text."""

import io
import os

import pytest
from django.core.management import call_command

from quizapp.facts.models import Event, Person
from tests.hostile.planted import refused, table

pytestmark = pytest.mark.django_db

DOCUMENTS = "id,title,date,category,parties,event_id,supersedes,implements\n"


@pytest.mark.parametrize("column", ["supersedes", "implements"])
def test_documents_that_rest_on_each_other_are_refused(import_tables, column):
    place = {"supersedes": "{},", "implements": ",{}"}[column]
    papers = DOCUMENTS + "".join(f"{a},Paper {a},1902,treaty,,,{place.format(b)}\n" for a, b in ("xy", "yz", "zx"))
    assert "leads back to this row: a cycle" in import_tables(events=table(), agreements=papers)


def test_events_that_announce_each_other_are_refused(import_tables):
    found = import_tables(events=table("x,X,1901,,,visit,,y,,,,", "y,Y,1902,,,visit,,x,,,,"))
    assert "leads back to this row: a cycle" in found


def test_links_to_nothing_are_refused_in_every_table(import_tables):
    found = import_tables(
        events=table(),
        persons="id,name\nann,Ann\n",
        agreements=DOCUMENTS + "charter,Charter,1902,treaty,,nothing,gone,\n",
        event_persons="event_id,person_id,role\nnothing,ann,leader\nbridge,nobody,leader\n",
    )
    for place in ("agreements.csv:2, column event_id", "agreements.csv:2, column supersedes",
                  "event_persons.csv:2, column event_id", "event_persons.csv:3, column person_id"):  # fmt: skip
        assert place in found


def test_ids_that_lead_out_of_an_address_become_codes_and_markup_stays_text(tmp_path, client):
    (tmp_path / "events.csv").write_text(
        table('../../etc/passwd,"<img src=x onerror=boom()>",1902,,,visit,,,,,,', "..,dots,1903,,,visit,,,,,,"), "utf-8"
    )
    (tmp_path / "persons.csv").write_text("id,name\nann,=HYPERLINK(1)\n", "utf-8")
    call_command("import_topic", tmp_path, "--topic", "towns", verbosity=0)
    assert Person.objects.get().name == "=HYPERLINK(1)"
    for event in Event.objects.all():
        assert ".." not in event.key.split("/")
        html = client.get(f"/t/towns/events/{event.key.replace('%', '%25')}/").content.decode()
        assert event.title.replace("<", "&lt;").replace(">", "&gt;") in html
        assert "<img src=x" not in html


def test_links_out_of_the_folder_and_pipes_are_not_read(tmp_path):
    folder, errors = tmp_path / "tables", io.StringIO()
    folder.mkdir()
    (tmp_path / "secret").write_text("password,hunter2\n", "utf-8")
    (folder / "events.csv").symlink_to(tmp_path / "secret")
    refused("import_topic", folder, "--topic", "towns", stderr=errors)
    assert "events.csv: is a link to a file outside its folder" in errors.getvalue()
    assert "hunter2" not in errors.getvalue()
    (folder / "events.csv").unlink()
    os.mkfifo(folder / "events.csv")
    refused("import_topic", folder, "--topic", "towns", stderr=io.StringIO())


@pytest.mark.parametrize("slug", ["../../etc", "a b", "", "x/y", "x" * 81, "тема"])
def test_a_slug_that_leads_out_is_refused(tmp_path, slug):
    (tmp_path / "events.csv").write_text(table(), "utf-8")
    refused("import_topic", tmp_path, "--topic", slug, stderr=io.StringIO())
