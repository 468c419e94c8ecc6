"""The format ladder: a card begins with the first format of its question and climbs to recall without options. Pure."""

from collections.abc import Sequence

from quizapp.questions.vocabulary import Asks, Format
from quizapp.study.grading import TYPED

SUCCESSES_BEFORE_TYPING = 2
TYPED_FORMATS = (Format.TYPED, Format.CLOZE)
# Years and months are typed whatever their question, names only of the essential persons: nobody can spell the others.
_ALWAYS_TYPED = frozenset((Asks.YEAR, Asks.MONTH))


def may_climb(formats: Sequence[str], asks: str) -> bool:
    """Whether the format depends on the learner's successes or on the person asked for; else nobody needs to look."""
    return _typed(formats) is not None and len(_shown(formats, asks)) > 1


def format_shown(formats: Sequence[str], asks: str, *, successes: int, name_tier: int | None = None) -> str:
    """The format for the next showing of a card that was answered rightly `successes` times.

    `name_tier` is the tier (1-3) of the person asked for, None where none is. Flashcards are not shown by pages, and
    nothing is typed that cannot be graded.
    """
    shown = _shown(formats, asks)
    may_type = asks in _ALWAYS_TYPED or (asks == Asks.PERSON and name_tier == 1)
    typed = _typed(shown)
    if typed and may_type and successes >= SUCCESSES_BEFORE_TYPING:
        return typed
    if asks == Asks.PERSON and not may_type:
        shown = [one for one in shown if one not in TYPED_FORMATS] or shown
    return shown[0] if shown else Format.CHOICE


def _shown(formats: Sequence[str], asks: str) -> list[str]:
    return [one for one in formats if one != Format.FLASHCARD and (one not in TYPED_FORMATS or asks in TYPED)]


def _typed(formats: Sequence[str]) -> str | None:
    return next((one for one in formats if one in TYPED_FORMATS), None)
