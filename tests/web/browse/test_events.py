"""Events: the list in order of time, and one event with everything known of it."""

import pytest

from quizapp.facts.models import Participation
from tests import factories, facts_factories


def test_events_stand_under_the_year_they_begin_in(read, history):
    factories.event(topic=history.topic, key="late", date="1994-05", title="Late")
    factories.event(topic=history.topic, key="late-or-early", title="No date")
    text = read("/t/history/events/")
    assert text.index("3 January 1992 Meeting 0") < text.index("May 1994 Late") < text.index("Undated No date")
    assert text.count("ndated") == 2, "in the links to years and as the heading"


def test_a_thread_shows_only_its_events(read, history):
    text = read("/t/history/events/?thread=thread-1")
    assert "Meeting 0" in text
    assert "Meeting 2" not in text


def test_a_thread_without_events_says_so(read, history):
    history.thread.events.clear()
    assert "No event belongs to this thread" in read("/t/history/events/?thread=thread-0")


def test_a_long_list_comes_in_pages_and_each_year_knows_its_page(client, history, monkeypatch):
    from quizapp.facts import reading

    factories.event(topic=history.topic, key="late", date="1994-05", title="Late")
    monkeypatch.setattr(reading.by_year, "__defaults__", (1, 2))
    first = client.get("/t/history/events/").content.decode()
    assert "Meeting 1" in first
    assert ">Meeting 2<" not in first
    assert 'href="?page=2#y1994"' in first
    assert "Late" in client.get("/t/history/events/?page=2").content.decode()


@pytest.mark.parametrize(
    ("basis", "said"),
    [
        ("explicit", "The source gives this date."),
        ("section", "the year is inferred from the section"),
        ("title", "taken from a title"),
        ("computed", "computed from other dates"),
        ("relative", "relative to another day"),
    ],
)
def test_an_event_says_how_its_date_is_known(read, history, basis, said):
    history.event.date_basis, history.event.date_note = basis, "Block three begins anew."
    history.event.save()
    text = read("/t/history/events/meeting-0/")
    assert said in text
    assert "Block three begins anew." in text


def test_an_event_shows_each_person_with_role_and_office_as_then_held(read, history):
    Participation.objects.filter(person=history.person, event=history.event).update(as_written="P. Zero, minister")
    text = read("/t/history/events/meeting-0/")
    assert "Person 0, Minister 0 (Aland) met or held talks" in text
    assert "P. Zero, minister" in text
    assert "do not say that this list is complete" in text


def test_a_complete_list_of_participants_is_called_complete(read, history):
    history.event.participants_complete = True
    history.event.save()
    assert "settle that nobody else took part" in read("/t/history/events/meeting-0/")


def test_every_statement_leads_to_its_paragraph(client, history):
    page = client.get("/t/history/events/meeting-0/").content.decode()
    assert "It tells of meeting-2." in page
    assert f'href="/t/history/sources/{history.source.key}/?at=p2#a-p2"' in page
    assert "speaks for Aland" in page


def test_tellings_that_disagree_are_shown_with_their_citations(read, history):
    text = read("/t/history/events/meeting-0/")
    assert "Where the documents disagree" in text
    assert "3 May 4 May A chronicle, paragraph p0" in text, "one paragraph is named once"


def test_an_event_names_the_agreements_and_figures_of_the_day(read, history):
    text = read("/t/history/events/meeting-0/")
    assert "Agreements 3 January 1992 · signed Agreement treaty-0" in text
    assert "Trade in 1992: 1,234.5 million USD" in text


def test_what_is_told_as_done_needs_no_word_about_it(read, history):
    assert "How it is told" not in read("/t/history/events/meeting-0/")


def test_an_event_leads_to_questions_about_its_chapter(client, history):
    page = client.get("/t/history/events/meeting-0/").content.decode()
    form = page[page.index('action="/study/start/"') :]
    assert f'name="chapter" value="{history.chapter.key}"' in form[: form.index("</form>")]
    assert "Ask me about its chapter" in form
    history.chapter.facts.all().delete()
    assert "Ask me about its chapter" not in client.get("/t/history/events/meeting-0/").content.decode()


@pytest.mark.parametrize(("told", "said"), [("planned", "Told as planned"), ("claimed", "Told as a claim")])
def test_an_event_says_how_it_is_told(read, history, told, said):
    history.event.told = told
    history.event.save()
    assert said in read("/t/history/events/meeting-0/")


def test_an_event_leads_to_its_neighbours_in_time(read, history):
    factories.event(topic=history.topic, key="same-day", date="1992-01-03", title="Same day")
    text = read("/t/history/events/same-day/")
    assert "Previous on the timeline: 3 January 1992 Meeting 0" in text
    assert "Next on the timeline: 12 February 1992 Meeting 1" in text


def test_a_place_has_the_name_it_had_then(read, history):
    assert "Oldtown (listed as Newtown), Aland" in read("/t/history/events/meeting-0/")
    history.event.date = "2001-01-01"
    history.event.save()
    assert "Where Newtown, Aland" in read("/t/history/events/meeting-0/")


def test_an_event_of_which_little_is_known_says_what_is_not_known(read, db):
    topic = facts_factories.topic()
    factories.event(topic=topic, key="bare", title="Bare")
    text = read("/t/history/events/bare/")
    for said in ("give no date.", "The documents do not say.", "The documents name no one.", "No source is recorded"):
        assert said in text
    assert "ndated" not in text, "said once, in words"
