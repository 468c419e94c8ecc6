"""The statistics are what the log says: read in pieces, read anew, with undone answers and merged learners."""

import random
from datetime import timedelta

import pytest

from quizapp.study.items import statistics
from quizapp.study.items.models import Ability
from quizapp.study.models import Card, Presentation, Review
from quizapp.study.sessions import undo
from tests.factories import NOON, learner, question
from tests.study.first_answers import LATER, a_class, answered, of, state, update

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.mark.parametrize("seed", range(3))
def test_read_in_pieces_or_anew_the_numbers_are_the_same_to_the_last_bit(seed: int) -> None:
    reviews = a_class(learners=18, questions=3, seed=seed)
    chance = random.Random(seed)  # noqa: S311 - a made-up class, nothing secret
    for hour in (1, 2, 3):
        update(NOON + timedelta(minutes=18 * hour), batch=chance.randint(1, 7))
    update(batch=4)
    in_pieces = state()
    assert sum(row["answers"] for row in in_pieces[0]) == len(reviews)

    assert update(anew=True).anew
    assert state() == in_pieces
    assert any(row["point_biserial"] is not None for row in in_pieces[0])


def test_running_it_twice_counts_once() -> None:
    a_class(learners=4, questions=2)
    update()
    before = state()
    again = update()
    assert (again.counted, again.judged, again.anew) == (0, 0, False)
    assert state() == before


def test_an_answer_undone_before_it_is_counted_never_counts() -> None:
    student, asked = learner(), question()
    review = answered(student, asked, right=False)
    undo(learner=student, review_id=review.id, at=NOON)
    answered(student, asked, at=NOON + timedelta(hours=1))
    update()
    assert (of(asked).answers, of(asked).right) == (1, 1)


def test_an_answer_undone_after_it_was_counted_is_as_if_it_had_never_been_given() -> None:
    reviews = a_class(learners=5, questions=3)
    slip = reviews[4]
    update()
    with_it = state()
    undo(learner=slip.learner, review_id=slip.id, at=LATER + timedelta(hours=1))

    found = update(LATER + timedelta(hours=2))
    assert found.anew and found.counted == len(reviews) - 1
    assert not update(LATER + timedelta(hours=3)).anew
    after = state()
    assert after != with_it

    Review.objects.filter(learner=slip.learner, id=slip.id).delete()
    update(anew=True)
    assert state() == after


def test_undoing_a_later_answer_changes_nothing() -> None:
    student, asked = learner(), question()
    answered(student, asked)
    second = answered(student, asked, right=False, at=NOON + timedelta(hours=1))
    update()
    before = state()
    undo(learner=student, review_id=second.id, at=LATER)
    assert not update(LATER + timedelta(hours=1)).anew
    assert state() == before


def copies_of(review: Review, heir) -> None:
    """What merging two learners leaves: rows with the same ids under the one who stays."""
    mine = Presentation.objects.get(learner=review.learner, id=review.presentation_id)
    row = Card.objects.create(
        learner=heir,
        question=review.card.question,
        answer_fingerprint=review.card.answer_fingerprint,
        created_at=review.card.created_at,
    )
    for copied in (mine, Review.objects.get(learner=review.learner, id=review.id)):
        copied.learner, copied.card = heir, row
        copied._state.adding = True
        copied.save(force_insert=True)


@pytest.mark.parametrize("counted_before", [True, False])
def test_merged_learners_count_once(counted_before: bool) -> None:
    guest, heir, asked, other = learner(), learner(), question(), question()
    review = answered(guest, asked, right=False)
    answered(heir, other)
    if counted_before:
        update()
    copies_of(review, heir)
    guest.merged_into = heir
    guest.save()
    update()
    assert (of(asked).answers, of(other).answers) == (1, 1)
    assert list(Ability.objects.values_list("learner", "answers")) == [(heir.pk, 2)]
    merged = state()
    update(anew=True)
    assert state() == merged


def test_who_is_overtaken_reads_on_from_where_the_other_stopped(monkeypatch) -> None:
    a_class(learners=6, questions=2)
    update(anew=True)
    right = state()
    statistics._forget()
    plain, calls = statistics._counted, []

    def overtaken(rows):
        found = plain(rows)
        calls.append(len(rows))
        if len(calls) == 1:
            update(batch=5)  # somebody else, between reading and writing
        return found

    monkeypatch.setattr(statistics, "_counted", overtaken)
    update(batch=5)
    assert state() == right


def test_a_batch_takes_as_many_queries_whatever_its_size(django_assert_max_num_queries) -> None:
    update()
    for learners in (2, 6):
        a_class(learners=learners, questions=2, seed=learners)
        with django_assert_max_num_queries(11):
            assert statistics._read_on(LATER, 1000) == 2 * learners
        statistics._forget()
        Review.objects.all().delete()
