"""What only some learners choose: checked as a whole, and no choice moves a due day by itself."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from quizapp.questions.vocabulary import FAMILY_LABELS
from quizapp.study.models import Memory, Review
from quizapp.study.preferences import set_advanced, set_preferences
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db

CHOSEN = {
    "desired_retention": 0.85,
    "rollover_hour": 2,
    "maximum_interval": 180,
    "families_off": ["trend", "figure"],
    "formats_off": ["typed"],
}


def test_what_is_chosen_is_kept():
    learner = factories.learner()
    set_advanced(learner=learner, **CHOSEN)
    learner.refresh_from_db()
    assert (learner.desired_retention, learner.rollover_hour, learner.maximum_interval) == (0.85, 2, 180)
    assert (learner.families_off, learner.formats_off) == (["figure", "trend"], ["typed"])


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("desired_retention", 0.69),
        ("desired_retention", 0.98),
        ("desired_retention", float("nan")),
        ("rollover_hour", 13),
        ("rollover_hour", -1),
        ("maximum_interval", 6),
        ("maximum_interval", 40_000),
        ("families_off", ["gossip"]),
        ("families_off", list(FAMILY_LABELS)),
        ("formats_off", ["choice"]),
    ],
)
def test_a_fault_is_named_at_its_field_and_nothing_is_changed(name, value):
    learner = factories.learner()
    with pytest.raises(ValidationError) as caught:
        set_advanced(learner=learner, **{**CHOSEN, name: value})
    assert list(caught.value.message_dict) == [name]
    learner.refresh_from_db()
    assert (learner.desired_retention, learner.families_off) == (0.90, [])


@pytest.mark.parametrize("retention", [0.69, 0.98])
@pytest.mark.parametrize("made", [factories.learner, factories.question_set])
def test_the_database_itself_refuses_a_retention_out_of_range(made, retention):
    with pytest.raises(IntegrityError):
        made(desired_retention=retention)


def test_no_choice_moves_a_due_day_or_a_day_gone_by():
    learner = factories.learner()
    for _ in range(3):
        card = factories.card(learner, factories.question())
        factories.answer(factories.presentation(card, exposure="read"))
    before = list(Memory.objects.order_by("pk").values()), list(Review.objects.order_by("id").values())
    set_advanced(learner=learner, **CHOSEN)
    set_preferences(learner=learner, minutes_a_day=3, zone="Asia/Almaty", level="essentials", wants_streak=True)
    assert (list(Memory.objects.order_by("pk").values()), list(Review.objects.order_by("id").values())) == before
    assert {review.zone for review in Review.objects.all()} == {"UTC"}


def test_the_next_answer_follows_what_was_chosen():
    learner = factories.learner()
    cards = [factories.card(learner, factories.question()) for _ in range(2)]
    memory = {"stability": 90.0, "last_study_day": factories.TODAY - timedelta(days=90)}
    for card in cards:
        factories.memory(card, **memory)
    factories.answer(factories.presentation(cards[0], exposure="read"))
    set_advanced(learner=learner, **{**CHOSEN, "maximum_interval": 20})
    factories.answer(factories.presentation(cards[1], exposure="read"))
    days = [(Memory.objects.get(card=card).due_on - NOON.date()).days for card in cards]
    assert days[0] > 90
    assert days[1] <= 20
