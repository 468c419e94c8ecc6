"""Item statistics leave out guesses before reading, and practice."""

from datetime import timedelta

import pytest

from quizapp.study.items.models import ItemStatistics
from quizapp.study.models import Exposure, ReviewMode
from tests.factories import NOON, answer, card, learner, presentation, question
from tests.study.first_answers import of, update

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.mark.parametrize("mode", [ReviewMode.PRETEST, ReviewMode.PRACTICE])
@pytest.mark.parametrize("exposure", [Exposure.NONE, Exposure.READ])
def test_it_is_left_out_and_the_first_scheduled_answer_counts(mode: str, exposure: str) -> None:
    row = card(learner(), question())
    answer(presentation(row, mode=mode, exposure=exposure), right=False)
    update()
    assert not ItemStatistics.objects.exists()
    answer(presentation(row, exposure=Exposure.READ), at=NOON + timedelta(hours=1))
    update()
    assert (of(row.question).answers, of(row.question).right) == (1, 1)


def test_what_is_asked_for_an_exam_counts() -> None:
    row = card(learner(), question())
    answer(presentation(row, mode=ReviewMode.EXAM, exposure=Exposure.READ))
    update()
    assert of(row.question).answers == 1
