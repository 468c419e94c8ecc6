"""The predicted score of an exam and its range. Pure.

For a question with recall R on the day and luck l = 1/k where it is asked as a choice (0 where it is not):

    P = R + (1 - R) l;  expected = sum P
    variance = sum P (1 - P)  +  (sum dP/db)^2 s^2,  dP/db = (1 - l) R (1 - R)

The first term is the luck of the day, question by question. The second is what all questions share: how far this
learner lies, in logits b, from what the parameters say, known to s^2 = MODEL^2 + 1 / (1/SPREAD^2 + INFORMATION n) after
n answers: wide before the first of them, and never below the model's own error. The range is 80 %, expected +- 1.28 sd.

A question that was never asked counts as not known, but for luck; that somebody may know it from elsewhere is in the
range, by the slope of a question recalled one time in five.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

_Z80 = 1.2816
SPREAD = 0.8  # logits between learners, before anything is known of this one
INFORMATION = 0.1  # of one answer on the intercept: p (1 - p) at p = 0.89, the usual share of right answers
# Logits by which a whole course may be recalled otherwise than the model says, however long the learner is known.
# People are no formula: made-up memories of other kinds lie 0.2 to 0.6 off (`make bench-scheduler`, tests/semester).
MODEL = 0.6
_UNASKED_SLOPE = 0.16  # 0.2 * 0.8


@dataclass(frozen=True, slots=True)
class Share:
    """So many questions alike: `count` may be a fraction; `recall` is None where they were never asked."""

    count: float
    recall: float | None
    luck: float


@dataclass(frozen=True, slots=True)
class Score:
    """Questions right on the day, of `total`: expected, and the ends of the 80 % range, all 0-total."""

    expected: float
    low: float
    high: float
    total: int

    @property
    def about(self) -> int:
        return round(self.expected)

    @property
    def lowest(self) -> int:
        return math.floor(self.low + 0.5)

    @property
    def highest(self) -> int:
        return math.floor(self.high + 0.5)


def chance(recall: float | None, luck: float) -> float:
    """P(right)."""
    known = recall or 0.0
    return known + (1 - known) * luck


def expected(shares: Iterable[Share]) -> float:
    """Questions right, of all in the shares."""
    return sum(share.count * chance(share.recall, share.luck) for share in shares)


def score(shares: Iterable[Share], *, answers: int, total: int, moved: float = 0.0) -> Score:
    """The predicted score with its range.

    answers  the learner has given, from which their intercept is known
    moved    added to the expectation: what a coarse forecast is known to be off by
    """
    shares = list(shares)
    middle = min(max(expected(shares) + moved, 0.0), float(total))
    binomial, slope = 0.0, 0.0
    for share in shares:
        p = chance(share.recall, share.luck)
        binomial += share.count * p * (1 - p)
        of_recall = _UNASKED_SLOPE if share.recall is None else share.recall * (1 - share.recall)
        slope += share.count * (1 - share.luck) * of_recall
    reach = _Z80 * math.sqrt(binomial + slope**2 * calibration_variance(answers))
    return Score(middle, max(0.0, middle - reach), min(float(total), middle + reach), total)


def calibration_variance(answers: int) -> float:
    """How well the learner's own intercept is known after so many answers, in squared logits."""
    return MODEL**2 + 1 / (1 / SPREAD**2 + INFORMATION * answers)
