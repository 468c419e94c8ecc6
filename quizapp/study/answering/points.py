"""The points of a game of placing and ordering: partial credit, counted so that a learner can follow it. Pure.

Two events in order are one pair, and a pair that stands rightly is a point; so of four events six points can be had.
The right place on a timeline is two points, the place beside it one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import comb
from typing import Any

from quizapp.questions.vocabulary import Format

PLACED, BESIDE = 2, 1  # points of a place on a timeline, and of the one next to it


@dataclass(frozen=True, slots=True)
class Points:
    """`got` of `most` points."""

    got: int = 0
    most: int = 0

    def __add__(self, other: "Points") -> "Points":
        return Points(self.got + other.got, self.most + other.most)

    @property
    def share(self) -> float:
        """0-1; 0 where there was nothing to get."""
        return self.got / self.most if self.most else 0.0


def points_of(shown_format: str, *, is_right: bool, option_count: int, reading: Mapping[str, Any]) -> Points:
    """The points of one answer: its format, how many things were shown, and `grading.Graded.reading`."""
    match shown_format:
        case Format.ORDER_K:
            return Points(int(reading.get("right", 0)), comb(option_count, 2))
        case Format.TIMELINE:
            return Points(PLACED if is_right else BESIDE if reading.get("slots_off") == 1 else 0, PLACED)
    return Points(int(is_right), 1)
