"""Reading the log takes no longer where there is more of it: its plans start from an index, never from everybody."""

import pytest

from quizapp.study.items import statistics
from quizapp.study.items.models import LogCursor
from quizapp.study.models import Card, Review
from tests.study.first_answers import a_class, update

pytestmark = pytest.mark.django_db


@pytest.fixture
def passed() -> LogCursor:
    a_class(learners=3, questions=2)
    update()
    return LogCursor.objects.get()


def first_step(plan: str) -> str:
    """What SQLite reads first; the rest are look-ups for each of its rows."""
    assert "SCAN" not in plan
    return plan.splitlines()[0]


def test_the_next_answers_are_found_by_their_place_in_the_log(passed: LogCursor) -> None:
    ahead = statistics._after(Review.objects.all(), LogCursor(at=passed.at, review_id=passed.review_id))
    window = statistics._up_to(ahead, passed.at, passed.review_id)
    assert "review_in_order" in first_step(statistics.first_answers(window).order_by("at", "id").explain())
    assert "review_in_order" in first_step(ahead.order_by("at", "id").values_list("at", "id")[:10].explain())


def test_the_answers_to_an_item_are_found_by_its_cards(passed: LogCursor) -> None:
    cards = list(Card.objects.values_list("pk", flat=True))
    own = statistics._up_to(Review.objects.filter(card__in=cards), passed.at, passed.review_id)
    plan = statistics.first_answers(own).filter(version_id=1).explain()
    assert "(card_id=?)" in first_step(plan)
