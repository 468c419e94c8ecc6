"""A save that would make the facts contradict each other is refused whole, and says why."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from quizapp.facts.models import Event, Figure, Office, Topic
from tests import factories, facts_factories
from tests.web.admin.fact_forms import change, cited_by, event_form, management, took_part


@pytest.fixture
def premier(db):
    return Office.objects.create(topic=factories.topic(), key="premier", title="Premier", country="CN", exclusive=True)


@pytest.fixture
def rivals(premier):
    """Two persons told to hold one office on one day, when the second event is saved."""
    held = factories.event(key="talks", date="1994-04-26")
    held.participations.create(person=factories.person(key="li-peng"), office=premier, role="met")
    factories.proved(held.topic)
    return {"date": "1994-04-26", **took_part((factories.person(key="zhu-rongji"), "met", premier))}


def alert(response):
    return response.context["adminform"].form.non_field_errors()


def test_two_holders_of_one_office_on_one_day_are_refused_and_nothing_is_changed(as_teacher, rivals):
    event = factories.event(key="visit", title="The visit")
    factories.proved(event.topic)

    response = change(as_teacher, event, event_form(**rivals))

    assert response.status_code == 200
    assert [message.startswith("Not saved: event:") for message in alert(response)] == [True]
    assert "li-peng and zhu-rongji hold the office premier" in alert(response)[0]
    event.refresh_from_db()
    assert (event.title, event.date, event.participations.count()) == ("The visit", "", 0)
    assert not Topic.objects.get().is_stale
    assert not LogEntry.objects.exists()


def test_what_was_typed_is_still_there(as_teacher, rivals):
    response = change(as_teacher, factories.event(), event_form(**rivals, why="Because."))

    assert response.context["adminform"].form["why"].value() == "Because."
    assert response.context["inline_admin_formsets"][0].formset.forms[0]["role"].value() == "met"


def test_a_new_event_without_a_source_is_refused(as_teacher):
    data = event_form(topic=factories.topic().pk, key="a-meeting")

    response = as_teacher.post(reverse("admin:facts_event_add"), data)

    assert alert(response) == ["Not saved: event:a-meeting has no citation."]
    assert not Event.objects.exists()


def test_the_last_citation_of_a_fact_is_not_taken_away(as_operator):
    source = factories.source()
    cited = factories.citation(source, event=factories.event())
    row = {"citations-INITIAL_FORMS": 1, "citations-0-id": cited.pk, "citations-0-DELETE": "on", **cited_by(source)}

    response = change(as_operator, cited.event, event_form(**row))

    assert "has no citation" in alert(response)[0]
    assert cited.event.citations.count() == 1


def test_two_values_of_one_series_for_one_year_are_refused(as_teacher):
    topic = factories.topic()
    facts_factories.figure(topic)
    second = facts_factories.figure(topic, key="again", date="1993")
    fields = {"title": "Trade", "series": "trade_total", "value": "7", "unit": "million USD", "date": "1992"}

    data = {**fields, "qualifier": "exact", "told": "done", "tier": 2, **management("citations")}
    response = change(as_teacher, second, data)

    assert "of the same series" in alert(response)[0]
    assert Figure.objects.get(pk=second.pk).date == "1993"


def test_an_older_contradiction_elsewhere_does_not_stand_in_the_way(as_teacher, rivals, premier):
    clashing = factories.event(key="clash", date="1994-04-26")
    clashing.participations.create(person=factories.person(key="hu-jintao"), office=premier, role="met")
    event = factories.event(key="another")

    response = change(as_teacher, event, event_form(title="Mended"))

    assert response.status_code == 302
    assert Event.objects.get(pk=event.pk).title == "Mended"


def test_several_rows_are_saved_without_asking_for_each_choice_singly(as_teacher, premier):
    Office.objects.update(exclusive=False)
    event, persons = factories.event(), [factories.person() for _ in range(4)]

    response = change(as_teacher, event, event_form(**took_part(*((person, "met", premier) for person in persons))))

    assert response.status_code == 302
    assert {row.person for row in event.participations.all()} == set(persons)


def test_a_choice_that_does_not_exist_is_an_error_of_its_row(as_teacher):
    event, person = factories.event(), factories.person()
    rows = took_part((person, "met", None)) | {"participations-0-person": person.pk + 1}

    response = change(as_teacher, event, event_form(**rows))

    assert "person" in response.context["inline_admin_formsets"][0].formset.errors[0]
