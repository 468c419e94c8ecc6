"""Learnt difficulty and ability: Elo with a floor for luck, one small step for each first answer. Pure.

P(right) = luck + (1 - luck) * logistic(ability - difficulty), luck = 1/k among k options. After an answer both sides
move by step(n) * (outcome - P), the item the other way; step(n) = 1 / (1 + 0.05 n), n the answers that side has had.
After R. Pelánek, "Applications of the Elo rating system in adaptive educational systems", Computers & Education 98
(2016): as good as a fitted Rasch model at these sizes, and it needs one pass over the log and no library.

Abilities and difficulties are logits on one scale; 0 is where a learner without an answer begins.
"""

import math
from dataclasses import dataclass

from quizapp.questions.vocabulary import Format

FIRST_STEP = 1.0
SLOWING = 0.05
# With a floor for luck, answers below chance would pull without end: P never falls under luck.
LIMIT = 6.0


@dataclass(frozen=True, slots=True)
class Rating:
    """A learner's ability or an item's difficulty in logits, and the number of answers behind it."""

    value: float = 0.0
    answers: int = 0


def luck(answer_format: str, option_count: int) -> float:
    """The probability of being right without knowing; 0 where nothing was offered to choose from.

    `option_count` is the number of options shown; for an ordering the number of things to put in order.
    """
    if answer_format in (Format.TYPED, Format.CLOZE, Format.FLASHCARD) or option_count < 2:
        return 0.0
    return 1 / math.factorial(option_count) if answer_format == Format.ORDER_K else 1 / option_count


def chance_right(ability: float, difficulty: float, luck: float) -> float:
    """P(right), from `luck` to 1."""
    return luck + (1 - luck) * _logistic(ability - difficulty)


def step(answers: int) -> float:
    """How far the next answer moves a rating that has had so many, per unit of surprise."""
    return FIRST_STEP / (1 + SLOWING * answers)


def after(learner: Rating, item: Rating, *, right: bool, luck: float) -> tuple[Rating, Rating]:
    """Both ratings after an answer; each moves by its own step."""
    surprise = right - chance_right(learner.value, item.value, luck)
    return _moved(learner, surprise), _moved(item, -surprise)


def _moved(rating: Rating, surprise: float) -> Rating:
    value = rating.value + step(rating.answers) * surprise
    return Rating(max(-LIMIT, min(LIMIT, value)), rating.answers + 1)


def _logistic(x: float) -> float:
    return 1 / (1 + math.exp(-x))
