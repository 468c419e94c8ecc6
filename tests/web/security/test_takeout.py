"""One's own data give no answers away."""

import pytest

from quizapp.study.models import Presentation
from quizapp.web.account.takeout import takeout
from tests import factories

pytestmark = pytest.mark.django_db


def test_the_order_of_the_options_is_in_it_only_once_the_question_is_answered():
    learner = factories.learner()
    shown = factories.presentation(factories.card(learner, factories.question()))
    row = takeout(learner, None)["study.Presentation"][0]
    assert row["is_open"] and not {"options", "seed"} & set(row)
    factories.answer(shown)
    row = takeout(learner, None)["study.Presentation"][0]
    assert row["options"] == Presentation.objects.get().options


def test_no_hash_of_an_answer_is_in_it():
    learner = factories.learner()
    factories.answer(factories.presentation(factories.card(learner, factories.question())))
    found = takeout(learner, None)
    assert found["study.Card"] and found["study.Review"]
    assert [name for rows in found.values() for row in rows for name in row if "fingerprint" in name] == []
