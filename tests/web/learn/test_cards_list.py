"""The list of one's own questions: filters, search, pages, in a fixed number of queries."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from quizapp.study.models import Card
from quizapp.web.visitor import today_of
from tests import factories

pytestmark = pytest.mark.django_db

NOTHING = {
    "due": "Nothing is due.",
    "hard": "No hard ones",
    "suspended": "Nothing is suspended.",
    "put-off": "Nothing is put off",
}


@pytest.fixture
def met(student, topic) -> list[Card]:
    """Six cards in memory: due, hard, suspended, put off, one to come; the sixth was never answered."""
    today = today_of(student.learner)
    cards = []
    for number, question in enumerate(topic.questions.order_by("pk")[:6]):
        row = factories.card(student.learner, question)
        factories.memory(row, due_on=today if number == 0 else today.replace(year=today.year + 1))
        if number < 5:
            factories.answer(factories.presentation(row, is_open=True), right=True)
        cards.append(row)
    factories.Memory.objects.exclude(card=cards[0]).update(due_on=today.replace(year=today.year + 1))
    factories.Memory.objects.filter(card=cards[0]).update(due_on=today)
    Card.objects.filter(pk=cards[1].pk).update(is_leech=True)
    Card.objects.filter(pk=cards[2].pk).update(suspended=True)
    Card.objects.filter(pk=cards[3].pk).update(buried_on=today)
    return cards


def look(student, **query):
    response = student.client.get(reverse("cards"), query)
    assert response.status_code == 200
    return response


def keys(student, **query) -> set[str]:
    return {line.key for line in look(student, **query).context["lines"]}


def test_each_filter_shows_its_own(student, met):
    named = {f"question-{number}" for number in range(1, 6)}
    assert keys(student) == keys(student, show="newest") == keys(student, show="nonsense") == named
    assert keys(student, show="due") == {"question-1"}
    assert keys(student, show="hard") == {"question-2"}
    assert keys(student, show="suspended") == {"question-3"}
    assert keys(student, show="put-off") == {"question-4"}


def test_orders_of_two_name_their_pair_or_all_of_them_would_read_alike(student, met):
    words = {"stem": "Which came first?", "answer": "the fair", "distractors": ["the visit"]}
    row = factories.card(student.learner, factories.question(formats=["order_two"], **words))
    factories.answer(factories.presentation(row, format="order_two", options=[1, 0]))
    assert "Which came first: the fair or the visit?" in {line.stem for line in look(student).context["lines"]}


@pytest.mark.parametrize("show", NOTHING)
def test_an_empty_list_says_so(student, show):
    student.answer(student.shown(), 0)
    assert NOTHING[show] in look(student, show=show).content.decode()


def test_words_of_the_question_find_it(student, met):
    assert keys(student, q="WAS question-3") == {"question-3"}
    assert keys(student, q="question-3 question-4") == set()
    assert keys(student, q="Answer1") == set()  # the answer is no way to find it


def test_the_list_tells_no_answer(student, met):
    html = look(student).content.decode()
    assert "Who was it in question-5?" in html and "Answer" not in html


def test_many_are_shown_in_pages_with_the_same_queries(student, met, topic):
    def queries(**query) -> int:
        with CaptureQueriesContext(connection) as captured:
            look(student, **query)
        return len(captured)

    few = queries()
    for _ in range(25):
        factories.answer(factories.presentation(factories.card(student.learner, factories.question(topic=topic))))
    assert queries() == queries(page=2) == few <= 7
    assert len(look(student).context["lines"]) == 25
    assert len(look(student, page=2).context["lines"]) == 5


def test_somebody_elses_are_not_in_it(student, met):
    factories.answer(factories.presentation(factories.card(factories.learner(), factories.question())))
    assert len(keys(student)) == 5


def test_who_has_not_started_is_sent_home(client, topic):
    assert client.get(reverse("cards")).url == "/"
