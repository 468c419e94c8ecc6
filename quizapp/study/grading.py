"""From a raw answer to a verdict, a grade and a weight of evidence. Pure.

Plain "right = Good" on four options delivers clearly less recall than was promised, since some right answers are
luck. A right choice therefore counts by the probability that the learner knew it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4  # FSRS's grades; models.Grade has the same numbers

# A pause is not thinking time: longer answers count as this long.
MAX_MILLISECONDS = 60_000

# What we believe before the first answer to a card, where there is no memory to ask: even odds. A right first choice
# among four then weighs 0.8. (A lower prior makes a known fact return too often, a higher one rewards luck.)
PRIOR_RETRIEVABILITY = 0.5

type VerdictText = Literal["right", "wrong", "unknown"]  # models.Verdict has the same words


class BadAnswer(ValueError):
    """The answer fits nothing that was shown: a tampered form, or one for a question that has been replaced."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it arrived.

    option        position (from 0) in the order shown, or None
    unknown       "Don't know, show me"
    milliseconds  from showing to answering as the browser measured it, or None
    """

    option: int | None = None
    unknown: bool = False
    milliseconds: int | None = None


@dataclass(frozen=True, slots=True)
class Graded:
    """`chosen_pool_index` is None for "don't know"; 0 is the answer."""

    verdict: VerdictText
    grade: int
    chosen_pool_index: int | None
    option_count: int


def grade_choice(options: Sequence[int], given: Given) -> Graded:
    """Grade a choice. `options` are the pool indexes in the order shown.

    Raises BadAnswer when the answer names no option shown, or both an option and "don't know", or nothing at all.
    """
    if given.unknown:
        if given.option is not None:
            raise BadAnswer("An answer is an option or “don't know”, not both.")
        return Graded("unknown", AGAIN, None, len(options))
    if type(given.option) is not int or not 0 <= given.option < len(options):
        raise BadAnswer("That is not one of the options shown.")
    chosen = options[given.option]
    if chosen == 0:
        return Graded("right", GOOD, chosen, len(options))
    return Graded("wrong", AGAIN, chosen, len(options))


def evidence_weight(*, retrievability: float, option_count: int) -> float:
    """P(knew | right) among `option_count` options: R / (R + (1 - R) / k). With one option or none, 1: no luck there.

    `retrievability` is the probability of knowing it that was predicted before the answer, 0-1.
    """
    if option_count < 2:
        return 1.0
    return retrievability / (retrievability + (1 - retrievability) / option_count) if retrievability > 0 else 0.0


def capped(milliseconds: int | None) -> int | None:
    """A plausible answer time: at most a minute; None for what no clock can have measured."""
    if milliseconds is None or milliseconds < 0:
        return None
    return min(milliseconds, MAX_MILLISECONDS)
