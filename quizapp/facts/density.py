"""How many facts there are in each part of a period. Pure."""

from dataclasses import dataclass

from quizapp.facts.periods import Period


@dataclass(frozen=True, slots=True)
class Part:
    """One column: how many facts lie wholly in a part of the window, and how many of them are essential."""

    period: Period
    count: int
    essential: int


@dataclass(frozen=True, slots=True)
class Density:
    """The columns of a window. `longer` counts the facts that touch the window and fit in no single part."""

    window: Period
    parts: list[Part]
    longer: int

    @property
    def total(self) -> int:
        return sum(part.count for part in self.parts) + self.longer

    @property
    def highest(self) -> int:
        return max((part.count for part in self.parts), default=0)

    @property
    def essential(self) -> int:
        return sum(part.essential for part in self.parts)
