"""Sittings answered from their start to their end, for tests of what is asked and in which order."""

from datetime import timedelta

from quizapp.study.models import Learner
from quizapp.study.sessions import begin_recall, next_presentation, start_sitting
from tests.factories import NOON, answer, topic


def asked(student: Learner, *, misses: int = 0, missed: tuple[int, ...] = (), at=NOON, **how) -> list[str]:
    """The keys of the questions of a whole sitting; the first `misses` answers are wrong, and those numbered `missed`.

    Answers are numbered from 0.
    """
    place = start_sitting(learner=student, at=at, **{"topic": topic(), "mode": "today", **how})
    keys: list[str] = []
    while place.finished_at is None:
        shown = next_presentation(sitting=place, at=at)
        if shown is None:
            begin_recall(sitting=place)  # of a chapter, once it was read
            continue
        right = len(keys) >= misses and len(keys) not in missed
        answer(shown, right=right, at=at + timedelta(microseconds=len(keys)))
        keys.append(shown.card.question.key)
        assert len(keys) < 50
    assert place.finished_at == at
    return keys
