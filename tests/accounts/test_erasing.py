"""Erasing an account takes what is the person's and leaves what they did for everybody."""

import pytest
from allauth.account.models import EmailAddress
from django.contrib.admin.models import CHANGE, LogEntry

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


def test_the_admins_log_no_longer_names_the_account():
    account, other = factories.user("aliya"), factories.user("bolat")
    address = EmailAddress.objects.create(user=account, email="aliya@example.org")
    operator = factories.user("operator", is_superuser=True)
    for row in (account, other, address):
        LogEntry.objects.log_actions(operator.pk, [row], CHANGE, single_object=True)
    erase_account(user=account)
    gone = "(erased account)"
    assert sorted(LogEntry.objects.values_list("object_repr", flat=True)) == [gone, gone, "bolat"]
