"""Which cards come in a sitting of flashcards, and that they come nowhere else."""

import pytest

from quizapp.study.asking.presenting import present
from quizapp.study.models import Level, Mode
from quizapp.study.modes import has_programme
from quizapp.study.sessions import (
    Given,
    NothingToStudy,
    last_rated,
    next_presentation,
    start_sitting,
    submit_answer,
    undo,
)
from tests.factories import NOON, TODAY, card, learner, memory, proved, question, question_set, sitting, topic, version

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

FLASH = {"formats": ["choice", "flashcard"]}


def begin(student, **given):
    return start_sitting(learner=student, topic=proved(topic()), mode=Mode.CARDS, at=NOON, **given)


def rate_all(current, grade=3) -> list[str]:
    """The keys of the questions, in the order in which they came."""
    keys = []
    while shown := next_presentation(sitting=current, at=NOON):
        assert (shown.format, shown.options, shown.mode) == ("flashcard", [], "scheduled")
        keys.append(shown.card.question.key)
        submit_answer(presentation=shown, given=Given(grade=grade), at=NOON)
    return keys


def test_due_cards_come_first_then_new_ones_and_none_that_is_no_flashcard() -> None:
    student = learner()
    new, due, other = question(**FLASH), question(**FLASH), question()
    memory(card(student, due))
    memory(card(student, other))
    assert rate_all(begin(student)) == [due.key, new.key]


def test_only_the_current_version_says_what_is_a_flashcard() -> None:
    was, became = question(**FLASH), question()
    for one, formats in ((was, ["choice"]), (became, ["flashcard"])):
        one.version = 2
        one.save()
        version(one, formats=formats)
    assert rate_all(begin(learner())) == [became.key]


def test_a_chapter_and_a_set_keep_to_their_own_and_the_set_to_its_order() -> None:
    here, there, detail = question(chapter="c", **FLASH), question(chapter="d", **FLASH), question(tier=3, **FLASH)
    detail.default_study = False
    detail.save()
    assert rate_all(begin(learner(), chapter="c")) == [here.key]
    chosen = question_set(detail, there, question())
    assert rate_all(begin(learner(level=Level.ESSENTIALS), question_set=chosen)) == [detail.key, there.key]


def test_siblings_wait_for_another_day() -> None:
    facts = ["event:same"]
    first = question(subject_facts=facts, **FLASH)
    question(subject_facts=facts, **FLASH)
    assert rate_all(begin(learner())) == [first.key]


def test_the_size_is_what_fits_into_the_minutes_of_a_day() -> None:
    for _ in range(20):
        question(**FLASH)
    assert begin(learner(minutes_a_day=4)).size == 8
    assert begin(learner(minutes_a_day=30)).size == 20


def test_a_card_that_was_not_known_comes_back_after_two_others() -> None:
    asked = [question(**FLASH) for _ in range(4)]
    current = begin(learner())
    missed = next_presentation(sitting=current, at=NOON)
    submit_answer(presentation=missed, given=Given(grade=1), at=NOON)
    assert rate_all(current)[2] == missed.card.question.key
    assert len(asked) == 4


def test_where_nothing_is_a_flashcard_nothing_starts() -> None:
    question()
    with pytest.raises(NothingToStudy):
        begin(learner())


@pytest.mark.parametrize("mode", [mode for mode in Mode.values if mode != Mode.CARDS])
def test_no_other_way_to_study_shows_a_flashcard(mode) -> None:
    assert has_programme(mode)
    student = learner()
    for formats in (["flashcard", "choice"], ["flashcard"], ["choice", "flashcard"]):
        asked = question(formats=formats)
        for _ in range(3):
            shown = present(learner=student, question_id=asked.pk, sitting=sitting(student, mode=mode), at=NOON)
            assert shown.format == "choice"
            submit_answer(presentation=shown, given=Given(option=shown.options.index(0)), at=NOON)


def test_a_flashcard_left_open_is_asked_with_options_elsewhere() -> None:
    asked, student = question(**FLASH), learner()
    left = next_presentation(sitting=begin(student), at=NOON)
    shown = present(learner=student, question_id=asked.pk, sitting=sitting(student), at=NOON)
    assert (shown.format, len(shown.options)) == ("choice", 4)
    left.refresh_from_db()
    assert not left.is_open


def test_the_last_rating_is_told_until_it_is_taken_back() -> None:
    question(**FLASH)
    question(**FLASH)
    student = learner()
    current = begin(student)
    assert last_rated(sitting=current) is None
    outcome = submit_answer(presentation=next_presentation(sitting=current, at=NOON), given=Given(grade=3), at=NOON)
    rated = last_rated(sitting=current)
    assert (rated.review_id, rated.due_on, rated.step) == (outcome.review_id, outcome.due_on, None)
    assert rated.days == (outcome.due_on - TODAY).days > 0
    undo(learner=student, review_id=outcome.review_id, at=NOON)
    assert last_rated(sitting=current) is None
    again = next_presentation(sitting=current, at=NOON)
    submit_answer(presentation=again, given=Given(grade=1), at=NOON)
    assert last_rated(sitting=current).step.seconds == 600
