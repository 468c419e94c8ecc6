"""Who predicts the next answer, from the answers before it alone; and the logs they are tried on.

FSRS-6 default    the library's weights; right = Good; P = R
FSRS-6 + intercept  the same with the online intercept of the product, blind to luck; P = R
ours              both, and guess-weighted evidence; P(right) = R + (1 - R) / k where k options were shown
AVG               the mean of the learner's scored answers so far (0.9 counted as one answer before the first)
MOVING-AVG        the same with recent answers counting more: logit P moves by 0.3 (y - P) after each, from 1.2
SM-2, Leitner     they predict nothing themselves; as is usual, P = 0.9 ** (days elapsed / the interval they gave)

Answers on the day of the last one are never predicted, but every predictor may learn from them (SM-2 and Leitner take
the first of a day).
"""

import csv
import math
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from quizapp.study.answering.grading import AGAIN
from tests.benchmarks.scheduling.learning import Answer
from tests.benchmarks.scheduling.measures import Prediction
from tests.benchmarks.scheduling.moments import day_of, moment_of
from tests.benchmarks.scheduling.rivals import LEITNER_BOXES, PROMISED, Ours, Sm2Card, box_after

_ROLLOVER = timedelta(hours=4)
_COLUMNS = ("card_id", "review_time", "review_rating")


class Predictor(Protocol):
    """Predicts and learns, answer by answer in the order of a log."""

    def predict(self, answer: Answer, elapsed: int) -> float:
        """P(right) of an answer `elapsed` days (1 or more) after the item's last; what it was must not be looked at."""

    def learn(self, answer: Answer, *, first_of_day: bool, scored: bool) -> None:
        """Note an answer; `scored` is whether it was predicted."""


class Fsrs:
    """FSRS-6 with default weights through the product's scheduler, with what is asked for."""

    def __init__(self, *, knows_luck: bool, online: bool) -> None:
        self._knows_luck = knows_luck
        self._ours = Ours(PROMISED, knows_luck=knows_luck, online=online)

    def predict(self, answer: Answer, elapsed: int) -> float:
        knew = self._ours.predicted(answer.item, answer.day)
        return knew + (1 - knew) / answer.options if self._knows_luck and answer.options > 1 else knew

    def learn(self, answer: Answer, *, first_of_day: bool, scored: bool) -> None:
        self._ours.graded(answer.item, grade=answer.grade, options=answer.options, day=answer.day, moment=answer.moment)


class Average:
    """The running mean."""

    def __init__(self) -> None:
        self._sum, self._count = 0.9, 1

    def predict(self, answer: Answer, elapsed: int) -> float:
        return self._sum / self._count

    def learn(self, answer: Answer, *, first_of_day: bool, scored: bool) -> None:
        if scored:
            self._sum, self._count = self._sum + answer.right, self._count + 1


class MovingAverage:
    """One logit that follows the answers."""

    START, RATE = 1.2, 0.3

    def __init__(self) -> None:
        self._logit = self.START

    def predict(self, answer: Answer, elapsed: int) -> float:
        return 1 / (1 + math.exp(-self._logit))

    def learn(self, answer: Answer, *, first_of_day: bool, scored: bool) -> None:
        if scored:
            self._logit += self.RATE * (answer.right - self.predict(answer, 0))


class ByInterval:
    """P = 0.9 ** (elapsed / interval), whoever gives the interval."""

    def __init__(self) -> None:
        self._intervals: dict[int, float] = {}

    def predict(self, answer: Answer, elapsed: int) -> float:
        return float(0.9 ** (elapsed / self._intervals[answer.item]))

    def learn(self, answer: Answer, *, first_of_day: bool, scored: bool) -> None:
        if first_of_day:
            self._intervals[answer.item] = self.interval(answer)

    def interval(self, answer: Answer) -> float:
        """The days given after an answer."""
        return 1.0


class Sm2Says(ByInterval):
    """SM-2's interval; grades 1-4 are its qualities 2-5."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: dict[int, Sm2Card] = {}

    def interval(self, answer: Answer) -> float:
        self._cards[answer.item] = card = self._cards.get(answer.item, Sm2Card()).after(answer.grade + 1)
        return card.interval


class LeitnerSays(ByInterval):
    """The interval of the Leitner box."""

    def __init__(self) -> None:
        super().__init__()
        self._boxes: dict[int, int] = {}

    def interval(self, answer: Answer) -> float:
        self._boxes[answer.item] = box = box_after(self._boxes.get(answer.item, 0), right=answer.right)
        return LEITNER_BOXES[box]


PREDICTORS: Mapping[str, Callable[[], Predictor]] = {
    "FSRS-6 default": lambda: Fsrs(knows_luck=False, online=False),
    "FSRS-6 + intercept": lambda: Fsrs(knows_luck=False, online=True),
    "ours": lambda: Fsrs(knows_luck=True, online=True),
    "AVG": Average,
    "MOVING-AVG": MovingAverage,
    "SM-2": Sm2Says,
    "Leitner": LeitnerSays,
}


def predictions(log: Iterable[Answer], predictor: Predictor) -> list[Prediction]:
    """Each answer that came on a later day than the item's last, predicted before it was learnt from."""
    last_day: dict[int, int] = {}
    places: dict[int, int] = {}
    lapses: dict[int, int] = {}
    made = []
    for answer in log:
        item = answer.item
        elapsed = answer.day - last_day[item] if item in last_day else None
        places[item] = places.get(item, 0) + 1
        scored = elapsed is not None and elapsed > 0
        if scored and elapsed:
            p = predictor.predict(answer, elapsed)
            made.append(Prediction(p, answer.right, elapsed, places[item], lapses.get(item, 0)))
            lapses[item] = lapses.get(item, 0) + (not answer.right)
        predictor.learn(answer, first_of_day=elapsed != 0, scored=scored)
        last_day[item] = answer.day
    return made


def read_log(path: Path) -> list[Answer]:
    """A real log as the optimizers of FSRS take it: card_id, review_time (ms since 1970), review_rating (1-4).

    A day ends at 4 o'clock UTC. Other columns are not read. Raises ValueError naming the line of what cannot be read.
    """
    numbers: dict[str, int] = {}
    answers = []
    with path.open(newline="", encoding="utf-8") as lines:
        rows = csv.DictReader(lines)
        missing = [name for name in _COLUMNS if name not in (rows.fieldnames or ())]
        if missing:
            raise ValueError(f"{path}: no column {', '.join(missing)}")
        for row in rows:
            try:
                at, grade = datetime.fromtimestamp(int(row["review_time"]) / 1000, UTC), int(row["review_rating"])
            except (TypeError, ValueError, OverflowError, OSError) as error:
                raise ValueError(f"{path}, line {rows.line_num}: {error}") from error
            if grade not in range(1, 5):
                raise ValueError(f"{path}, line {rows.line_num}: a rating is 1 to 4, not {grade}")
            item = numbers.setdefault(row["card_id"], len(numbers))
            day = day_of((at - _ROLLOVER).date())
            answers.append(Answer(item, day, grade > AGAIN, 1, grade, moment_of(at)))
    return sorted(answers, key=lambda answer: answer.moment)
