"""Learning the one chapter of these tests, from guesses to recall."""

from datetime import timedelta

from quizapp.study.models import Learner, Presentation, Review, Sitting
from quizapp.study.sessions import next_presentation, start_sitting
from tests.factories import NOON, answer, question, topic

CHAPTER = "border"


def begun(student: Learner) -> Sitting:
    return start_sitting(learner=student, topic=topic(), mode="chapter", chapter=CHAPTER, at=NOON)


def go_on(place: Sitting, *, right: bool = True) -> list[Presentation]:
    """Answer until the sitting waits or is over."""
    shown = []
    while presentation := next_presentation(sitting=place, at=NOON):
        shown.append(presentation)
        answer(presentation, right=right, at=NOON + timedelta(seconds=Review.objects.count()))
    return shown


def keys(shown: list[Presentation]) -> list[str]:
    return [one.card.question.key for one in shown]


def a_chapter(count: int, **fields: object) -> None:
    for _ in range(count):
        question(chapter=CHAPTER, **fields)
