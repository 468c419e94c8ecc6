"""How hard a question is before anybody has answered it: a logit from what can be read off the question itself. Pure.

0 is a question that a learner of ability 0 knows with even odds; +1 is harder by one logit. Luck is no part of it:
`study.elo` adds 1/k for k options. The terms, and why each has its sign:

precision    + A day asks more of memory than a month, a month more than a year, a year more than a period: the finer
               the unit, the more neighbouring values have to be ruled out.
similarity   + The more the options are like the answer (years close by, people of one side and time, titles that share
               words; in an order, facts near in time), the more must be known to tell them apart.
familiarity  - What the topic names often (a leader of many visits, a much cited treaty) is met often, so it is known.
rivals       + A stem that sets its fact apart from many of the same kind asks which of them it was; each further
               condition must be read and held in mind.
format       + Recall is harder than recognition; putting several in order needs every pair of them. A fifth option is
               one more to rule out.

The weights are coarse on purpose: they order the questions until answers move each of them (`study.elo`), and a sum
of a few bounded terms can be explained to a teacher.
"""

import math
import weakref
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from quizapp.facts import dates
from quizapp.facts.names import content_words
from quizapp.facts.snapshot import AgreementFact, EventFact, Snapshot
from quizapp.questions.item import Item
from quizapp.questions.vocabulary import Asks, Attribute, Format

PRECISION: Mapping[str, float] = {
    Asks.PERIOD: -0.6,
    Asks.YEAR: 0.0,
    Asks.MONTH: 0.6,
    Asks.DAY: 1.2,
    Asks.VALUE: 0.4,  # a number among numbers
    Asks.TREND: -0.3,  # only a direction
}
FORMATS: Mapping[str, float] = {
    Format.TYPED: 0.7,
    Format.CLOZE: 0.7,
    Format.FLASHCARD: 0.5,
    Format.TIMELINE: 0.3,
    Format.ORDER_K: 0.3,
}
PER_OPTION = 0.1  # for each option beyond four
SIMILARITY = 1.6  # from options that have nothing in common with the answer to options next to it
FAMILIARITY = 0.2  # for each doubling of the mentions
MOST_DOUBLINGS = 6.0
RIVALS = 0.1  # for each doubling of the facts of the same kind
PER_CONDITION = 0.1  # for each condition after the first
LIMIT = 4.0

# The kind of fact that an answer's value names.
_FACT_ASKED: Mapping[str, str] = {
    Asks.PERSON: "person",
    Asks.AGREEMENT: "agreement",
    Asks.PLACE: "place",
    Asks.OFFICE: "office",
}
# Options from a fixed list: their words say nothing of how near they are.
_FIXED = frozenset((Asks.TRUTH, Asks.TREND, Asks.TOLD, Asks.SLOT))
# Orders: how near the facts themselves are.
_ORDERS = frozenset((Asks.EARLIER, Asks.SIDE_OF_ANCHOR, Asks.ORDER))
# Days in the unit of a date that is asked for.
_UNIT_DAYS: Mapping[str, float] = {Asks.PERIOD: 3652.5, Asks.YEAR: 365.25, Asks.MONTH: 30.4, Asks.DAY: 1.0}


def predicted(item: Item, snapshot: Snapshot) -> float:
    """The difficulty in logits, from -4 to 4, to three decimals; the same for the same item and facts."""
    index = index_of(snapshot)
    logit = (
        PRECISION.get(item.asks, 0.0)
        + SIMILARITY * (similarity(item, index) - 0.5)
        - FAMILIARITY * min(math.log2(1 + _mentions(item, index)), MOST_DOUBLINGS)
        + RIVALS * math.log2(1 + _rivals(item, index))
        + PER_CONDITION * max(0, len(item.constraints) - 1)
        + _format(item)
    )
    return round(max(-LIMIT, min(LIMIT, logit)), 3)


