"""`check_facts` prints what the rules find, or what was drawn from the sources, and exits 1 on errors."""

import json

import pytest
from django.core.management import CommandError, call_command

from quizapp.facts.loading import load_fixtures
from quizapp.facts.models import Citation, Event, Paragraph, Person, Topic
from quizapp.facts.seeds import build, write
from tests.facts.seed_folder import write_seeds

pytestmark = [pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _loaded(tmp_path):
    write(build(write_seeds(tmp_path / "seeds")), tmp_path / "fixtures")
    load_fixtures(tmp_path / "fixtures")


def test_a_topic_without_errors_is_fine(capsys):
    call_command("check_facts", "two_lands")
    said = capsys.readouterr().out
    assert "two_lands: 0 errors, 1 warning, 7 notes" in said
    assert "  warning (chapter)\n    chapter:start: has 5 words" in said


def test_errors_are_printed_and_counted(capsys):
    Citation.objects.filter(figure__isnull=False).delete()
    with pytest.raises(CommandError, match="4 errors"):
        call_command("check_facts")
    said = capsys.readouterr().out
    assert "conflict:total-doubted: has 0 values" in said  # its citations went with them
    assert "  error (citation)\n    figure:trade-export-1995: has no citation" in said


def test_a_row_edited_on_the_site_is_a_note(capsys):
    Person.objects.filter(key="asanov").update(description="Of whom nothing is known.")
    call_command("check_facts")
    assert "  info (edited)\n    person:asanov: was edited on this site" in capsys.readouterr().out


def test_an_unknown_topic_is_refused():
    with pytest.raises(CommandError, match="There is no topic three_lands; topics: two_lands"):
        call_command("check_facts", "three_lands")


def test_many_notes_of_one_rule_are_cut_short_unless_all_are_wanted(capsys):
    topic = Topic.objects.get()
    for number in range(45):
        event = Event.objects.create(topic=topic, key=f"undated-{number}", title="A meeting", kind="meeting")
        told = {"source": topic.sources.first(), "passage": "They met."}
        Citation.objects.create(topic=topic, key=f"told-{number}", event=event, **told)
    call_command("check_facts")
    said = capsys.readouterr().out
    assert "    and 5 more; --all prints them" in said and said.count("has no date") == 40
    call_command("check_facts", "--all")
    assert capsys.readouterr().out.count("has no date") == 45


def test_the_coverage_of_every_paragraph(capsys):
    Paragraph.objects.filter(locator="p1").update(names=["Li Wei", "Zhang Min"])
    call_command("check_facts", "two_lands", "--coverage")
    said = capsys.readouterr().out
    assert "  annals: Annals (transcribed whole)\n    p1: event:first-visit, agreement:treaty, " in said
    assert "      not in the registry: Zhang Min\n    p2: none; A heading.\n    2 paragraphs: 1 with facts, 1 " in said
    assert "  gazette: Gazette (transcribed in part)\n    g1: event:first-visit" in said
    assert "  2 sources, 4 paragraphs: 3 with facts, 1 with a reason, 0 with neither; " in said


def test_a_paragraph_without_fact_and_reason_is_an_error(capsys):
    Paragraph.objects.filter(locator="p2").update(reason="")
    with pytest.raises(CommandError, match="1 error"):
        call_command("check_facts", "--coverage")
    assert "    p2: error: neither a fact nor a reason" in capsys.readouterr().out


def test_both_reports_as_json(capsys):
    call_command("check_facts", "--format", "json")
    (topic,) = json.loads(capsys.readouterr().out)
    assert topic["topic"] == "two_lands" and {"level", "rule", "fact", "message"} == set(topic["findings"][0])
    call_command("check_facts", "--coverage", "--format", "json")
    (topic,) = json.loads(capsys.readouterr().out)
    assert [source["key"] for source in topic["sources"]] == ["annals", "gazette"]
    assert topic["sources"][0]["totals"]["paragraphs"] == 2
