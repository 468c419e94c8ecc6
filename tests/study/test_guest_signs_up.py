"""Signing up keeps everything; two histories are never mixed."""

import pytest
from django.contrib.auth.models import AnonymousUser

from quizapp.study.models import Learner, Review
from quizapp.study.sessions import adopt_guest, learner_of, merge_guest, start_learner
from tests.factories import NOON, answer, card, exam, learner, pause, presentation, question, user

pytestmark = pytest.mark.django_db


def studied(**fields) -> Learner:
    student = learner(**fields)
    answer(presentation(card(student, question())))
    return student


def test_a_new_account_takes_the_guests_history() -> None:
    guest, account = studied(), user()
    adopted = adopt_guest(user=account, guest=guest, at=NOON)
    assert adopted == guest and learner_of(account) == guest
    assert not adopted.is_guest
    assert Review.objects.get().learner == guest


def test_adopting_twice_changes_nothing() -> None:
    guest, account = studied(), user()
    assert adopt_guest(user=account, guest=guest, at=NOON) == adopt_guest(user=account, guest=guest, at=NOON)
    assert Learner.objects.count() == 1


def test_an_account_that_has_not_studied_takes_the_guests_history_too() -> None:
    account = user()
    empty = start_learner(at=NOON, user=account)
    guest = studied()
    assert adopt_guest(user=account, guest=guest, at=NOON) == guest
    assert not Learner.objects.filter(pk=empty.pk).exists()


def test_an_account_with_a_history_keeps_its_own_and_nothing_is_merged() -> None:
    account = user()
    own, guest = studied(user=account), studied()
    assert adopt_guest(user=account, guest=guest, at=NOON) == own
    guest.refresh_from_db()
    assert guest.is_guest and guest.reviews.count() == own.reviews.count() == 1


@pytest.mark.parametrize("what", ["exam", "pause", "choice"])
def test_an_account_that_only_planned_or_chose_something_keeps_it(what: str) -> None:
    account = user()
    own, guest = start_learner(at=NOON, user=account), studied()
    if what == "choice":
        Learner.objects.filter(pk=own.pk).update(minutes_a_day=25)
    else:
        {"exam": exam, "pause": pause}[what](own)
    assert adopt_guest(user=account, guest=guest, at=NOON) == own
    assert merge_guest(account=own, guest=guest, at=NOON).answers == own.reviews.count() == 1
    assert (own.exams.count(), own.pauses.count()) == (what == "exam", what == "pause")


def test_somebody_elses_learner_is_never_adopted() -> None:
    other, account = studied(user=user("other")), user()
    adopted = adopt_guest(user=account, guest=other, at=NOON)
    other.refresh_from_db()
    assert adopted != other and other.user.username == "other"
    assert adopted.user == account and not adopted.reviews.exists()


def test_an_account_has_one_learner_and_an_anonymous_visitor_none() -> None:
    account = user()
    assert learner_of(account) is None and learner_of(AnonymousUser()) is None
    assert start_learner(at=NOON, user=account) == start_learner(at=NOON, user=account) == learner_of(account)


def test_a_guest_begins_on_a_study_day_of_their_own_zone() -> None:
    guest = start_learner(at=NOON.replace(hour=1), zone="America/New_York")
    assert (guest.zone, guest.is_guest, str(guest.last_seen_on)) == ("America/New_York", True, "2026-03-01")
