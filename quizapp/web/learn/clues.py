"""The hint beside a question that is typed: what it says once it is taken, and what it costs."""

from dataclasses import dataclass

from quizapp.study.models import Presentation, ReviewMode, Sitting
from quizapp.study.modes import programme_of
from quizapp.study.sessions import hint_for


@dataclass(frozen=True, slots=True)
class Clue:
    """`words` are empty until the hint is taken; `price` is empty where the answer counts for nothing."""

    words: str
    price: str


def clue_of(presentation: Presentation, sitting: Sitting) -> Clue | None:
    """The hint of a question; None where there is none, and in a sitting that keeps its answers for the end."""
    if not programme_of(sitting.mode).tells_of(presentation.mode):
        return None
    words = hint_for(presentation)
    if not words:
        return None
    price = "" if presentation.mode == ReviewMode.PRACTICE else "A hint: it will come back sooner."
    return Clue(words if presentation.hints else "", price)
