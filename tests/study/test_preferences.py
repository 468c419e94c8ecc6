"""What a learner chooses about studying is checked as a whole."""

import pytest
from django.core.exceptions import ValidationError

from quizapp.study.preferences import set_preferences
from tests import factories

pytestmark = pytest.mark.django_db


def test_pace_zone_and_level_are_kept():
    learner = factories.learner()
    set_preferences(learner=learner, minutes_a_day=25, zone="Asia/Almaty", level="everything", wants_streak=True)
    learner.refresh_from_db()
    assert (learner.minutes_a_day, learner.zone, learner.level) == (25, "Asia/Almaty", "everything")
    assert learner.wants_streak


def test_every_fault_is_named_and_nothing_is_changed():
    learner = factories.learner()
    with pytest.raises(ValidationError) as caught:
        set_preferences(learner=learner, minutes_a_day=121, zone="Mars/Base", level="all", wants_streak=True)
    assert sorted(caught.value.message_dict) == ["level", "minutes_a_day", "zone"]
    learner.refresh_from_db()
    assert (learner.minutes_a_day, learner.zone) == (10, "UTC")
