"""The ways to study.

To add one: a value of `Mode`, a subclass of `Programme` in a file here, and its place in the list below.
"""

from quizapp.study.models import Mode
from quizapp.study.modes.base import Place, Programme
from quizapp.study.modes.chapter import Chapter
from quizapp.study.modes.first import First
from quizapp.study.modes.question_set import OfSet
from quizapp.study.modes.today import Today

_PROGRAMMES: dict[str, Programme] = {each.mode: each() for each in (First, Today, Chapter, OfSet)}


def programme_of(mode: str) -> Programme:
    """The programme of a mode. Raises KeyError for a word that is none."""
    return _PROGRAMMES[mode]


__all__ = ["Mode", "Place", "Programme", "programme_of"]
