"""Erasing an account takes what is the person's and leaves what they did for everybody."""

import pytest

from quizapp.accounts.erasing import erase_account
from quizapp.accounts.models import User
from quizapp.study.models import Learner
from tests import factories

pytestmark = pytest.mark.django_db


def test_the_account_goes_with_its_history():
    account = factories.user()
    factories.learner(user=account)
    erase_account(user=account)
    assert not User.objects.exists()
    assert not Learner.objects.exists()


def test_a_teachers_shared_set_stays_without_the_name():
    teacher = factories.teacher()
    made = factories.question_set(factories.question(), owner=teacher)
    erase_account(user=teacher)
    made.refresh_from_db()
    assert made.owner is None
