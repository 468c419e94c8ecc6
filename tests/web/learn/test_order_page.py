"""Putting several things in order, and the other formats that show options in a fixed order."""

import re

import pytest

from tests import factories
from tests.web.learn.conftest import HTMX, student_of

pytestmark = pytest.mark.django_db

ITEMS = (("the embassy", "1992"), ("the bridge", "1995-05"), ("the pipeline", "1997"), ("the forum", "2001-06-15"))


@pytest.fixture
def student(client):
    question = factories.order_question(*ITEMS, stem="Put these in order.")
    return student_of(client, factories.proved(question.topic))


def places(shown, order) -> dict[str, int]:
    """The form that gives item `order[0]` the first place, and so on."""
    return {f"place_{shown.options.index(item)}": place for place, item in enumerate(order, start=1)}


def send(student, data, **extra):
    return student.client.post(student.answer_url(student.shown()), data, **extra)


def test_each_item_has_a_labelled_list_of_places_and_no_item_tells_its_own(student):
    page = student.client.get(student.page).content.decode()
    shown = re.findall(r'<label for="place-\d" dir="auto">(.*?)</label>', page)
    assert sorted(shown) == sorted(text for text, _ in ITEMS)
    assert shown != [text for text, _ in ITEMS]
    assert len(re.findall(r'<select id="place-\d" name="place_\d" required>', page)) == 4
    assert "selected" not in page
    for told in ("1992", "1995", "event:"):
        assert told not in page


def test_the_right_order_is_right_and_nothing_is_counted_in_it(student):
    response = student.client.get(send(student, places(student.shown(), (0, 1, 2, 3))).url)
    page = response.content.decode()
    assert "Right" in page and "pairs" not in page
    assert student.learner.reviews.get().weight == 1.0


def test_a_wrong_order_shows_the_right_one_with_dates_and_the_share_of_pairs(student):
    page = student.client.get(send(student, places(student.shown(), (0, 2, 1, 3))).url).content.decode()
    assert "Close, but not right" in page and "5 of 6 pairs in the right order." in page
    rows = re.findall(r'<li><span dir="auto">(.*?)</span> <span class="meta">(.*?)</span>', page)
    assert rows == [
        ("the embassy", "1992 · you too"),
        ("the bridge", "May 1995 · your place: 3"),
        ("the pipeline", "1997 · your place: 2"),
        ("the forum", "15 June 2001 · you too"),
    ]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "Give each of them a place, or ask to be shown."),
        ({"place_0": "1", "place_1": "2", "place_2": "2", "place_3": "4"}, "Two of them have the same place."),
        ({"place_0": "1", "place_1": "2", "place_2": "3", "place_3": "5"}, "Give each of them a place from the list."),
        ({"place_0": "first"}, "Give each of them a place from the list."),
        ({"option": "0"}, "Give each of them a place, or ask to be shown."),
    ],
)
def test_what_is_no_order_is_asked_again_and_keeps_the_places(student, data, said):
    response = send(student, data, headers=HTMX)
    page = response.content.decode()
    assert response.status_code == 422
    assert said in page
    assert page.count("selected") == sum(value in "1234" for value in data.values() if value != "0")
    assert not student.learner.reviews.exists()


def test_not_knowing_shows_the_order(student):
    page = student.client.post(student.answer_url(student.shown()), {"unknown": "1"}, follow=True).content.decode()
    assert "Now you know" in page and "The right order" in page
    assert "your place" not in page and "pairs" not in page


def test_true_stands_before_false_and_slots_stand_in_the_order_of_time(client):
    answer = {"text": "Between 1992 and 1995", "value": "1992/1995", "position": 1, "accepted": []}
    lures = [
        {**factories.distractor(text), "position": place} for text, place in (("After 1995", 2), ("Before 1992", 0))
    ]
    question = factories.question(
        formats=["timeline"],
        family="timeline",
        asks="slot",
        answer=answer,
        distractors=lures,
        stem="Where does it belong?",
    )
    student = student_of(client, factories.proved(question.topic))
    page = student.client.get(student.page).content.decode()
    assert '<div class="options slots">' in page
    assert re.findall(r'required><span dir="auto">(.*?)</span>', page) == [
        "Before 1992", "Between 1992 and 1995", "After 1995",
    ]  # fmt: skip
