"""Whose turn it is among questions: siblings apart, misses back in the sitting, kinds of question mixed. Pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from quizapp.questions.vocabulary import Asks, Family

# So many other questions lie between a miss and its return: what is still on the tongue is not recalled.
OTHERS_BETWEEN = 2
# Missed so often in one sitting, a question rests until another day: a fourth time teaches no more than the third.
MOST_MISSES = 3

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
# True/false is quick and half luck: at no moment more than a fifth of a sitting, so not among its first four.
TRUTH_SHARE = 0.2

# What the first question of all may ask, in these families: plain options, and a fair chance for who knows the story.
INVITING = {Asks.PURPOSE, Asks.AGREEMENT, Asks.PERSON, Asks.PLACE, Asks.PERIOD}
PLAIN = {
    Family.WHAT_IT_DID,
    Family.AGREEMENT_AT_EVENT,
    Family.PERSON_IN_EVENT,
    Family.PLACE,
    Family.DATE_OF_EVENT,
    Family.DATE_OF_AGREEMENT,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question that may be asked: references of its subject facts, a word of `Asks`, the key of its chapter.

    `family`, `variant` and `tier` as the question has them; `is_new`: the learner has no memory of its answer.
    """

    question_id: int
    facts: frozenset[str]
    asks: str
    chapter: str = ""
    family: str = ""
    variant: str = ""
    tier: int = 0
    is_new: bool = False

    @property
    def kind(self) -> str:
        """What, who, where, when or how much; a field of some other kind stands for itself."""
        return _KINDS.get(self.asks, self.asks)

    @property
    def field(self) -> str:
        """What the mind must find: of a true/false the field of its statement, which its variant names second."""
        parts = self.variant.split(":")
        return parts[1] if self.asks == Asks.TRUTH and len(parts) > 1 else self.asks

    @property
    def is_exact(self) -> bool:
        return self.field in EXACT

    @property
    def is_when(self) -> bool:
        return _KINDS.get(self.field) == WHEN


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


def waiting(turns: Sequence[Turn]) -> list[Candidate]:
    """The misses of this sitting that were not recalled since, in order of their last answers; none that rests."""
    last: dict[int, Turn] = {}
    for turn in turns:
        if turn.in_sitting:
            last.pop(turn.candidate.question_id, None)
            last[turn.candidate.question_id] = turn
    tired = resting(turns)
    return [turn.candidate for of, turn in last.items() if not turn.recalled and of not in tired]


def resting(turns: Sequence[Turn]) -> set[int]:
    """The questions that were missed so often in this sitting that another day is better for them."""
    misses = Counter(turn.candidate.question_id for turn in turns if turn.in_sitting and not turn.recalled)
    return {question_id for question_id, number in misses.items() if number >= MOST_MISSES}


def returning(turns: Sequence[Turn], *, spaced: bool = True) -> list[Candidate]:
    """The misses of this sitting that may come back now, the longest waiting first. `turns` are in order of answers.

    After each further miss of a question twice as many others come first as after the miss before, so that three hard
    ones do not go round among themselves; where nothing else is left (not `spaced`), no more than after the first.
    """
    asked = [turn for turn in turns if turn.in_sitting]
    latest = {turn.candidate.question_id: place for place, turn in enumerate(asked)}
    misses = Counter(turn.candidate.question_id for turn in asked if not turn.recalled)
    return [
        asked[place].candidate
        for question_id, place in sorted(latest.items(), key=lambda item: item[1])
        if not asked[place].recalled
        and misses[question_id] < MOST_MISSES
        and len({turn.candidate.question_id for turn in asked[place + 1 :]} - {question_id})
        >= OTHERS_BETWEEN * (2 ** (misses[question_id] - 1) if spaced else 1)
    ]


def inviting(candidates: Sequence[Candidate]) -> Candidate:
    """The first question of a new learner: the first of the story with plain options that can be guessed from it.

    No statement to be judged, nothing to be ordered, no blank, no exact date; where there is only such, the first.
    `candidates` are in story order, and not empty.
    """
    return next(filter(is_inviting, candidates), candidates[0])


def is_inviting(candidate: Candidate) -> bool:
    """Whether it has plain options, and a fair chance to be guessed from the story."""
    return candidate.asks in INVITING and candidate.family in PLAIN


def balanced(candidates: Sequence[Candidate], turns: Sequence[Turn]) -> list[Candidate]:
    """The candidates that keep exact dates, all "when" and true/false within their shares of a sitting; else all.

    A statement about a year counts as an exact date too; a miss that came back is one question.
    """
    asked = list({turn.candidate.question_id: turn.candidate for turn in turns if turn.in_sitting}.values())
    exact = sum(candidate.is_exact for candidate in asked)
    when = sum(candidate.is_when for candidate in asked)
    truth = sum(candidate.asks == Asks.TRUTH for candidate in asked)
    coming = len(asked) + 1

    def fits(candidate: Candidate) -> bool:
        if candidate.asks == Asks.TRUTH and truth + 1 > TRUTH_SHARE * coming:
            return False
        if candidate.is_exact and exact + 1 > ceil(EXACT_SHARE * coming):
            return False
        return not candidate.is_when or when + 1 <= ceil(WHEN_SHARE * coming)

    return [candidate for candidate in candidates if fits(candidate)] or list(candidates)


def mixed(candidates: Sequence[Candidate], turns: Sequence[Turn]) -> Candidate:
    """Of the balanced candidates one of another family than the last, of the kind that was asked least.

    The family of the last question is asked again only where nothing else is left, and its kind rather not. Within a
    kind what can be guessed comes first, and a family moves two ranks back each time it was asked. `candidates` are in
    order of preference, and not empty.
    """
    asked = [turn.candidate for turn in turns if turn.in_sitting]
    kinds, families = Counter(one.kind for one in asked), Counter(one.family for one in asked if one.family)
    last = asked[-1] if asked else Candidate(0, frozenset(), "")
    return min(
        balanced(candidates, turns),
        key=lambda item: (
            bool(item.family) and item.family == last.family,
            kinds[item.kind],
            item.kind == last.kind,
            2 * families[item.family] + _PREFERENCE.get(item.asks, _LAST),
        ),
    )
