"""An answer that fits nothing shown is refused and leaves no trace."""

import pytest

from quizapp.study.models import Memory, Presentation, Review
from quizapp.study.sessions import BadAnswer, Given, submit_answer
from tests.factories import NOON, answer, card, learner, presentation, question

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("given", [Given(option=4), Given(option=-1), Given(), Given(option=0, unknown=True)])
def test_a_tampered_option_is_refused_and_the_question_stays_open(given: Given) -> None:
    shown = presentation(card(learner(), question()))
    with pytest.raises(BadAnswer):
        submit_answer(presentation=shown, given=given, at=NOON)
    assert not Review.objects.exists() and not Memory.objects.exists()
    assert Presentation.objects.get().is_open
    assert answer(shown).verdict == "right"


def test_a_strangers_presentation_cannot_be_reached_through_the_learner() -> None:
    shown = presentation(card(learner(), question()))
    stranger = learner()
    assert not stranger.presentations.filter(id=shown.id).exists()
    with pytest.raises(Presentation.DoesNotExist):
        stranger.presentations.get(id=shown.id)


def test_what_the_browser_claims_of_time_is_capped() -> None:
    shown = presentation(card(learner(), question()))
    submit_answer(presentation=shown, given=Given(unknown=True, milliseconds=10**12), at=NOON)
    assert Review.objects.get().milliseconds == 60_000
