"""Item statistics count a learner's first answer after exposure, for the version that was shown."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from quizapp.questions.models import QuestionVersion
from quizapp.questions.vocabulary import Format
from quizapp.study.items.models import Ability, ItemStatistics
from quizapp.study.models import Exposure, Presentation, Review
from tests.factories import NOON, learner, order_question, question, version
from tests.study.first_answers import LATER, answered, of, update

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


def test_an_answer_moves_nothing_until_the_log_is_read() -> None:
    answered(learner(), question())
    assert not ItemStatistics.objects.exists()

    assert update().counted == 1
    assert (Ability.objects.get().answers, ItemStatistics.objects.get().answers) == (1, 1)


def test_difficulty_starts_from_what_was_predicted() -> None:
    hard, easy = question(difficulty=2.0), question(difficulty=-2.0)
    for asked in (hard, easy):
        answered(learner(), asked)
    update()
    assert of(hard).predicted == 2.0 and 0 < of(hard).difficulty < 2.0
    assert of(easy).predicted == -2.0 and -2.1 < of(easy).difficulty < -2.0


def test_a_guess_before_the_fact_was_met_is_left_out_and_the_next_answer_counts() -> None:
    student, asked = learner(), question()
    answered(student, asked, right=False, exposure=Exposure.NONE)
    assert update().counted == 0

    answered(student, asked, at=NOON + timedelta(hours=1))
    assert update().counted == 1
    assert (of(asked).answers, of(asked).right) == (1, 1)


def test_later_answers_measure_memory_and_are_left_out() -> None:
    student, asked = learner(), question()
    for hour, right in enumerate((False, True, True)):
        answered(student, asked, right=right, at=NOON + timedelta(hours=hour))
    update()
    assert (of(asked).answers, of(asked).right) == (1, 0)


def test_it_counts_for_the_version_shown_and_a_learner_counts_once_for_a_question() -> None:
    before, after, asked = learner(), learner(), question()
    answered(before, asked)
    asked.version = 2
    asked.save()
    version(asked)
    answered(before, asked, at=NOON + timedelta(hours=1))
    answered(after, asked, right=False, at=NOON + timedelta(hours=1))
    update()
    found = dict(ItemStatistics.objects.values_list("version__number", "right"))
    assert found == {1: 1, 2: 0}
    assert of(asked).answers == 1


def test_a_question_whose_answer_changed_is_answered_for_the_first_time_again() -> None:
    student, asked = learner(), question()
    review = answered(student, asked)
    review.card.answer_fingerprint = "second answer"
    review.card.save()
    answered(student, asked, at=NOON + timedelta(hours=1))
    update()
    assert of(asked).answers == 2


def test_who_chose_what_is_counted_by_option() -> None:
    asked = question()
    for right in (True, True, False):
        answered(learner(), asked, right=right)
    update()
    assert {index: row["chosen"] for index, row in of(asked).options.items()} == {"0": 2, "1": 1, "2": 0, "3": 0}


def test_an_order_of_several_offers_no_options() -> None:
    asked = order_question(("a", "1990"), ("b", "1991"), ("c", "1992"))
    row = answered(learner(), asked)
    Presentation.objects.update(format=Format.ORDER_K)
    Review.objects.filter(learner=row.learner).update(format=Format.ORDER_K, option_count=3)
    update()
    assert (of(asked).answers, of(asked).options) == (1, {})


def test_a_miskeyed_question_is_flagged() -> None:
    """Who is right everywhere else chooses the same wrong option; who is wrong everywhere else is right."""
    asked, others = question(), [question() for _ in range(3)]
    for number in range(18):
        student, knows = learner(), number % 2 == 0
        for hour, one in enumerate(others):
            answered(student, one, right=knows, at=NOON + timedelta(hours=hour))
        answered(student, asked, right=not knows, at=NOON + timedelta(hours=4))
    found = update()
    assert found.flagged == 1
    assert of(asked).faults == [{"flag": "strong_distractor", "option": 1}]
    assert not of(others[0]).is_flagged


def test_the_command_leaves_out_answers_that_may_still_be_undone(time_machine) -> None:
    answered(learner(), question())
    said = StringIO()
    time_machine.move_to(NOON + timedelta(minutes=14), tick=False)
    call_command("update_item_statistics", stdout=said)
    time_machine.move_to(NOON + timedelta(minutes=16), tick=False)
    call_command("update_item_statistics", stdout=said)
    call_command("update_item_statistics", rebuild=True, stdout=said)
    lines = said.getvalue().splitlines()
    assert lines[0].startswith("0 first answers counted, 0 questions judged")
    assert lines[1].startswith("1 first answers counted, 1 questions judged")
    assert lines[2].startswith("1 first answers") and lines[2].endswith("The log was read anew.")
    with pytest.raises(CommandError, match="0 or more"):
        call_command("update_item_statistics", settled=-1)


def test_an_erased_learner_takes_the_ability_along_and_leaves_the_counts() -> None:
    student, asked = learner(), question()
    answered(student, asked)
    update()
    student.delete()
    assert not Ability.objects.exists()
    assert of(asked).answers == 1
    assert update(anew=True, until=LATER).counted == 0
    assert (of(asked).answers, QuestionVersion.objects.count()) == (0, 1)
