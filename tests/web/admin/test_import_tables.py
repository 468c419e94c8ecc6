"""Tables come in through the admin: looked at first, then loaded as shown or not at all."""

import pytest
from django.contrib.admin.models import LogEntry
from django.core.cache import cache

from quizapp.facts.models import Event, Person, Topic
from quizapp.questions.models import Question
from tests import factories
from tests.web.admin.import_tables import (
    APPLY,
    CHECK,
    PROBLEMS,
    apply,
    as_csv,
    as_xlsx,
    changed,
    imported,
    said,
    upload,
    without,
)  # fmt: skip


def counts(page):
    return {
        table.name: (table.counts.added, table.counts.changed, table.counts.removed)
        for table in page.context["checked"].tables
    }


@pytest.mark.postgres
@pytest.mark.parametrize("files", [as_csv, lambda: [as_xlsx()]], ids=["csv", "xlsx"])
def test_a_new_topic(as_operator, files):
    page = upload(as_operator, files())

    assert page.context["checked"].problems == []
    assert counts(page)["events"] == (4, 0, 0)
    assert Topic.objects.count() == 0

    response = apply(as_operator, page)

    assert "events: 4 added; persons: 2 added; agreements: 1 added; parts in events: 2 added" in said(response)
    topic = Topic.objects.get(slug="space")
    assert (topic.title, topic.is_stale) == ("Space", False)
    assert Event.objects.get(key="e%204").date == "1998"
    assert Question.objects.filter(topic=topic).exists()
    entry = LogEntry.objects.get()
    assert (entry.object_id, entry.user.username, entry.is_addition()) == (str(topic.pk), "operator", True)


def test_looking_changes_nothing(as_operator):
    imported(as_operator)
    before = list(Event.objects.values()), list(Topic.objects.values())

    page = upload(
        as_operator, as_csv(changed("events", 1, "title", "Launch of a satellite")), topic=Topic.objects.get().pk
    )

    assert counts(page)["events"] == (0, 1, 0)
    assert (list(Event.objects.values()), list(Topic.objects.values())) == before


def test_a_change_shows_before_and_after_of_its_fields_and_a_removal_its_title(as_operator):
    imported(as_operator)
    tables = {**changed("events", 1, "title", "Launch of Sputnik 2"), "persons": without("persons", 1)["persons"]}
    tables["event_persons"] = tables["event_persons"][:1] + tables["event_persons"][2:]

    page = upload(as_operator, as_csv(tables), topic=Topic.objects.get().pk)

    lines = {
        (line.verb, line.model, line.key): line for table in page.context["checked"].tables for line in table.lines
    }
    fields = dict(lines["changed", "event", "e1"].fields)
    assert fields["title"] == [("same", "Launch of Sputnik "), ("del", "1"), ("ins", "2")]
    assert lines["removed", "person", "p1"].title == "Yuri Gagarin"
    assert "<del>" in page.text and "Yuri Gagarin" in page.text


def test_every_problem_is_listed_with_its_place_and_nothing_can_be_applied(as_operator):
    tables = changed("events", 1, "start", "1957-13-04")
    tables["persons"] = changed("persons", 2, "name", "")["persons"]
    tables["event_persons"] = changed("event_persons", 1, "person_id", "nobody")["event_persons"]

    page = upload(as_operator, [as_xlsx(tables)])

    found = [(p.file, p.row, p.column, p.value) for p in page.context["checked"].problems]
    assert found == [
        ("space.xlsx, sheet events", 2, "start", "1957-13-04"),
        ("space.xlsx, sheet persons", 3, "name", ""),
        ("space.xlsx, sheet event_persons", 2, "person_id", "nobody"),
    ]
    assert not page.context["word"]
    table = as_operator.get(PROBLEMS).content.decode("utf-8-sig").splitlines()
    assert len(table) == 4 and table[1].startswith('"space.xlsx, sheet events",2,start,1957-13-04,')
    as_operator.post(APPLY, {"shown": ""})
    assert Topic.objects.count() == 0


def test_facts_that_contradict_each_other_are_shown_before_not_after(as_operator):
    page = upload(as_operator, as_csv(changed("agreements", 1, "event_id", "e1")))

    assert any("a1" in line for line in page.context["checked"].contradictions)
    assert not page.context["word"]


def test_what_was_edited_or_made_on_this_site_stays_and_is_named(as_operator):
    imported(as_operator)
    Person.objects.filter(key="p2").update(country="RU")
    factories.event(topic=Topic.objects.get(), key="ours")

    page = upload(as_operator, as_csv(changed("persons", 2, "country", "US")), topic=Topic.objects.get().pk)
    apply(as_operator, page)

    assert "person p2: kept site edit" in page.context["checked"].kept
    assert Person.objects.get(key="p2").country == "RU"
    assert Event.objects.filter(key="ours").exists()


def test_facts_that_changed_meanwhile_are_shown_again(as_operator):
    imported(as_operator)
    page = upload(as_operator, as_csv(changed("events", 1, "title", "Launch")), topic=Topic.objects.get().pk)
    Event.objects.filter(key="e1").update(title="Another hand was quicker")

    response = apply(as_operator, page)

    assert "not what you were shown" in said(response)
    assert Event.objects.get(key="e1").title == "Another hand was quicker"
    assert response.redirect_chain[-1][0] == CHECK


@pytest.mark.parametrize("word", ["", "forged", "of-another"])
def test_only_the_signed_word_for_this_upload_and_account_applies_it(as_operator, word):
    page = upload(as_operator, as_csv())
    if word == "of-another":
        word = page.context["word"]
        upload(as_operator, as_csv(changed("events", 1, "title", "Launch")))

    as_operator.post(APPLY, {"shown": word})

    assert Topic.objects.count() == 0


def test_tables_that_are_no_longer_kept_must_be_uploaded_again(as_operator):
    page = upload(as_operator, as_csv())
    cache.clear()

    assert "no longer kept" in said(apply(as_operator, page))
    assert Topic.objects.count() == 0
