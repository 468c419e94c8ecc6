"""What comes next: misses, then what is due, then new questions in the order of the story."""

from datetime import timedelta

import pytest

from quizapp.study.models import Card, Memory
from quizapp.study.sessions import NothingToStudy
from tests.factories import NOON, TODAY, card, learner, memory, question, question_set, topic
from tests.study.whole_sitting import asked

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def test_new_questions_come_by_chapter_then_tier() -> None:
    question(key="late", chapter_position=2, tier=1)
    question(key="detail", chapter_position=1, tier=2)
    question(key="essential", chapter_position=1, tier=1)
    assert asked(learner()) == ["essential", "detail", "late"]


def test_due_cards_come_before_new_ones_and_learning_steps_before_reviews() -> None:
    student = learner()
    question(key="new", chapter_position=0)
    memory(card(student, question(key="review", chapter_position=1)))
    step = {"state": "learning", "step": 0, "last_study_day": TODAY}
    memory(card(student, question(key="step over", chapter_position=2)), due_at=NOON, **step)
    memory(card(student, question(key="step runs", chapter_position=2)), due_at=NOON + timedelta(seconds=1), **step)
    memory(card(student, question(key="tomorrow", chapter_position=2)), due_on=TODAY + timedelta(days=1))
    assert asked(student) == ["step over", "review", "new"]


def test_a_step_of_yesterday_is_over_whatever_the_clock_says() -> None:
    student = learner()
    memory(
        card(student, question(key="step")),
        state="learning",
        step=0,
        due_on=TODAY - timedelta(days=1),
        last_study_day=TODAY - timedelta(days=1),
        due_at=NOON + timedelta(hours=1),
    )
    assert asked(student) == ["step"]


def test_a_due_memory_of_another_answer_is_not_due_but_new() -> None:
    student = learner()
    memory(card(student, question(key="changed", chapter_position=1), answer_fingerprint="older answer"))
    question(key="new", chapter_position=0)
    assert asked(student) == ["new", "changed"]


def test_siblings_never_meet_in_one_sitting_or_on_one_day() -> None:
    student = learner()
    question(key="who", subject_facts=["event:a"])
    question(key="when", subject_facts=["event:b", "event:a"])
    question(key="other", subject_facts=["event:ab"])
    assert asked(student) == ["who", "other"]
    with pytest.raises(NothingToStudy):
        asked(student, at=NOON + timedelta(hours=3))
    Memory.objects.update(due_on=TODAY + timedelta(days=9))
    assert asked(student, at=NOON + timedelta(days=1)) == ["when"]


def test_a_miss_returns_after_two_others_until_recalled_and_lengthens_the_sitting() -> None:
    for number in range(4):
        question(key=f"q{number}")
    assert asked(learner(), misses=1) == ["q0", "q1", "q2", "q0", "q3"]


@pytest.mark.parametrize(
    ("missed", "keys"),
    [
        ((2,), ["q0", "q1", "q2", "q3", "q4", "q2"]),
        ((1, 2), ["q0", "q1", "q2", "q3", "q1", "q2"]),
        ((0,), ["q0", "q1", "q2", "q0"]),
        ((2, 5), ["q0", "q1", "q2", "q3", "q4", "q2", "q5", "q6", "q2"]),
    ],
)
def test_a_sitting_leaves_no_miss_behind_and_puts_others_between_where_none_are_left(missed, keys) -> None:
    for number in range(7):
        question(key=f"q{number}")
    assert asked(learner(), missed=missed, size=3) == keys


def test_what_is_missed_three_times_rests_and_who_misses_everything_comes_to_an_end() -> None:
    for number in range(20):
        question(key=f"q{number:02}")
    keys = asked(learner(), misses=50, size=4)
    assert sorted(set(keys)) == ["q00", "q01", "q02", "q03"]
    assert max(keys.count(key) for key in keys) == 3


def test_where_nothing_can_stand_between_a_sitting_ends_with_its_miss() -> None:
    for number in range(2):
        question(key=f"q{number}")
    assert asked(learner(), missed=(1,)) == ["q0", "q1"]


def test_questions_that_are_missed_again_and_again_do_not_keep_the_others_away() -> None:
    for number in range(7):
        question(key=f"q{number}")
    keys = asked(learner(), misses=8)
    assert keys[:8] == ["q0", "q1", "q2", "q0", "q1", "q2", "q3", "q4"]
    assert len(keys) == 15


def test_hidden_cards_do_not_come() -> None:
    student = learner()
    for number, hidden in enumerate(({"suspended": True}, {"buried_on": TODAY}, {"buried_on": TODAY - timedelta(1)})):
        card(student, question(key=f"new {number}"), **hidden)
        memory(card(student, question(key=f"due {number}"), **hidden))
    assert asked(student) == ["due 2", "new 2"]


def test_what_is_withdrawn_rejected_or_of_another_topic_is_never_asked() -> None:
    student = learner()
    question(key="asked")
    question(key="withdrawn", proof_state="withdrawn", proof_reason="a twin")
    question(key="elsewhere", topic=topic("other"))
    memory(card(student, question(key="rejected", editorial_state="rejected")))
    assert asked(student) == ["asked"]


@pytest.mark.parametrize(
    ("level", "keys"), [("essentials", ["one"]), ("standard", ["one", "two"]), ("everything", ["one", "two", "three"])]
)
def test_the_level_says_how_much_is_new_but_what_was_begun_stays(level: str, keys: list[str]) -> None:
    student = learner(level=level)
    for tier, key in enumerate(("one", "two", "three"), start=1):
        question(key=key, tier=tier, default_study=tier < 3)
    memory(card(student, question(key="begun", tier=3, default_study=False)))
    assert asked(student) == ["begun", *keys]


def test_a_chapter_asks_only_its_own() -> None:
    question(key="here", chapter="border")
    question(key="there", chapter="oil")
    assert asked(learner(), mode="chapter", chapter="border") == ["here", "here"]  # guessed, and recalled


def test_a_set_is_asked_in_the_teachers_order_whatever_the_level_and_the_kinds() -> None:
    first, second = question(key="a", tier=3, default_study=False), question(key="b", asks="year")
    third = question(key="c", asks="year")
    question_set(first, topic=topic())
    chosen = question_set(second, third, first, topic=topic())
    assert asked(learner(level="essentials"), mode="set", question_set=chosen) == ["b", "c", "a"]
    assert Card.objects.count() == 3
