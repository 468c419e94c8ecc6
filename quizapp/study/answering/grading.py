"""From a raw answer to a verdict, a grade and a weight of evidence. Pure.

A typed or ordered answer that is exactly right is not luck and weighs 1; so does an accepted spelling. An answer that
is close (a year too early, the month where the day is asked) is wrong, and said to be close.

Plain "right = Good" on four options delivers clearly less recall than was promised, since some right answers are
luck. A right choice therefore counts by the probability that the learner knew it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations
from typing import Any, Literal

from quizapp.facts import dates as edtf
from quizapp.questions.vocabulary import Asks
from quizapp.study.answering.typed.dates import grade_date
from quizapp.study.answering.typed.items import is_settled
from quizapp.study.answering.typed.names import Roster, grade_name

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4  # FSRS's grades; models.Grade has the same numbers

# A pause is not thinking time: longer answers count as this long.
MAX_MILLISECONDS = 60_000

# What we believe before the first answer to a card, where there is no memory to ask: even odds. A right first choice
# among four then weighs 0.8. (A lower prior makes a known fact return too often, a higher one rewards luck.)
PRIOR_RETRIEVABILITY = 0.5

LONGEST_TEXT = 200  # characters of a typed answer

# What a typed answer can be graded for, by what the question asks; nothing else is ever typed.
TYPED_DATES = frozenset((Asks.YEAR, Asks.MONTH, Asks.DAY))
TYPED = TYPED_DATES | {Asks.PERSON}

type VerdictText = Literal["right", "wrong", "unknown"]  # models.Verdict has the same words


class BadAnswer(ValueError):
    """The answer fits nothing that was shown: a tampered form, or one for a question that has been replaced."""


class AskAgain(ValueError):
    """A typed answer that cannot be graded: nothing is stored, and the message tells the learner what to add."""


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it arrived: one of option, text, order and grade, or "don't know".

    option        position (from 0) in the order shown, or None
    unknown       "Don't know, show me"
    milliseconds  from showing to answering as the browser measured it, or None
    text          what was typed, or None
    order         the positions shown (from 0), from the item put first to the one put last, or None
    grade         1-4, the learner's own word on a flashcard, or None
    """

    option: int | None = None
    unknown: bool = False
    milliseconds: int | None = None
    text: str | None = None
    order: tuple[int, ...] | None = None
    grade: int | None = None

    def only(self, name: str) -> bool:
        """Whether `name` is all that was given; raises BadAnswer where "don't know" came with an answer."""
        others = [one for one in ("option", "text", "order", "grade") if getattr(self, one) is not None]
        if self.unknown and others:
            raise BadAnswer("An answer is an answer or “don’t know”, not both.")
        return others == [name]


@dataclass(frozen=True, slots=True)
class Graded:
    """`chosen_pool_index` is None for "don't know" and where no option of the pool was meant; 0 is the answer.

    `option_count` is the number of options shown, or of things put in order; 1 for what was typed.

    `reading` is what is worth keeping of how the answer was read, as JSON:
    kind    a verdict of `typed.dates` or `typed.names`; absent for an order
    close   not right, but nearly
    off     units asked for (years, months, days) between answer and typed date, `days` the same in days
    right, pairs  of an order: how many pairs of items stood right, of how many
    slots_off  of a place on a timeline: how many places lie between the right one and the one chosen
    """

    verdict: VerdictText
    grade: int
    chosen_pool_index: int | None
    option_count: int
    reading: Mapping[str, Any] = field(default_factory=dict)


def grade_choice(options: Sequence[int], given: Given) -> Graded:
    """Grade a choice. `options` are the pool indexes in the order shown.

    Raises BadAnswer when the answer names no option shown, or both an option and "don't know", or nothing at all.
    """
    if given.unknown:
        if given.option is not None:
            raise BadAnswer("An answer is an option or “don't know”, not both.")
        return Graded("unknown", AGAIN, None, len(options))
    if type(given.option) is not int or not 0 <= given.option < len(options):
        raise BadAnswer("That is not one of the options shown.")
    chosen = options[given.option]
    if chosen == 0:
        return Graded("right", GOOD, chosen, len(options))
    return Graded("wrong", AGAIN, chosen, len(options))


def grade_typed(asks: str, pool: Sequence[Mapping[str, Any]], given: Given, roster: Roster | None) -> Graded:
    """Grade a typed date or name against the answer, `pool[0]`. `roster` is needed for persons only.

    Raises AskAgain for what cannot be graded, BadAnswer for what was not typed.
    """
    typed = given.only("text")
    if given.unknown:
        return Graded("unknown", AGAIN, None, 1)
    if not typed or not isinstance(given.text, str):
        raise BadAnswer("This question takes a typed answer.")
    if len(given.text) > LONGEST_TEXT:
        raise AskAgain(f"That is too long: at most {LONGEST_TEXT} characters.")
    if asks == Asks.PERSON:
        return _graded_name(pool, given.text, roster or Roster(()))
    return _graded_date(asks, pool, given.text)