# --- what is counted once for all questions of a topic --------------------------------------------------------------
@dataclass(frozen=True)
class Index:
    """Counts over one snapshot.

    mentions   how often a fact, place or office is named by others, by reference
    kinds      how many events or agreements there are of a kind, by 'event:visit'
    days       the days (ordinals) at which a fact stands or a person is attested, in order, by reference
    countries  of persons, by reference
    words      of titles and texts, filled as they are asked for
    """

    mentions: Counter[str]
    kinds: Counter[str]
    days: Mapping[str, list[int]]
    countries: Mapping[str, str]
    words: dict[str, frozenset[str]] = field(default_factory=dict)

    def words_of(self, text: str) -> frozenset[str]:
        if text not in self.words:
            self.words[text] = content_words(text)
        return self.words[text]


_INDEXES: dict[int, tuple[weakref.ref[Snapshot], Index]] = {}


def index_of(snapshot: Snapshot) -> Index:
    """The counts of a snapshot, made at the first call and dropped with the snapshot."""
    place = id(snapshot)
    held = _INDEXES.get(place)
    if held is not None and held[0]() is snapshot:
        return held[1]
    made = _count(snapshot)
    _INDEXES[place] = (weakref.ref(snapshot, lambda gone: _forget(place, gone)), made)
    return made


def _forget(place: int, gone: weakref.ref[Snapshot]) -> None:
    """A later snapshot may have been given the same place in memory."""
    held = _INDEXES.get(place)
    if held is not None and held[0] is gone:
        del _INDEXES[place]


def _count(snapshot: Snapshot) -> Index:
    mentions: Counter[str] = Counter()
    days: defaultdict[str, list[int]] = defaultdict(list)
    for event in snapshot.events.values():
        at = _ordinal(event)
        mentions.update(_named_by_event(event))
        mentions[event.ref] += len(event.citations)
        for ref in {event.ref, *(f"person:{part.person}" for part in event.participants)}:
            days[ref] += at
    for paper in snapshot.agreements.values():
        at = _ordinal(paper)
        mentions.update(_named_by_paper(paper))
        mentions[paper.ref] += len(paper.citations)
        for ref in {paper.ref, *(f"person:{signer.person}" for signer in paper.signatories)}:
            days[ref] += at
    for figure in snapshot.figures.values():
        mentions[figure.ref] += len(figure.citations)
    for person in snapshot.persons.values():
        mentions[person.ref] += len(person.citations)
    kinds = Counter(f"event:{event.kind}" for event in snapshot.events.values())
    kinds.update(f"agreement:{paper.kind}" for paper in snapshot.agreements.values())
    return Index(
        mentions=mentions,
        kinds=kinds,
        days={ref: sorted(found) for ref, found in days.items()},
        countries={person.ref: person.country for person in snapshot.persons.values()},
    )


def _named_by_event(event: EventFact) -> Iterator[str]:
    for part in event.participants:
        yield f"person:{part.person}"
        if part.office:
            yield f"office:{part.office}"
    yield from (f"place:{place}" for place in event.places)
    if event.announced_by:
        yield f"event:{event.announced_by}"


def _named_by_paper(paper: AgreementFact) -> Iterator[str]:
    yield from (f"person:{signer.person}" for signer in paper.signatories)
    yield from (f"agreement:{key}" for key in (*paper.supersedes, *paper.implements, *paper.led_to))
    if paper.event:
        yield f"event:{paper.event}"


def _ordinal(fact: EventFact | AgreementFact) -> list[int]:
    return [fact.when.earliest.toordinal()] if fact.when.earliest is not None else []


# --- the terms ------------------------------------------------------------------------------------------------------
def similarity(item: Item, index: Index) -> float:
    """How much the options are like the answer, 0-1, on average; 0.5 where nothing is there to compare."""
    if item.asks in _FIXED:
        return 0.5
    if item.asks in _ORDERS:
        found = [_near_in_time(one, other, index) for one, other in pairwise(item.subjects)]
    else:
        found = [_alike(item, option, index) for option in item.distractors]
    return sum(found) / len(found) if found else 0.5


