"""The game of placing and ordering: its rounds, and that it leaves the schedule alone."""

from itertools import pairwise

import pytest

from quizapp.study.models import Level, Memory, Mode, Review
from quizapp.study.sessions import Given, NothingToStudy, next_presentation, start_sitting, submit_answer
from tests.factories import NOON, card, learner, memory, order_question, proved, question, topic

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

ITEMS = (("A", "1992"), ("B", "1995"), ("C", "1997"))
FAMILIES = {"order_two": "earlier", "timeline": "slot"}


def rounds_in(bank: int = 24) -> None:
    """A bank of orders of two and places on a timeline, each a little harder than the one before."""
    for number in range(bank):
        shown = "order_two" if number % 2 else "timeline"
        question(formats=[shown], family=shown, asks=FAMILIES[shown], difficulty=number / 10)


def begin(student, **given):
    return start_sitting(learner=student, topic=proved(topic()), mode=Mode.PLAY, at=NOON, **given)


def played(current, *, right: bool = True) -> list:
    """The presentations of a whole game."""
    shown = []
    while one := next_presentation(sitting=current, at=NOON):
        shown.append(one)
        order = [one.options.index(place) for place in sorted(one.options, reverse=not right)]
        given = {"order": tuple(order)} if one.format == "order_k" else {"option": one.options.index(0 if right else 1)}
        submit_answer(presentation=one, given=Given(**given), at=NOON)
    return shown


def test_a_game_has_eight_rounds_none_easier_than_the_one_before_and_reaches_the_hardest() -> None:
    rounds_in()
    shown = played(begin(learner()))
    difficulties = [one.card.question.difficulty for one in shown]
    assert len(shown) == 8
    assert all(one <= other for one, other in pairwise(difficulties))
    assert all(place * 0.3 <= one < (place + 1) * 0.3 for place, one in enumerate(difficulties))
    assert {one.format for one in shown} == {"order_two", "timeline"}


def test_another_game_asks_other_questions() -> None:
    rounds_in(48)  # with fewer to draw from in a round, three games are alike by chance once in a hundred runs
    student = learner()
    games = [tuple(one.card.question_id for one in played(begin(student))) for _ in range(3)]
    assert len(set(games)) > 1


def test_only_orders_and_timelines_are_played_whatever_the_level() -> None:
    question(formats=["choice", "flashcard"])
    rare = order_question(*ITEMS, tier=3, default_study=False)
    (one,) = played(begin(learner(level=Level.ESSENTIALS)))
    assert (one.card.question_id, one.format) == (rare.pk, "order_k")


@pytest.mark.parametrize("right", [True, False])
def test_playing_leaves_memories_and_their_due_days_as_they_were_and_misses_add_no_round(*, right: bool) -> None:
    rounds_in()
    student = learner()
    known = order_question(*ITEMS, difficulty=9.0)
    memory(card(student, known))
    before = Memory.objects.values().get()
    assert len(played(begin(student), right=right)) == 8
    assert Memory.objects.values().get() == before
    assert set(Review.objects.values_list("mode", flat=True)) == {"practice"}


def test_what_was_played_does_not_hold_its_siblings_back_from_today() -> None:
    first = question(formats=["order_two"], family="order_two", subject_facts=["event:a", "event:b"])
    sibling = question(subject_facts=["event:a"])
    student = learner()
    played(begin(student))
    today = start_sitting(learner=student, topic=proved(topic()), mode=Mode.TODAY, at=NOON)
    assert today.size == 1
    shown = next_presentation(sitting=today, at=NOON)
    assert shown.card.question_id in (first.pk, sibling.pk)


def test_two_rounds_share_one_event_at_the_most() -> None:
    for facts in (["event:a", "event:b"], ["event:b", "event:c"], ["event:a", "event:b", "event:c"]):
        question(formats=["order_two"], family="order_two", subject_facts=facts)
    shown = played(begin(learner()))
    facts = [set(one.card.question.subject_facts) for one in shown]
    assert len(shown) == 2
    assert len(facts[0] & facts[1]) == 1


def test_a_chapter_has_its_own_game_and_without_any_there_is_none() -> None:
    rounds_in(6)
    question(formats=["timeline"], family="timeline", asks="slot", chapter="border")
    assert begin(learner(), chapter="border").size == 1
    with pytest.raises(NothingToStudy):
        begin(learner(), chapter="trade")


def test_what_is_suspended_is_not_played() -> None:
    student = learner()
    card(student, order_question(*ITEMS), suspended=True)
    with pytest.raises(NothingToStudy):
        begin(student)
