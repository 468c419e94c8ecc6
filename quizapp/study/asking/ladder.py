"""The format ladder: a card begins with the first format of its question and climbs to recall without options. Pure.

After two successes among options come a place on a timeline, or, without options, typing and ordering: whichever is
the highest that the question has. A flashcard is no rung: nobody but the learner grades it.
"""

from collections.abc import Sequence

from quizapp.questions.vocabulary import Asks, Format
from quizapp.study.answering.grading import TYPED

SUCCESSES_BEFORE_TYPING = 2
TYPED_FORMATS = (Format.TYPED, Format.CLOZE)
# Years and months are typed whatever their question, names only of the essential persons: nobody can spell the others.
_ALWAYS_TYPED = frozenset((Asks.YEAR, Asks.MONTH))
# How much must be recalled: one thing known again among a few, a place among several, everything.
_RUNGS: dict[str, int] = {
    Format.TRUE_FALSE: 0,
    Format.ORDER_TWO: 0,
    Format.CHOICE: 0,
    Format.TIMELINE: 1,
    Format.TYPED: 2,
    Format.CLOZE: 2,
    Format.ORDER_K: 2,
}
_TOP = max(_RUNGS.values())


def may_climb(formats: Sequence[str], asks: str) -> bool:
    """Whether the format depends on the learner's successes or on the person asked for; else nobody needs to look."""
    shown = _shown(formats, asks)
    return len(shown) > 1 and (_highest(shown) is not None or any(one in TYPED_FORMATS for one in shown))


def format_shown(formats: Sequence[str], asks: str, *, successes: int, name_tier: int | None = None) -> str:
    """The format for the next showing of a card that was answered rightly `successes` times.

    `name_tier` is the tier (1-3) of the person asked for, None where none is. Flashcards are never shown here, and
    nothing is typed that cannot be graded.
    """
    shown = _shown(formats, asks)
    may_type = asks in _ALWAYS_TYPED or (asks == Asks.PERSON and name_tier == 1)
    climbing = [one for one in shown if may_type or one not in TYPED_FORMATS]
    if successes >= SUCCESSES_BEFORE_TYPING and (higher := _highest(climbing)):
        return higher
    if asks == Asks.PERSON and not may_type:
        shown = climbing or shown
    return shown[0] if shown else Format.CHOICE


def _shown(formats: Sequence[str], asks: str) -> list[str]:
    return [one for one in formats if one in _RUNGS and (one not in TYPED_FORMATS or asks in TYPED)]


def _highest(shown: Sequence[str]) -> str | None:
    """The highest rung above the first of these formats; None where that is the highest already."""
    higher = [one for one in shown if _RUNGS[one] > _RUNGS[shown[0]]]
    return max(higher, key=lambda one: _RUNGS[one], default=None)
