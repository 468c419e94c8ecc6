"""`make_demo_accounts`: three accounts for a look around in development, and never on a site."""

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command

from quizapp.web.management.commands.make_demo_accounts import DEMO_ACCOUNTS

pytestmark = pytest.mark.django_db


def test_the_accounts_exist_with_their_rights(settings, capsys):
    settings.DEBUG = True
    call_command("make_demo_accounts")
    rights = {
        user.username: (user.is_staff, user.is_superuser, user.is_teacher) for user in get_user_model().objects.all()
    }
    assert rights == {
        "student": (False, False, False),
        "teacher": (True, False, True),
        "operator": (True, True, True),
    }
    printed = capsys.readouterr().out
    assert all(account.username in printed and account.password in printed for account in DEMO_ACCOUNTS)


def test_running_twice_mends_and_adds_nothing(settings):
    settings.DEBUG = True
    call_command("make_demo_accounts")
    student = get_user_model().objects.get(username="student")
    student.set_password("changed")
    student.is_staff = True
    student.save()
    call_command("make_demo_accounts")
    assert get_user_model().objects.count() == len(DEMO_ACCOUNTS)
    student.refresh_from_db()
    assert not student.is_staff
    for account in DEMO_ACCOUNTS:
        assert authenticate(username=account.username, password=account.password) is not None


def test_a_site_refuses_published_passwords(settings):
    settings.DEBUG = False
    with pytest.raises(CommandError, match="only for development"):
        call_command("make_demo_accounts")
    assert not get_user_model().objects.exists()


def test_make_run_on_a_site_goes_on_without_them(settings):
    settings.DEBUG = False
    call_command("make_demo_accounts", only_in_debug=True)
    assert not get_user_model().objects.exists()