_NAME_AGAIN = {
    "several": "More than one person of this history could be meant. Write the full name.",
    "part": "That is a part of a name, or more than one. Write the name in full, without initials.",
    "letters": "Write the name in Latin letters.",
    "": "Write a name.",
}
_DATE_AGAIN = {
    "two_readings": "That can be read in two ways: which number is the month? Write the month in words.",
    "no_year": "Add the year, in four digits.",
    "short_year": "Write the year in four digits.",
}
_DATE_UNREAD = {
    Asks.YEAR: "That could not be read as a year. Write one year in four digits.",
    Asks.MONTH: "That could not be read as a date. Write the month in words, and the year in four digits.",
    Asks.DAY: "That could not be read as a date. Write the day, the month in words, and the year in four digits.",
}


def _graded_name(pool: Sequence[Mapping[str, Any]], text: str, roster: Roster) -> Graded:
    answer = pool[0]
    accepted = [str(answer["text"]), *map(str, answer.get("accepted", ()))]
    graded = grade_name(text, key=str(answer["value"]), roster=roster, accepted=accepted)
    if graded.verdict in ("ask_again", "unparsed"):
        raise AskAgain(_NAME_AGAIN[graded.reason])
    if graded.verdict in ("right", "spelling"):
        return Graded("right", GOOD, 0, 1, {"kind": graded.verdict})
    chosen = next((place for place, one in enumerate(pool) if place and one.get("value") == graded.named), None)
    return Graded("wrong", AGAIN, chosen, 1, {"kind": "wrong"})


def _graded_date(asks: str, pool: Sequence[Mapping[str, Any]], text: str) -> Graded:
    unit, accepted = str(asks), [str(one) for one in pool[0].get("accepted", ())]
    graded = grade_date(text, answer=str(pool[0]["value"]), unit=unit, accepted=accepted)
    if graded.verdict == "ask_again":
        raise AskAgain(_DATE_AGAIN[graded.reason])
    if graded.verdict == "unparsed":
        raise AskAgain(_DATE_UNREAD[Asks(asks)])
    if graded.verdict == "full":
        return Graded("right", GOOD, 0, 1, {"kind": "full"})
    reading = {"kind": graded.verdict, "close": graded.close, "off": graded.off, "days": graded.days}
    return Graded("wrong", AGAIN, _lure_meant(text, unit, pool), 1, reading)


def _lure_meant(text: str, unit: str, pool: Sequence[Mapping[str, Any]]) -> int | None:
    """The distractor whose date was typed."""
    for place, lure in enumerate(pool[1:], start=1):
        try:
            if grade_date(text, answer=str(lure.get("value")), unit=unit).verdict == "full":
                return place
        except edtf.DateError:
            continue  # a distractor of another form, such as a period in words
    return None


def grade_order_k(options: Sequence[int], items: Sequence[Mapping[str, Any]], given: Given) -> Graded:
    """Grade an order of several: `options` are the indexes of `items` in the order shown, `items` stand rightly.

    Right only when every pair is right; a pair whose dates do not settle which came first is right either way.

    Raises BadAnswer for what is no order of all that was shown.
    """
    ordered = given.only("order")
    if given.unknown:
        return Graded("unknown", AGAIN, None, len(options))
    if not ordered or given.order is None or sorted(given.order) != list(range(len(options))):
        raise BadAnswer("That is not an order of what was shown.")
    chosen = [options[position] for position in given.order]
    pairs = list(combinations(chosen, 2))
    right = sum(first < second or not is_settled(items[second], items[first]) for first, second in pairs)
    reading = {"right": right, "pairs": len(pairs), "close": right == len(pairs) - 1 and len(pairs) > 1}
    if right == len(pairs):
        return Graded("right", GOOD, 0, len(options), {**reading, "close": False})
    return Graded("wrong", AGAIN, None, len(options), reading)


def grade_slot(options: Sequence[int], pool: Sequence[Mapping[str, Any]], given: Given) -> Graded:
    """Grade a place on a timeline, as a choice, with how far off it is. Raises what `grade_choice` does."""
    graded = grade_choice(options, given)
    if graded.chosen_pool_index is None:
        return graded
    chosen, right = pool[graded.chosen_pool_index].get("position"), pool[0].get("position")
    if type(chosen) is not int or type(right) is not int:
        return graded  # a line without places
    return replace(graded, reading={"slots_off": abs(chosen - right)})


def grade_flashcard(given: Given) -> Graded:
    """The learner's own word counts as it is: nothing was chosen among options. Raises BadAnswer for no grade."""
    if given.unknown and given.only("grade") is False:
        return Graded("unknown", AGAIN, None, 1)
    if not given.only("grade") or given.grade not in {AGAIN, HARD, GOOD, EASY}:
        raise BadAnswer("A flashcard is rated from 1 to 4.")
    return Graded("wrong" if given.grade == AGAIN else "right", given.grade, None, 1)


def evidence_weight(*, retrievability: float, option_count: int) -> float:
    """P(knew | right) among `option_count` options: R / (R + (1 - R) / k). With one option or none, 1: no luck there.

    `retrievability` is the probability of knowing it that was predicted before the answer, 0-1.
    """
    if option_count < 2:
        return 1.0
    return retrievability / (retrievability + (1 - retrievability) / option_count) if retrievability > 0 else 0.0


def capped(milliseconds: int | None) -> int | None:
    """A plausible answer time: at most a minute; None for what no clock can have measured."""
    if milliseconds is None or milliseconds < 0:
        return None
    return min(milliseconds, MAX_MILLISECONDS)
