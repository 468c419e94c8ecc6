"""A test-wise robot: it knows nothing, reads only the options, and should do no better than chance.

Four ways to guess, each over the exported questions with three or more options: the longest option, the middle one of
sorted options, the one that shares most words with the others, and the one that the topic's facts mention most. Where
several options score alike it takes each of them with equal chance, so a share is an expectation and has no noise of
its own.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Question = Mapping[str, Any]
Scores = Sequence[float]
MARGIN = 0.03  # how far above chance a robot may come (QUESTIONS, "Numbers to reach")


@dataclass(frozen=True, slots=True)
class Result:
    """What one strategy reaches: shares of right answers, from 0 to 1, over so many questions."""

    strategy: str
    questions: int
    right: float
    chance: float

    @property
    def is_fair(self) -> bool:
        """Within the margin, or within what as many coins thrown could give (two standard errors)."""
        error = 2 * (self.chance * (1 - self.chance) / max(1, self.questions)) ** 0.5
        return self.right <= self.chance + max(MARGIN, error)


def play(document: Mapping[str, Any]) -> list[Result]:
    """Every strategy over every question that may be shown."""
    questions = [
        question
        for question in document["questions"]
        if question["proof"]["state"] == "holds" and len(question["distractors"]) >= 2
    ]
    mentions = _mentions(document)
    strategies: dict[str, Callable[[Question], Scores | None]] = {
        "longest": lambda question: [len(text) for text in _texts(question)],
        "middle": _middle,
        "most shared": _shared,
        "most mentioned": lambda question: [mentions[str(option["value"])] for option in _options(question)],
    }
    return [_played(name, score, questions) for name, score in strategies.items()]


def _played(name: str, score: Callable[[Question], Scores | None], questions: Sequence[Question]) -> Result:
    right = chance = 0.0
    count = 0
    for question in questions:
        scores = score(question)
        if scores is None:
            continue
        best = [index for index, value in enumerate(scores) if value == max(scores)]
        count += 1
        chance += 1 / len(scores)
        right += 1 / len(best) if 0 in best else 0
    return Result(name, count, right / max(1, count), chance / max(1, count))


def _options(question: Question) -> list[Mapping[str, Any]]:
    """The options by pool index: the right one is first, which no strategy may use."""
    return [question["answer"], *question["distractors"]]


def _texts(question: Question) -> list[str]:
    return [str(option["text"]) for option in _options(question)]


def _middle(question: Question) -> Scores | None:
    """The two middle ones of four, the middle one of three; None for options without a natural order."""
    options = _options(question)
    if not all("position" in option for option in options):
        return None
    centre = (len(options) - 1) / 2
    return [-round(abs(option["position"] - centre)) for option in options]


def _shared(question: Question) -> Scores:
    words = [set(re.findall(r"\w+", text.casefold())) for text in _texts(question)]
    return [sum(len(mine & other) for other in words if other is not mine) for mine in words]


def _mentions(document: Mapping[str, Any]) -> Counter[str]:
    """How often the facts name each key."""
    return Counter(_strings([document[table] for table in ("events", "agreements", "figures")]))


def _strings(node: Any) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, Mapping | list):
        for child in node.values() if isinstance(node, Mapping) else node:
            yield from _strings(child)
