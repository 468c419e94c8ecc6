"""A game as pages: the points beside each round and how they were counted, and the score at the end."""

import re

import pytest
from django.urls import reverse

from quizapp.study.models import Mode, Sitting
from tests import factories
from tests.web.learn.conftest import Student, start

pytestmark = pytest.mark.django_db

ITEMS = (("the embassy", "1992"), ("the bridge", "1995-05"), ("the pipeline", "1997"), ("the forum", "2001-06-15"))
SLOTS = ("Before 1992", "Between 1992 and 1995", "Between 1995 and 1999", "After 1999")


@pytest.fixture
def topic(db):
    """One round of each kind, in this order of difficulty."""
    entries = [{**factories.distractor(text), "position": place} for place, text in enumerate(SLOTS)]
    factories.question(
        formats=["order_two"], family="order_two", asks="earlier", stem="Which was first?", answer="The bridge",
        distractors=["The forum"], difficulty=-1,
    )  # fmt: skip
    slot = factories.question(
        formats=["timeline"], family="timeline", asks="slot", stem="Where does the bridge belong?",
        answer={**entries[2], "accepted": []}, distractors=[entries[0], entries[1], entries[3]], difficulty=0,
    )  # fmt: skip
    slot.versions.update(stem_parts=[{"text": "Where does "}, {"text": "the bridge", "constraint": 0}, {"text": "?"}])
    factories.order_question(*ITEMS, stem="In which order?", difficulty=1)
    return factories.proved(slot.topic)


def game(client, topic) -> Student:
    start(client, topic, mode="play")
    current = Sitting.objects.filter(mode=Mode.PLAY).latest("started_at")
    return Student(client, current.learner, current)


def answered(student, **data) -> str:
    """The feedback on an answer."""
    return student.client.post(student.answer_url(student.shown()), data, follow=True).content.decode()


def order_of(shown, order) -> dict[str, int]:
    return {f"place_{shown.options.index(item)}": place for place, item in enumerate(order, start=1)}


def test_each_round_says_how_it_was_counted_and_the_score_so_far(client, topic):
    student = game(client, topic)
    first = student.client.get(student.page).content.decode()
    assert "A game: your schedule does not change." in first and "so far" not in first
    page = answered(student, option=student.shown().options.index(0))
    assert "1 of 1 point. Score so far: 1 of 1." in page
    assert "Score so far: 1 of 1. A game" in student.client.get(student.page).content.decode()
    page = answered(student, option=student.shown().options.index(2))
    assert "Not right" in page
    assert "1 of 2 points: two for the right place, one for the place beside it. Score so far: 2 of 3." in page
    page = answered(student, **order_of(student.shown(), (0, 2, 1, 3)))
    assert "5 of 6 points: one for each pair in the right order. Score so far: 7 of 9." in page


def test_the_end_shows_the_score_round_by_round_and_the_best_so_far(client, topic):
    student = game(client, topic)
    for _ in range(3):
        answered(student, unknown="1")
    page = student.client.get(student.page, follow=True).content.decode()
    assert '<h1 tabindex="-1" autofocus>0 of 9 points</h1>' in page and "Your best" not in page
    student = game(client, topic)
    answered(student, option=student.shown().options.index(0))
    answered(student, option=student.shown().options.index(0))
    answered(student, **order_of(student.shown(), (0, 1, 2, 3)))
    page = student.client.get(student.page, follow=True).content.decode()
    assert "9 of 9 points</h1>" in page and "Your best so far; before, it was 0 of 9." in page
    assert re.findall(r'numeric">(\d of \d points?)<', page) == ["1 of 1 point", "2 of 2 points", "6 of 6 points"]
    assert 'name="mode" value="play"' in page
    student = game(client, topic)
    for _ in range(3):
        answered(student, unknown="1")
    assert "Your best so far: 9 of 9." in student.client.get(student.page, follow=True).content.decode()


def test_a_round_on_the_timeline_has_its_card_to_drag_and_the_same_radio_buttons(client, topic):
    student = game(client, topic)
    answered(student, unknown="1")
    page = student.client.get(student.page).content.decode()
    assert re.search(r'data-slot-card aria-hidden="true" dir="auto">The bridge</p>', page)
    assert re.findall(r'required><span dir="auto">(.*?)</span>', page) == list(SLOTS)
    answered(student, unknown="1")
    page = student.client.get(student.page).content.decode()
    assert page.count("data-grip") == 4 == page.count("<select")


def test_a_chapter_without_rounds_says_so_where_it_was_asked_for(client, topic):
    chapter = factories.chapter(topic=topic)
    factories.proved(topic)
    response = start(client, topic, mode="play", chapter=chapter.key)
    assert response.url == reverse("chapter", args=[topic.slug, chapter.key])
    assert "There is nothing here that can be asked." in client.get(response.url).content.decode()


def test_the_finish_page_asks_little_of_the_database(client, topic, django_assert_max_num_queries):
    student = game(client, topic)
    for _ in range(3):
        answered(student, unknown="1")
    student.client.get(student.page)
    with django_assert_max_num_queries(18):
        assert client.get(reverse("finish", args=[student.sitting.pk])).status_code == 200
