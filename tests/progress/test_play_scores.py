"""Points of games from the log: the running score, the rounds, the best so far."""

from datetime import timedelta

import pytest

from quizapp.progress.play import best_of, rounds_of, score_of
from quizapp.study.answering.points import Points
from quizapp.study.asking.presenting import present
from quizapp.study.models import Mode
from quizapp.study.sessions import Given, submit_answer, undo
from tests.factories import NOON, learner, order_question, question, sitting, topic

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

ITEMS = (("A", "1992"), ("B", "1995"), ("C", "1997"), ("D", "2001"))


def game(student, *orders: tuple[int, ...], is_finished: bool = True, **fields):
    """A game in which these orders were given, of four things each."""
    current = sitting(student, mode=Mode.PLAY, finished_at=NOON if is_finished else None, **fields)
    for number, order in enumerate(orders):
        asked = order_question(*ITEMS, stem=f"In which order? {number}")
        at = NOON + timedelta(minutes=number)
        shown = present(learner=student, question_id=asked.pk, sitting=current, at=at)
        given = Given(order=tuple(shown.options.index(item) for item in order))
        submit_answer(presentation=shown, given=given, at=at)
    return current


def test_the_score_adds_up_and_a_swapped_pair_costs_one_of_six() -> None:
    current = game(learner(), (0, 1, 2, 3), (0, 2, 1, 3), (3, 2, 1, 0))
    assert score_of(current) == Points(11, 18)
    assert [(one.points.got, one.points.most) for one in rounds_of(current)] == [(6, 6), (5, 6), (0, 6)]
    assert rounds_of(current)[0].answer == "A; B; C; D"


def test_an_answer_taken_back_is_no_round() -> None:
    student = learner()
    current = game(student, (0, 1, 2, 3), (0, 2, 1, 3))
    undo(learner=student, review_id=student.reviews.order_by("at").first().id, at=NOON)
    assert score_of(current) == Points(5, 6)
    assert len(rounds_of(current)) == 1


def test_the_best_is_the_largest_share_of_the_learners_own_finished_games_of_the_same_events() -> None:
    student, place = learner(), topic()
    assert best_of(student, place.pk, "") is None
    game(student, (0, 1, 2, 3), (3, 2, 1, 0))
    good = game(student, (0, 2, 1, 3))
    game(student, (0, 1, 2, 3), is_finished=False)
    game(student, (0, 1, 2, 3), chapter="border")
    game(learner(), (0, 1, 2, 3))
    assert best_of(student, place.pk, "") == Points(5, 6)
    assert best_of(student, place.pk, "", other_than=good.pk) == Points(6, 12)
    assert best_of(student, place.pk, "border") == Points(6, 6)


def test_other_sittings_and_strangers_do_not_make_it_slower(django_assert_num_queries) -> None:
    student = learner()
    current = game(student, (0, 1, 2, 3))
    game(learner(), (0, 1, 2, 3))
    question()
    for asked, number in ((lambda: score_of(current), 1), (lambda: rounds_of(current), 2)):
        with django_assert_num_queries(number):
            asked()
    place = topic().pk
    with django_assert_num_queries(1):
        best_of(student, place, "")
