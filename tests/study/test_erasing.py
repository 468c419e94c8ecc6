"""Who leaves, leaves without a trace; guests who stay away are erased; accounts are not."""

from datetime import timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from quizapp.accounts.models import User
from quizapp.study.models import Card, Learner, Presentation
from quizapp.study.sessions import erase_idle_guests, erase_learner, mark_guessed
from tests.factories import NOON, TODAY, answer, card, learner, presentation, question, sitting, user

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def studied(**fields) -> Learner:
    student = learner(**fields)
    review = answer(presentation(card(student, question()), sitting_id=sitting(student).pk)).review_id
    mark_guessed(learner=student, review_id=review, at=NOON)
    return student


def rows() -> int:
    return sum(model._default_manager.count() for model in apps.get_app_config("study").get_models())


def test_erasing_a_learner_leaves_no_row_and_touches_nobody_else() -> None:
    studied(user=user("stays"))
    others = rows()
    student = studied(user=user("leaves"))
    erase_learner(learner=student)
    assert rows() == others
    assert User.objects.filter(username="leaves").exists()


def test_deleting_an_account_takes_its_learner_along() -> None:
    account = user()
    studied(user=account)
    account.delete()
    assert rows() == 0


def test_only_guests_who_stayed_away_are_erased() -> None:
    studied()
    studied(user=user(), last_seen_on=TODAY - timedelta(days=400))
    idle = studied()
    Learner.objects.filter(pk=idle.pk).update(last_seen_on=TODAY - timedelta(days=200))
    assert erase_idle_guests(before=TODAY - timedelta(days=180)) == 1
    assert not Learner.objects.filter(pk=idle.pk).exists()
    assert Learner.objects.count() == Card.objects.count() == Presentation.objects.count() == 2


def test_the_command_erases_after_the_stated_time_and_says_how_many(time_machine) -> None:
    learner()
    time_machine.move_to(NOON + timedelta(days=180))
    out = StringIO()
    call_command("erase_idle_guests", stdout=out)
    assert Learner.objects.count() == 1 and out.getvalue().startswith("Erased 0 guests")
    time_machine.move_to(NOON + timedelta(days=181))
    out = StringIO()
    call_command("erase_idle_guests", stdout=out)
    assert not Learner.objects.exists() and out.getvalue().startswith("Erased 1 guest ")


def test_the_command_refuses_to_erase_the_guests_of_today() -> None:
    with pytest.raises(CommandError, match="1 or more"):
        call_command("erase_idle_guests", days=0)
