"""The ways to study.

To add one: a value of `Mode`, a subclass of `Programme` in a file here, and its place in the list below.
"""

from quizapp.study.models import Mode
from quizapp.study.modes.base import Place, Programme
from quizapp.study.modes.cards import Cards
from quizapp.study.modes.chapter import Chapter
from quizapp.study.modes.exam import ForExam
from quizapp.study.modes.first import First
from quizapp.study.modes.play import Play
from quizapp.study.modes.practice import Practice
from quizapp.study.modes.question_set import OfSet
from quizapp.study.modes.quiz import Quiz
from quizapp.study.modes.today import Today

_PROGRAMMES: dict[str, Programme] = {
    each.mode: each() for each in (First, Today, Chapter, OfSet, Quiz, Practice, Cards, Play, ForExam)
}


def programme_of(mode: str) -> Programme:
    """The programme of a mode. Raises KeyError for a word that is none."""
    return _PROGRAMMES[mode]


def has_programme(mode: str) -> bool:
    return mode in _PROGRAMMES


def modes_that(*, tell: bool) -> list[str]:
    """The modes that give feedback after each answer, or those that keep it for the end."""
    return [mode for mode, programme in _PROGRAMMES.items() if programme.tells == tell]


__all__ = ["Mode", "Place", "Programme", "has_programme", "modes_that", "programme_of"]
