"""Fitting the scheduler's weights to one learner's answers, and judging whether they are better. Pure.

The only module that knows the optimizer, fsrs-rs-python: an optional extra. Without it everything else works.

A right choice among options may be luck, and the optimizer knows no luck. It is therefore shown every card's history
several times: a right choice of weight w counts as known in the share w of them and as forgotten in the rest (multiple
imputation). Which, is drawn from the answer's id, so that a fit is the same however often it is done.

A fit is taken only if it predicts the newest answers, which it has not seen, better by more than noise: the mean
difference in log loss must be over two of its standard errors, answers to one card counting as one draw (they are
alike, and the error would else look too small).
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from importlib.util import find_spec
from types import ModuleType

from quizapp.study.answering.grading import AGAIN
from quizapp.study.memory.scheduling import within_bounds

OPTIMIZER = "fsrs_rs_python"
COPIES = 5  # of every history with luck in it
STANDARD_ERRORS = 2.0
_CERTAIN = 0.999


class NotInstalled(RuntimeError):
    """The optimizer is not there; the message says how to get it."""

    def __init__(self) -> None:
        super().__init__(
            "Fitting needs the optional package fsrs-rs-python, which is not installed here: "
            "pip install 'quizapp[optimizer]' (in a checkout: pip install fsrs-rs-python==0.9.3)."
        )


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer of a card's history. `key` never changes; `weight` is P(knew | right), 0-1."""

    key: str
    study_day: date
    grade: int
    weight: float


type History = Sequence[Answered]
"""A card's answers in their order, from the first."""


def is_installed() -> bool:
    return find_spec(OPTIMIZER) is not None


def fit(histories: Sequence[History]) -> tuple[float, ...]:
    """FSRS-6's 21 weights, as they predict these histories best. Raises NotInstalled without the optimizer.

    Every answer after the first of a history that was given on another day than the one before is predicted.
    """
    optimizer = _optimizer()
    items = []
    for history in histories:
        luck = any(one.grade != AGAIN and one.weight < 1 for one in history)
        for copy in range(COPIES):
            reviews = _reviews(history, copy if luck else 0)
            items += [
                optimizer.FSRSItem([optimizer.FSRSReview(grade, days) for grade, days in reviews[:length]])
                for length in range(2, len(reviews) + 1)
                if reviews[length - 1][1]
            ]
    # Each answer is there COPIES times: its pull against the usual weights is to stay that of one.
    config = optimizer.TrainingConfig(gamma=float(COPIES))
    usual = list(optimizer.DEFAULT_PARAMETERS)
    return within_bounds(optimizer.FSRS(usual).compute_parameters(items, training_config=config))


def _reviews(history: History, copy: int) -> list[tuple[int, int]]:
    """(grade, days since the answer before) of a history, with luck drawn for this copy."""
    before = history[0].study_day if history else None
    reviews = []
    for one in history:
        days = (one.study_day - before).days if before else 0
        reviews.append((one.grade if _knew(one, copy) else AGAIN, days))
        before = one.study_day
    return reviews


def _knew(one: Answered, copy: int) -> bool:
    """Whether an answer counts as known in this copy: in the share `weight` of the copies, spread evenly."""
    drawn = int.from_bytes(sha256(one.key.encode()).digest()[:6]) / 2**48
    return one.weight >= 1 or (drawn + copy / COPIES) % 1 < one.weight


def log_loss(*, recalled: bool, knew: float, option_count: int) -> float:
    """-ln of the chance that was given to what happened; `knew` is P(knew), and a choice may be right by luck."""
    luck = 1 / option_count if option_count > 1 else 0.0
    certain = max(1 - _CERTAIN, min(_CERTAIN, knew))
    right = certain + (1 - certain) * luck
    return -math.log(right if recalled else 1 - right)


@dataclass(frozen=True, slots=True)
class Trial:
    """One answer that was kept aside: its card, and the log loss of the fit and of what was in force."""

    card: int
    log_loss: float
    rival_log_loss: float


@dataclass(frozen=True, slots=True)
class Judgement:
    """Mean log losses over the trials, and the standard error of their difference."""

    log_loss: float
    rival_log_loss: float
    standard_error: float

    @property
    def is_better(self) -> bool:
        return self.rival_log_loss - self.log_loss > STANDARD_ERRORS * self.standard_error


def judge(trials: Iterable[Trial]) -> Judgement:
    """Whether the fit won. Raises ValueError for no trials."""
    trials = list(trials)
    if not trials:
        raise ValueError("nothing to judge by")
    number = len(trials)
    fitted = sum(trial.log_loss for trial in trials) / number
    rival = sum(trial.rival_log_loss for trial in trials) / number
    of_card: dict[int, float] = defaultdict(float)
    for trial in trials:
        of_card[trial.card] += trial.rival_log_loss - trial.log_loss - (rival - fitted)
    cards = len(of_card)
    variance = sum(total * total for total in of_card.values()) * cards / max(1, cards - 1)
    return Judgement(fitted, rival, math.sqrt(variance) / number if cards > 1 else math.inf)


def _optimizer() -> ModuleType:
    try:
        import fsrs_rs_python  # noqa: PLC0415 - optional, and megabytes that only a fit needs
    except ImportError:
        raise NotInstalled from None
    return fsrs_rs_python
