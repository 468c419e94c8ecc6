"""Putting questions into a set: one's own, of the same topic, each once."""

import pytest

from quizapp.questions import editorial
from tests import factories

pytestmark = pytest.mark.django_db


def order(question_set):
    return list(question_set.items.order_by("position").values_list("question__key", flat=True))


def test_questions_go_to_the_end_and_none_goes_in_twice():
    teacher = factories.teacher()
    first, second, third = (factories.question() for _ in range(3))
    own = factories.question_set(second, owner=teacher)

    added = editorial.put_into_set(question_set=own, questions=[third, second, first], actor=teacher)

    assert added == 2
    assert order(own) == [second.key, third.key, first.key]


def test_a_shared_set_of_somebody_else_is_not_filled():
    theirs = factories.question_set(owner=factories.teacher("owner"), is_shared=True)

    with pytest.raises(editorial.SetError, match="somebody else"):
        editorial.put_into_set(question_set=theirs, questions=[factories.question()], actor=factories.teacher())

    assert order(theirs) == []


def test_a_question_of_another_topic_stops_all():
    teacher = factories.teacher()
    own = factories.question_set(owner=teacher)
    stranger = factories.question(topic=factories.topic("other"))

    with pytest.raises(editorial.SetError, match=stranger.key):
        editorial.put_into_set(question_set=own, questions=[factories.question(), stranger], actor=teacher)

    assert order(own) == []


def test_an_operator_may_fill_any_set():
    operator = factories.user("operator", is_superuser=True)
    theirs = factories.question_set(owner=factories.teacher())

    assert editorial.put_into_set(question_set=theirs, questions=[factories.question()], actor=operator) == 1
