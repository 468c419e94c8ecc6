"""The progress page: a newcomer is invited, a learner sees where they stand."""

import re
from datetime import timedelta

import pytest
import time_machine

from quizapp.study.models import LearnerDay
from quizapp.web.visitor import GUEST_KEY
from tests import factories
from tests.factories import NOON, TODAY


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def guest(client, db):
    """A guest whose session this browser holds."""
    learner = factories.learner()
    session = client.session
    session[GUEST_KEY] = learner.pk
    session.save()
    return learner


@pytest.fixture
def studied(guest):
    """Three cards of essentials, due today, tomorrow and in nine days."""
    chapter = factories.chapter(title="How did it begin?")
    for days in (0, 1, 9):
        question = factories.question(chapter=chapter.key)
        factories.memory(factories.card(guest, question), due_on=TODAY + timedelta(days=days))
    return guest


def test_a_visitor_without_a_history_is_invited_to_start(read, db):
    factories.topic()
    text = read("/progress/")
    assert "Nothing learnt here so far" in text
    assert "Start (3 minutes)" in text


def test_a_guest_without_cards_is_invited_to_start(read, guest):
    factories.topic()
    assert "Nothing learnt here so far" in read("/progress/")


def test_a_site_without_a_history_says_so(read, db):
    assert "There is no history on this site yet" in read("/progress/")


def test_a_learner_sees_essentials_due_and_chapters(read, studied):
    LearnerDay.objects.create(learner=studied, study_day=TODAY, reviews=12, right=9, milliseconds=180_000)
    text = read("/progress/")
    for said in (
        "You have met 3 of 3 essentials. You can tell one once you have recalled it another time.",
        "6 of 10 minutes today",
        "Today about 1 minute, tomorrow about 1 minute.",
        "Answers today 12",
        "No answer to judge by yet",
        "How did it begin? 0 of 3",
    ):
        assert said in text


def test_the_forecast_is_a_drawing_with_a_title_a_description_and_a_table(client, studied):
    html = client.get("/progress/").content.decode()
    figure = html[html.index('<figure class="forecast">') : html.index("</figure>")]
    svg, table = figure.split("</svg>")
    assert svg.count("<rect") == 3
    assert "<title id=" in svg
    assert "2 March: 1, 3 March: 1, 4 March: 0" in svg
    assert re.findall(r'<th scope="row">([^<]+)</th><td>([1-9])</td>', table) == [
        ("Monday 2 March", "1"),
        ("Tuesday 3 March", "1"),
        ("Wednesday 11 March", "1"),
    ]


def test_the_page_has_no_inline_style(client, studied):
    html = client.get("/progress/").content.decode()
    assert re.findall(r"<style|\sstyle=|\son[a-z]+=", html) == []


def test_another_history_can_be_asked_for(read, studied):
    factories.topic("other", title="Another history")
    assert "You have met 3 of 3 essentials. You can tell one once you have recalled it another time." in read(
        "/progress/"
    )
    assert "Nothing learnt here so far" in read("/progress/?topic=other")


@pytest.mark.parametrize("slug", ["nonsense", "retired"])
def test_an_unknown_or_retired_history_is_not_found(client, studied, slug):
    factories.topic("retired", is_retired=True)
    assert client.get("/progress/", {"topic": slug}).status_code == 404


def test_queries_do_not_grow_with_cards(client, studied, django_assert_max_num_queries):
    for _ in range(20):
        factories.memory(factories.card(studied, factories.question()))
    with django_assert_max_num_queries(16):
        assert client.get("/progress/").status_code == 200
