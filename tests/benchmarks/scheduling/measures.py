"""How good predictions of recall are: log loss, RMSE(bins) and AUC, as the srs-benchmark defines them. Pure."""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

_NEAR = 1e-4  # a prediction of 0 or 1 that fails costs log(10,000), not infinity


@dataclass(frozen=True, slots=True)
class Prediction:
    """One predicted answer.

    p        predicted probability that it is right
    right    whether it was
    elapsed  days since the item's last answer, at least 1
    place    the answer's place among the item's answers, from 1 (so here from 2)
    lapses   wrong answers to the item before, those of the day of another answer apart
    """

    p: float
    right: bool
    elapsed: int
    place: int
    lapses: int


@dataclass(frozen=True, slots=True)
class Calibration:
    """The three measures; AUC is None where all answers were alike."""

    log_loss: float
    rmse_bins: float
    auc: float | None


def calibration(predictions: Sequence[Prediction]) -> Calibration:
    """All three measures of at least one prediction."""
    return Calibration(log_loss(predictions), rmse_bins(predictions), auc(predictions))


def log_loss(predictions: Sequence[Prediction]) -> float:
    """Mean of -ln of the probability given to what happened (nats)."""
    return -fmean(math.log(_near(one.p if one.right else 1 - one.p)) for one in predictions)


def rmse_bins(predictions: Sequence[Prediction]) -> float:
    """Root of the mean squared gap between mean prediction and share right, over bins weighted by their size.

    A bin is a step of a geometric scale in each of elapsed days (ratio 3.62), place (1.89) and lapses (1.73; none is a
    bin of its own).
    """
    bins: dict[tuple[int, int, int], list[Prediction]] = defaultdict(list)
    for one in predictions:
        bins[_step(one.elapsed, 3.62), _step(one.place, 1.89), _step(one.lapses, 1.73)].append(one)
    squares = (
        len(inside) * (fmean(one.p for one in inside) - fmean(one.right for one in inside)) ** 2
        for inside in bins.values()
    )
    return math.sqrt(sum(squares) / len(predictions))


def auc(predictions: Sequence[Prediction]) -> float | None:
    """The probability that a right answer was given a higher p than a wrong one; a tie is half."""
    ordered = sorted(predictions, key=lambda one: one.p)
    rights = sum(one.right for one in ordered)
    wrongs = len(ordered) - rights
    if not rights or not wrongs:
        return None
    better, below, place = 0.0, 0, 0
    while place < len(ordered):
        end = place
        while end < len(ordered) and ordered[end].p == ordered[place].p:
            end += 1
        here = sum(one.right for one in ordered[place:end])
        wrong_here = end - place - here
        better += here * (below + wrong_here / 2)
        below += wrong_here
        place = end
    return better / (rights * wrongs)


def _near(p: float) -> float:
    return min(max(p, _NEAR), 1 - _NEAR)


def _step(value: int, ratio: float) -> int:
    """The step of the scale 1, ratio, ratio ** 2, ... that a value lies on; -1 for 0."""
    return -1 if value < 1 else math.floor(math.log(value) / math.log(ratio) + 1e-12)
