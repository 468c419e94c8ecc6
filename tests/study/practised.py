"""Practice from its start to its end."""

from datetime import timedelta
from typing import Any

from quizapp.study.models import Learner, Sitting
from quizapp.study.sessions import next_presentation, start_sitting
from tests.factories import NOON, answer, topic


def practice(student: Learner, **choice: Any) -> Sitting:
    return start_sitting(learner=student, topic=topic(), mode="practice", at=NOON, **choice)


def keys(place: Sitting, *, right: bool = True) -> list[str]:
    shown = []
    while one := next_presentation(sitting=place, at=NOON):
        shown.append(one.card.question.key)
        answer(one, right=right, at=NOON + timedelta(seconds=len(shown)))
    return shown
