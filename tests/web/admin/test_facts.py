"""Editing facts: mistakes are errors of the form, links stay inside the topic, saved facts make the topic stale."""

import pytest
from django.urls import reverse

from quizapp.facts.models import Citation, Event, Person, Topic
from tests import factories
from tests.web.admin.fact_forms import change, cited_by, event_form, management, person_form


@pytest.mark.parametrize("date", ["1992-02-30", "3/1/1992", "1993/1992"])
def test_a_wrong_date_is_an_error_at_the_date(as_teacher, date):
    event = factories.event()

    response = change(as_teacher, event, event_form(date=date))

    assert response.status_code == 200
    assert response.context["adminform"].form.errors["date"]


def test_a_right_date_sets_its_bounds(as_teacher):
    event = factories.event()

    assert change(as_teacher, event, event_form(date="1992-02-24/1992-02-28")).status_code == 302

    event.refresh_from_db()
    assert (str(event.earliest), str(event.latest), event.precision) == ("1992-02-24", "1992-02-28", "interval")


def test_key_topic_and_origin_of_a_saved_fact_are_fixed(as_teacher):
    event = factories.event(key="fixed")
    other = factories.topic("other")

    change(as_teacher, event, event_form(key="moved", topic=other.pk, origin="fixture"))

    event.refresh_from_db()
    assert (event.key, event.topic.slug, event.origin, event.title) == ("fixed", "history", "site", "A meeting")


def test_saving_a_fact_makes_its_topic_stale(as_teacher):
    change(as_teacher, factories.event(), event_form())

    assert Topic.objects.get().is_stale


def test_a_new_alias_of_a_person(as_teacher):
    person = factories.person()
    alias = {"aliases-TOTAL_FORMS": 1, "aliases-0-text": "Нурсултан", "aliases-0-script": "Cyrl"}

    assert change(as_teacher, person, person_form(**alias)).status_code == 302

    assert list(person.aliases.values_list("text", "script")) == [("Нурсултан", "Cyrl")]


def test_a_new_citation_gets_topic_and_key_by_itself(as_teacher):
    event, source = factories.event(), factories.source(key="doc")
    paragraph = factories.paragraph(source, "p7")
    row = {
        "citations-TOTAL_FORMS": 1,
        "citations-0-source": source.pk,
        "citations-0-paragraph": paragraph.pk,
        "citations-0-passage": "They met.",
    }

    for _ in range(2):
        assert change(as_teacher, event, event_form(**row)).status_code == 302

    keys = Citation.objects.filter(event=event, topic=event.topic).order_by("key").values_list("key", flat=True)
    assert list(keys) == ["doc--p7--s01", "doc--p7--s02"]


def test_a_paragraph_of_another_source_is_refused(as_teacher):
    event, stranger = factories.event(), factories.paragraph(factories.source(), "p7")
    row = {
        "citations-TOTAL_FORMS": 1,
        "citations-0-source": factories.source().pk,
        "citations-0-paragraph": stranger.pk,
        "citations-0-passage": "They met.",
    }

    assert "of another source" in change(as_teacher, event, event_form(**row)).content.decode()


def test_links_to_another_topic_are_refused(as_teacher):
    event = factories.event()
    other = factories.topic("other")
    row = {"participations-TOTAL_FORMS": 1, "participations-0-person": factories.person(topic=other).pk}
    row |= {"participations-0-role": "host", "participations-0-position": 0}

    in_a_row = change(as_teacher, event, event_form(**row))
    in_a_field = change(as_teacher, event, event_form(announced_by=factories.event(topic=other).pk))

    assert "Of another topic" in in_a_row.content.decode()
    assert "announced_by" in in_a_field.context["adminform"].form.errors
    assert not event.participations.exists()


def test_lists_are_edited_as_lines(as_operator):
    agreement = factories.agreement(parties=["CN"])
    data = {
        "title": "A treaty",
        "kind": "treaty",
        "told": "done",
        "act": "signed",
        "tier": 2,
        "parties": " KZ \n\nCN\n",
    }

    assert change(as_operator, agreement, {**data, **management("signatories", "citations")}).status_code == 302

    agreement.refresh_from_db()
    assert agreement.parties == ["KZ", "CN"]


def test_a_place_in_a_chapter_holds_exactly_one_fact(as_teacher):
    chapter = factories.chapter()
    data = {"title": "What?", "text": "That.", "position": 1, **management("facts", "citations")}
    two = {"facts-TOTAL_FORMS": 1, "facts-0-position": 1, "facts-0-event": factories.event().pk}
    two["facts-0-person"] = factories.person().pk

    assert "exactly one fact" in change(as_teacher, chapter, {**data, **two}).content.decode()
    assert not chapter.facts.exists()


def test_a_fact_is_added_with_its_topic_and_key(as_teacher):
    topic = factories.topic()
    cited = cited_by(factories.source())

    as_teacher.post(reverse("admin:facts_person_add"), person_form(topic=topic.pk, key="somebody", **cited))
    as_teacher.post(reverse("admin:facts_event_add"), event_form(topic=topic.pk, key="a-meeting", **cited))

    assert Person.objects.get().natural_key() == ("history", "somebody")
    assert Event.objects.get().natural_key() == ("history", "a-meeting")
