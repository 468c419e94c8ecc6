"""Two histories of one person become one: copied, idempotent, nothing counted twice."""

from datetime import timedelta

import pytest

from quizapp.study.items.statistics import update_item_statistics
from quizapp.study.memory.caches import rebuild_learner
from quizapp.study.merging import CannotMerge, merge_guest
from quizapp.study.models import Card, Correction, ItemStatistics, Learner, Memory, Presentation, Review, Sitting
from quizapp.study.sessions import BadAnswer, mark_guessed, undo
from tests.factories import NOON, TODAY, answer, card, learner, presentation, question, sitting, user

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

DAY = timedelta(days=1)


@pytest.fixture
def account() -> Learner:
    return learner(user=user())


@pytest.fixture
def guest() -> Learner:
    return learner()


def merged(account: Learner, guest: Learner):
    return merge_guest(account=account, guest=guest, at=NOON + 30 * DAY)


def test_what_only_the_guest_met_comes_over_exactly(account: Learner, guest: Learner) -> None:
    row = card(guest, question())
    place = sitting(guest)
    for day in (0, 1, 4, 12):
        answer(presentation(row, sitting_id=place.pk), at=NOON + day * DAY, right=day != 4)
    result = merged(account, guest)
    assert (result.answers, result.cards) == (4, 1)
    mine, theirs = Memory.objects.get(learner=account), Memory.objects.get(learner=guest)
    for name in ("stability", "difficulty", "due_on", "state", "reps", "lapses", "last_study_day"):
        assert getattr(mine, name) == getattr(theirs, name), name
    assert set(account.reviews.values_list("id", flat=True)) == set(guest.reviews.values_list("id", flat=True))
    assert Sitting.objects.filter(learner=account).count() == 1
    assert account.reviews.exclude(sitting_id=Sitting.objects.get(learner=account).pk).count() == 0


def test_merging_twice_changes_nothing(account: Learner, guest: Learner) -> None:
    answer(presentation(card(guest, question())))
    merged(account, guest)
    before = [model.objects.count() for model in (Card, Review, Presentation, Memory, Sitting)]
    assert merged(account, guest).answers == 0
    assert [model.objects.count() for model in (Card, Review, Presentation, Memory, Sitting)] == before


def test_what_came_at_the_same_moment_is_added_by_another_merge(account: Learner, guest: Learner) -> None:
    row = card(guest, question())
    answer(presentation(row))
    merged(account, guest)
    Learner.objects.filter(pk=guest.pk).update(merged_into=None)  # read before the merge, as another request may have
    answer(presentation(row), at=NOON + 3 * DAY)
    Learner.objects.filter(pk=guest.pk).update(merged_into=account)
    assert merged(account, guest).answers == 1
    assert Memory.objects.get(learner=account).reps == 2


def test_a_question_that_both_met_keeps_all_answers_in_order_of_acceptance(account: Learner, guest: Learner) -> None:
    asked = question()
    answer(presentation(card(account, asked)), at=NOON + 5 * DAY)
    answer(presentation(card(guest, asked)), at=NOON)
    merged(account, guest)
    rows = list(account.reviews.order_by("sequence").values_list("sequence", "study_day"))
    assert rows == [(1, TODAY + 5 * DAY), (2, TODAY + 5 * DAY)]
    assert Memory.objects.get(learner=account).reps == 2


def test_words_said_later_come_over_too(account: Learner, guest: Learner) -> None:
    rows = [card(guest, question()) for _ in range(2)]
    reviews = [answer(presentation(row)).review_id for row in rows]
    undo(learner=guest, review_id=reviews[0], at=NOON)
    mark_guessed(learner=guest, review_id=reviews[1], at=NOON)
    merged(account, guest)
    assert Correction.objects.filter(learner=account).count() == 2
    assert Memory.objects.get(learner=account).card.question_id == rows[1].question_id
    assert not Presentation.objects.filter(learner=account, is_open=True).exists()


def test_the_caches_are_what_the_log_says(account: Learner, guest: Learner) -> None:
    asked = [question() for _ in range(4)]
    for day in range(5):
        for number, one in enumerate(asked):
            for student in (account, guest):
                row = Card.objects.filter(learner=student, question=one).first() or card(student, one)
                answer(presentation(row), at=NOON + day * 4 * DAY, right=(number + day) % 3 > 0)
    merged(account, guest)
    account.refresh_from_db()
    again = rebuild_learner(learner=account, save=False)
    assert (again.cards, again.memories_changed, again.days_changed, again.intercept_changed) == (4, 0, 0, False)
    assert account.days.get(study_day=TODAY).new_cards == 4


def test_an_answer_in_a_tab_that_was_left_open_is_not_lost_in_the_guest(account: Learner, guest: Learner) -> None:
    row = card(guest, question())
    answer(presentation(row))
    shown = presentation(row)
    merged(account, guest)
    with pytest.raises(BadAnswer, match="moved into your account"):
        answer(shown, at=NOON + 3 * DAY)
    assert guest.reviews.count() == 1


def test_the_guest_is_untouched_but_for_the_link(account: Learner, guest: Learner) -> None:
    answer(presentation(card(guest, question())))
    rows = list(guest.reviews.values())
    merged(account, guest)
    guest.refresh_from_db()
    assert guest.merged_into == account and guest.is_guest
    assert list(guest.reviews.values()) == rows
    assert rebuild_learner(learner=guest, save=False).memories_changed == 0


def test_item_statistics_count_no_answer_twice(account: Learner, guest: Learner) -> None:
    row = card(guest, question())
    answer(presentation(row, exposure="read"))
    update_item_statistics(until=NOON + DAY)
    merged(account, guest)
    update_item_statistics(until=NOON + DAY)
    assert ItemStatistics.objects.get().answers == 1


def test_what_the_guest_suspended_is_asked_no_more(account: Learner, guest: Learner) -> None:
    both = question()
    shown = presentation(card(account, both))
    for one in (both, question()):
        answer(presentation(card(guest, one, suspended=True)))
    merged(account, guest)
    assert account.cards.filter(suspended=True).count() == 2
    assert not Presentation.objects.get(pk=shown.pk).is_open


def test_nobody_elses_history_is_taken(account: Learner, guest: Learner) -> None:
    other = learner(user=user("other"))
    for somebody in (account, other):
        with pytest.raises(CannotMerge):
            merged(account, somebody)
    merged(other, guest)
    with pytest.raises(CannotMerge):
        merged(account, guest)
    assert not account.reviews.exists()
