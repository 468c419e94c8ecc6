"""Whose turn it is among questions: siblings apart, misses back in the sitting, kinds of question mixed. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from quizapp.questions.vocabulary import Asks

# So many other questions lie between a miss and its return: what is still on the tongue is not recalled.
OTHERS_BETWEEN = 2

WHAT, WHO, WHERE, WHEN, HOW_MUCH = "what", "who", "where", "when", "how much"
_KINDS: dict[str, str] = {
    Asks.PURPOSE: WHAT,
    Asks.AGREEMENT: WHAT,
    Asks.TOLD: WHAT,
    Asks.CHECK: WHAT,
    Asks.SOURCE: WHAT,
    Asks.PERSON: WHO,
    Asks.OFFICE: WHO,
    Asks.PLACE: WHERE,
    Asks.VALUE: HOW_MUCH,
    Asks.TREND: HOW_MUCH,
    Asks.YEAR: WHEN,
    Asks.MONTH: WHEN,
    Asks.DAY: WHEN,
    Asks.PERIOD: WHEN,
    Asks.EARLIER: WHEN,
    Asks.SIDE_OF_ANCHOR: WHEN,
    Asks.ORDER: WHEN,
    Asks.SLOT: WHEN,
}
# What can be guessed from the story comes first: what something was for, before who, before the exact year of it.
_PREFERENCE: dict[str, int] = {
    Asks.PURPOSE: 0,
    Asks.AGREEMENT: 1,
    Asks.TRUTH: 1,
    Asks.PERSON: 2,
    Asks.OFFICE: 2,
    Asks.PLACE: 2,
    Asks.PERIOD: 3,
    Asks.EARLIER: 3,
    Asks.SIDE_OF_ANCHOR: 3,
    Asks.SLOT: 4,
    Asks.YEAR: 4,
}
_LAST = 5

# Of the questions of a sitting, at most so many ask for an exact date, and for any "when" (QUESTIONS, worth asking).
EXACT = {Asks.YEAR, Asks.MONTH, Asks.DAY}
EXACT_SHARE, WHEN_SHARE = 0.25, 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be asked: references of its subject facts, a word of `Asks`, the key of its chapter."""

    question_id: int
    facts: frozenset[str]
    asks: str
    chapter: str = ""

    @property
    def kind(self) -> str:
        """What, who, where, when or how much; a field of some other kind stands for itself."""
        return _KINDS.get(Asks(self.asks), self.asks) if self.asks in set(Asks) else self.asks


@dataclass(frozen=True, slots=True)
class Turn:
    """A question answered in this sitting or on this study day; the last answer decides whether it was recalled."""

    candidate: Candidate
    recalled: bool
    in_sitting: bool


def may_come(candidate: Candidate, turns: Sequence[Turn]) -> bool:
    """Whether a due or new question may be asked: not one asked in this sitting, nor a sibling of one asked today.

    Siblings share a subject fact, so that one gives the other away. A question of an earlier sitting of this day may
    come again when it is due: its own answer is no sibling.
    """
    return not any(
        turn.in_sitting
        if turn.candidate.question_id == candidate.question_id
        else turn.candidate.facts & candidate.facts
        for turn in turns
    )


def returning(turns: Sequence[Turn]) -> list[Candidate]:
    """The misses of this sitting that may come back now, the longest waiting first. `turns` are in order of answers."""
    asked = [turn for turn in turns if turn.in_sitting]
    latest = {turn.candidate.question_id: place for place, turn in enumerate(asked)}
    return [
        asked[place].candidate
        for question_id, place in sorted(latest.items(), key=lambda item: item[1])
        if not asked[place].recalled
        and len({turn.candidate.question_id for turn in asked[place + 1 :]} - {question_id}) >= OTHERS_BETWEEN
    ]


def balanced(candidates: Sequence[Candidate], turns: Sequence[Turn]) -> list[Candidate]:
    """The candidates that keep exact dates within a quarter and all "when" within half of a sitting; else all."""
    asked = [turn.candidate for turn in turns if turn.in_sitting]
    exact = sum(candidate.asks in EXACT for candidate in asked)
    when = sum(candidate.kind == WHEN for candidate in asked)
    coming = len(asked) + 1

    def fits(candidate: Candidate) -> bool:
        if candidate.asks in EXACT and exact + 1 > ceil(EXACT_SHARE * coming):
            return False
        return candidate.kind != WHEN or when + 1 <= ceil(WHEN_SHARE * coming)

    return [candidate for candidate in candidates if fits(candidate)] or list(candidates)


def mixed(candidates: Sequence[Candidate], turns: Sequence[Turn]) -> Candidate:
    """Of the balanced candidates the one whose kind was asked least in this sitting, rather not the last kind again.

    `candidates` are in order of preference, and not empty.
    """
    kinds = [turn.candidate.kind for turn in turns if turn.in_sitting]
    asked = Counter(kinds)
    last = kinds[-1] if kinds else ""
    return min(
        balanced(candidates, turns),
        key=lambda item: (asked[item.kind], item.kind == last, _PREFERENCE.get(item.asks, _LAST)),
    )
