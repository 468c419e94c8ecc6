"""What answers say of a question: one query, the numbers of the last run."""

from datetime import timedelta

import pytest

from quizapp.progress.items import flagged, item_report
from quizapp.questions.models import Question
from quizapp.study.items.flags import Flag
from quizapp.study.items.models import ItemStatistics
from tests.factories import NOON, learner, question, version
from tests.study.first_answers import answered, of, update

pytestmark = pytest.mark.django_db


def test_before_the_first_answer_there_is_the_prediction(django_assert_num_queries):
    current = question(difficulty=0.7).current
    with django_assert_num_queries(1):
        found = item_report(current)
    assert (found.answers, found.facility, found.learnt, found.predicted) == (0, None, None, 0.7)
    assert (found.options[0].text, found.options[0].chosen, found.options[0].share) == ("Right", 0, None)
    assert [flag for flag, _ in found.answers_to_flags] == list(Flag)


def test_it_reports_facility_difficulty_and_who_chose_what(django_assert_num_queries):
    asked = question()
    for number in range(4):
        answered(learner(), asked, right=number > 0, at=NOON + timedelta(minutes=number))
    update()
    current = asked.current
    with django_assert_num_queries(1):
        found = item_report(current)
    assert (found.answers, found.right, found.facility) == (4, 3, 0.75)
    assert found.learnt == of(asked).difficulty != found.predicted
    assert [(one.text, one.chosen, one.share) for one in found.options] == [
        ("Right", 3, 0.75),
        ("Wrong A", 1, 0.25),
        ("Wrong B", 0, 0.0),
        ("Wrong C", 0, 0.0),
    ]
    assert found.options[0].is_right and not found.options[1].is_right


def test_a_flag_stands_with_the_option_it_is_about():
    asked = question()
    faults = [{"flag": "idle_distractor", "option": 2}, {"flag": "negative_discrimination", "option": None}]
    row = {"predicted": 0, "difficulty": 1, "answers": 70, "right": 20, "judged": 70, "is_flagged": True}
    ItemStatistics.objects.create(version=asked.current, faults=faults, **row)
    found = item_report(asked.current)
    assert found.flags == (Flag.NEGATIVE_DISCRIMINATION,)
    assert [(flag, option.text if option else "") for flag, option in found.all_flags] == [
        (Flag.NEGATIVE_DISCRIMINATION, ""),
        (Flag.IDLE_DISTRACTOR, "Wrong B"),
    ]
    assert found.answers_to_flags == ()


def test_flagged_questions_are_those_whose_current_version_is():
    old, current, clean = question(), question(), question()
    for asked in (old, current):
        fields = {"predicted": 0, "difficulty": 0, "faults": [{"flag": "strong_distractor", "option": 1}]}
        ItemStatistics.objects.create(version=asked.current, is_flagged=True, **fields)
    ItemStatistics.objects.create(version=clean.current, predicted=0, difficulty=0)
    old.version = 2
    old.save()
    version(old)
    assert list(flagged(Question.objects.all())) == [current]
    assert list(flagged(Question.objects.all(), Flag.STRONG_DISTRACTOR)) == [current]
    assert list(flagged(Question.objects.all(), Flag.IDLE_DISTRACTOR)) == []