def _alike(item: Item, option: Mapping[str, Any], index: Index) -> float:
    right, wrong = str(item.answer["value"]), str(option["value"])
    if item.asks in _UNIT_DAYS:
        away = _units_between(right, wrong, _UNIT_DAYS[item.asks])
        return 0.5 if away is None else _near(away)
    if item.asks == Asks.VALUE:
        return _near_numbers(right, wrong)
    if item.asks == Asks.PERSON:
        own, other = f"person:{right}", f"person:{wrong}"
        same_side = index.countries.get(own) == index.countries.get(other)
        return 0.4 * same_side + 0.6 * _near_in_time(_subject(item), other, index)
    return 0.5 * _shared_words(item, option, index) + 0.5 * _near_in_time(*_facts_of(item, option), index)


def _near(units: float) -> float:
    """1 next to each other, a half two units away, and on towards 0."""
    return 1 / (1 + units / 2)


def _units_between(right: str, wrong: str, unit_days: float) -> float | None:
    """The distance of two EDTF values in units; years before 1000 come without their zeros."""
    starts = []
    for text in (right, wrong):
        try:
            start = dates.parse(text.zfill(4) if text.isdecimal() else text).earliest
        except dates.DateError:
            return None
        if start is None:
            return None
        starts.append(start.toordinal())
    return abs(starts[0] - starts[1]) / unit_days


def _near_numbers(right: str, wrong: str) -> float:
    """By the difference as a share of the larger: a tenth off is near, half off is far."""
    try:
        a, b = float(right), float(wrong)
    except ValueError:
        return 0.5
    larger = max(abs(a), abs(b))
    return _near(20 * abs(a - b) / larger) if larger and math.isfinite(larger) else 0.5


def _near_in_time(own: str, other: str, index: Index) -> float:
    """By the years from a fact to the nearest day of another fact or person; a half where one has no day."""
    start, days = index.days.get(own), index.days.get(other)
    if not start or not days:
        return 0.5
    place = bisect_left(days, start[0])
    return _near(min(abs(day - start[0]) for day in days[max(0, place - 1) : place + 1]) / 365.25)


def _shared_words(item: Item, option: Mapping[str, Any], index: Index) -> float:
    a, b = index.words_of(str(item.answer["text"])), index.words_of(str(option["text"]))
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _facts_of(item: Item, option: Mapping[str, Any]) -> tuple[str, str]:
    """The facts that the answer and an option stand for; '' where an option names none."""
    kind = _FACT_ASKED.get(item.asks)
    if kind is not None:
        return f"{kind}:{item.answer['value']}", f"{kind}:{option['value']}"
    return _subject(item), next(iter(option.get("truth_facts", ())), "")


def _subject(item: Item) -> str:
    return item.subjects[0] if item.subjects else ""


def _mentions(item: Item, index: Index) -> int:
    """Of what has to be known: the fact asked for, or else the rarest of the subjects."""
    kind = _FACT_ASKED.get(item.asks)
    if kind is not None:
        return index.mentions[f"{kind}:{item.answer['value']}"]
    return min((index.mentions[ref] for ref in item.subjects), default=0)


def _rivals(item: Item, index: Index) -> int:
    """Facts of the kind the stem speaks of that its other conditions rule out; none where it names the fact."""
    kinds = [found["value"] for found in item.constraints if found["attribute"] == Attribute.KIND]
    if not kinds:
        return 0
    subject = _subject(item).partition(":")[0]
    of_kind = max(index.kinds[f"{subject}:{kinds[0]}"], index.kinds[f"event:{kinds[0]}"])
    return max(0, of_kind - len(item.proof.get("may", ())))


def _format(item: Item) -> float:
    """The first format is the one a question is met in."""
    first = item.formats[0] if item.formats else Format.CHOICE
    weighed = max(len(item.options), len(item.answer.get("items", ())))  # an ordering has its items in the answer
    return FORMATS.get(first, 0.0) + PER_OPTION * max(0, weighed - 4)
