"""What first answers say of an item: who chose what, and which of three faults a teacher should look at. Pure.

The rules are lenient on purpose: the textbook's "point-biserial below 0.15" calls a fifth to a third of good items bad
at the size of a class (QUESTIONS, "Difficulty and bad items").
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

STRONG_FROM = 15  # answers before thirds of the learners are compared
SHARE_OF_TOP = 0.25
LEAST_OF_TOP = 3
DISCRIMINATION_FROM = 60
IDLE_FROM = 60
IDLE_BELOW = 0.05


class Flag(StrEnum):
    STRONG_DISTRACTOR = "strong_distractor"  # those who know most choose it
    NEGATIVE_DISCRIMINATION = "negative_discrimination"  # those who know more are right less often
    IDLE_DISTRACTOR = "idle_distractor"  # hardly anybody chooses it


@dataclass(frozen=True, slots=True)
class FirstAnswer:
    """A learner's first answer to an item after exposure.

    `shown` are the pool indexes offered (0 is the answer), `chosen` the one chosen, None for "don't know" and where
    nothing was offered. `ability` in logits.
    """

    right: bool
    ability: float
    chosen: int | None = None
    shown: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class OptionCount:
    """How often an option was shown and chosen, and how often by the ablest and the least able third."""

    shown: int = 0
    chosen: int = 0
    top: int = 0
    low: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    """A flag, and the pool index of the distractor it is about (None: the item as a whole)."""

    flag: Flag
    option: int | None = None


@dataclass(frozen=True, slots=True)
class Analysis:
    """`options` by pool index; `point_biserial` is None below 15 answers and where all did the same."""

    answers: int
    right: int
    options: Mapping[int, OptionCount]
    point_biserial: float | None
    faults: tuple[Fault, ...]


def analyse(answers: Sequence[FirstAnswer]) -> Analysis:
    """Count and judge one item's first answers. Among equal abilities the order given decides the third."""
    ranked = sorted(answers, key=lambda answer: answer.ability)
    third = len(ranked) // 3 if len(ranked) >= STRONG_FROM else 0
    low, top = ranked[:third], ranked[len(ranked) - third :]
    options = {
        index: OptionCount(
            shown=sum(index in answer.shown for answer in answers),
            chosen=_choosing(index, answers),
            top=_choosing(index, top),
            low=_choosing(index, low),
        )
        for index in sorted({index for answer in answers for index in answer.shown})
    }
    correlation = point_biserial(answers) if len(answers) >= STRONG_FROM else None
    return Analysis(
        answers=len(answers),
        right=sum(answer.right for answer in answers),
        options=options,
        point_biserial=correlation,
        faults=_faults(len(answers), third, options, correlation),
    )


def _choosing(index: int, answers: Sequence[FirstAnswer]) -> int:
    return sum(answer.chosen == index for answer in answers)


def _faults(
    answers: int, third: int, options: Mapping[int, OptionCount], correlation: float | None
) -> tuple[Fault, ...]:
    found = []
    for index, option in options.items():
        if index == 0:
            continue
        if third and is_strong(option, third):
            found.append(Fault(Flag.STRONG_DISTRACTOR, index))
        if option.shown >= IDLE_FROM and option.chosen < IDLE_BELOW * option.shown:
            found.append(Fault(Flag.IDLE_DISTRACTOR, index))
    if answers >= DISCRIMINATION_FROM and correlation is not None and correlation < 0:
        found.append(Fault(Flag.NEGATIVE_DISCRIMINATION))
    return tuple(found)


def is_strong(option: OptionCount, third: int) -> bool:
    """At least a quarter of the top third and at least three choose it, and not fewer than in the low third."""
    return option.top >= max(LEAST_OF_TOP, SHARE_OF_TOP * third) and option.top >= option.low


def point_biserial(answers: Sequence[FirstAnswer]) -> float | None:
    """The correlation, -1 to 1, of being right with ability; None where either is the same for all."""
    count, right = len(answers), sum(answer.right for answer in answers)
    if not 0 < right < count:
        return None
    mean = math.fsum(answer.ability for answer in answers) / count
    deviation = math.sqrt(math.fsum((answer.ability - mean) ** 2 for answer in answers) / count)
    if deviation == 0:
        return None
    mean_right = math.fsum(answer.ability for answer in answers if answer.right) / right
    return (mean_right - mean) / deviation * math.sqrt(right / (count - right))
