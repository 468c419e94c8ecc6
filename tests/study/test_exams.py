"""Naming an exam: what may be said, said twice, changed, closed; and that it is over by itself."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from quizapp.study.models import Level
from quizapp.study.sessions import change_exam, close_exam, create_exam, current_exam, exams_of, open_exams
from tests import factories
from tests.factories import NOON, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

SOON = TODAY + timedelta(days=10)


@pytest.fixture
def student():
    factories.chapter(topic=factories.topic(), key="beginning")
    factories.question(chapter="beginning")
    return factories.learner()


def make(student, **fields):
    return create_exam(
        learner=student, **{"topic": factories.topic(), "on": SOON, "minutes_a_day": 15, "at": NOON, **fields}
    )


def refused(field, student, **fields):
    with pytest.raises(ValidationError) as error:
        make(student, **fields)
    assert list(error.value.message_dict) == [field]
    assert not student.exams.exists()


def test_without_a_title_it_is_called_by_its_day(student):
    assert make(student).title == "Exam on 12 March"
    assert make(student, title="  Finals ").title == "Finals"


def test_said_twice_it_is_one_exam(student):
    assert make(student, chapters=["beginning"]) == make(student, chapters=["beginning", "beginning"])
    assert student.exams.count() == 1
    assert make(student, minutes_a_day=16).pk != make(student).pk


@pytest.mark.parametrize("ahead", [-1, 0, 367])
def test_the_day_is_from_tomorrow_to_a_year_ahead(student, ahead):
    refused("on", student, on=TODAY + timedelta(days=ahead))


@pytest.mark.parametrize("ahead", [1, 366])
def test_the_first_and_the_last_day_are_allowed(student, ahead):
    assert make(student, on=TODAY + timedelta(days=ahead)).pk


@pytest.mark.parametrize("minutes", [0, 241])
def test_minutes_a_day_are_possible_ones(student, minutes):
    refused("minutes_a_day", student, minutes_a_day=minutes)


def test_a_title_has_its_length(student):
    refused("title", student, title="x" * 81)


def test_chapters_and_sets_are_the_topics(student):
    refused("chapters", student, chapters=["beginning", "nowhere"])
    other = factories.topic("other")
    refused("question_set", student, question_set=factories.question_set(topic=other))
    hidden = factories.question_set(*factories.topic().questions.all(), is_shared=False)
    refused("question_set", student, question_set=hidden)
    mine = factories.question_set(*factories.topic().questions.all())
    refused("question_set", student, question_set=mine, chapters=["beginning"])
    assert make(student, question_set=mine).question_set == mine


def test_something_must_be_there_to_ask(student):
    factories.chapter(topic=factories.topic(), key="empty")
    refused("chapters", student, chapters=["empty"])


def test_everything_wrong_is_said_at_once(student):
    with pytest.raises(ValidationError) as error:
        make(student, on=TODAY, minutes_a_day=0, title="x" * 99)
    assert set(error.value.message_dict) == {"on", "minutes_a_day", "title"}


def test_five_are_enough_and_one_that_is_closed_makes_room(student):
    made = [make(student, title=f"No {number}") for number in range(5)]
    with pytest.raises(ValidationError):
        make(student, title="No 6")
    close_exam(exam=made[0], at=NOON)
    assert make(student, title="No 6").pk


def test_the_next_open_one_is_the_current_one_until_its_day_is_over(student):
    topic, later, sooner = (
        factories.topic(),
        make(student, title="B"),
        make(student, title="A", on=TODAY + timedelta(3)),
    )
    assert current_exam(student, topic, TODAY) == sooner
    assert current_exam(student, topic, sooner.on) == sooner
    assert current_exam(student, topic, sooner.on + timedelta(1)) == later
    assert current_exam(student, topic, later.on + timedelta(1)) is None
    assert current_exam(student, factories.topic("other"), TODAY) is None
    assert list(exams_of(student)) == [later, sooner]


def test_closing_it_twice_keeps_the_first_moment(student):
    exam = make(student)
    close_exam(exam=exam, at=NOON)
    close_exam(exam=exam, at=NOON + timedelta(hours=1))
    exam.refresh_from_db()
    assert exam.closed_at == NOON
    assert not open_exams(student, TODAY).exists()


def test_changing_it(student):
    exam = make(student, chapters=["beginning"])
    changed = change_exam(exam=exam, on=SOON + timedelta(2), minutes_a_day=30, title="Orals", at=NOON)
    changed.refresh_from_db()
    assert (changed.pk, changed.title, changed.minutes_a_day, changed.chapters) == (exam.pk, "Orals", 30, [])
    assert changed.on == SOON + timedelta(2)


def test_on_its_day_the_day_may_stay_and_after_it_nothing_changes(student):
    exam = make(student)
    same = {"exam": exam, "on": exam.on, "minutes_a_day": 20}
    assert change_exam(**same, at=NOON + timedelta(10)).minutes_a_day == 20
    with pytest.raises(ValidationError):
        change_exam(**same, at=NOON + timedelta(11))


def test_the_learners_level_is_what_is_asked(student):
    factories.question(chapter="beginning", tier=2, default_study=False)
    student.level = Level.ESSENTIALS
    student.save()
    factories.topic().questions.filter(tier=1).update(default_study=False)
    refused("chapters", student)
