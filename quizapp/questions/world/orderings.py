"""Which facts can be put in order of time: labels fit for it, certain order, gaps, and neighbours in time. Pure.

Lookup goes through lists sorted by date, one for each chapter and thread, and windows into them of bounded size, so
that growth stays near linear.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from quizapp.facts.snapshot import AgreementFact, EventFact
from quizapp.questions.language.wording import YEAR, acted, after_a_while, dated, is_plural, named, short
from quizapp.questions.vocabulary import Attribute, Operator
from quizapp.questions.world.proof import Constraint, World
from quizapp.questions.world.recurrence import recurs
from quizapp.questions.world.tellings import is_doubtful, tellings

# "Supplementary", "new" and the like give the order away as well as a number does.
ORDINAL = re.compile(
    r"(?i)\b(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|[a-z]+teenth|eleventh|twelfth|[a-z]+tieth"
    r"|\d+(st|nd|rd|th)|supplementary|initial|inaugural|final|last|next|new|renewed|later|earlier)\b"
)
_ACRONYM = re.compile(r"\b[A-Z]{2,}s?\b")
SAME_CHAPTER = 4  # what a shared chapter counts for, against one for each shared thread
LABEL_WORDS = 12  # longer labels make options that nobody reads

Orderable = EventFact | AgreementFact


@dataclass(frozen=True, slots=True)
class Span:
    """The days on which whatever a label may mean can have happened, under every telling; `refs` are those facts."""

    first: date
    last: date
    refs: tuple[str, ...]


def label_constraint(fact: Orderable) -> Constraint:
    """What a label says of the fact it means: its short title."""
    return Constraint(Attribute.TITLE, Operator.SIMILAR, short(fact))


def span_of(world: World, ref: str, constraint: Constraint) -> Span | str:
    """The span of all facts (of the type of `ref`) that a label may mean; a text says why there is none."""
    kind = ref.partition(":")[0]
    return world.keep(("orderings", "span", kind, constraint), lambda: _find_span(world, kind, constraint))


def _find_span(world: World, kind: str, constraint: Constraint) -> Span | str:
    find = world.may_agreements if kind == "agreement" else world.may_events
    facts: list[Orderable] = list(find([constraint]))
    first, last = date.max, date.min
    for fact in facts:
        for when in tellings(world.snapshot, fact):
            if when.earliest is None or when.latest is None or is_doubtful(when):
                return f"{fact.ref} is not certainly dated, and the labels may mean it"
            first, last = min(first, when.earliest), max(last, when.latest)
    if not facts:
        return "a label names nothing"
    return Span(first, last, tuple(fact.ref for fact in facts))


def order_problem(world: World, refs: Sequence[str], constraints: Sequence[Constraint], least: int) -> str:
    """Why the labels are not certainly in this order with at least so many days between neighbours; '' when they are.

    It holds for every fact that a label may mean, under every telling.
    """
    spans = []
    for ref, constraint in zip(refs, constraints, strict=True):
        span = span_of(world, ref, constraint)
        if isinstance(span, str):
            return span
        spans.append(span)
    for index, (one, other) in enumerate(pairwise(spans)):
        if (other.first - one.last).days < least:
            apart = f" by {least} days" if least > 1 else ""
            return f"{refs[index]} does not certainly come before {refs[index + 1]}{apart}, by what the labels may mean"
    return ""


def may_refs(world: World, refs: Sequence[str], constraints: Sequence[Constraint]) -> tuple[str, ...]:
    """All facts that the labels may mean, label by label, each once."""
    spans = (span_of(world, ref, constraint) for ref, constraint in zip(refs, constraints, strict=True))
    return tuple(dict.fromkeys(ref for span in spans if isinstance(span, Span) for ref in span.refs))


def dates_from(fact: Orderable) -> str:
    """'dates from 13 June 2011', 'was signed between 24 and 28 February 1992'."""
    if isinstance(fact, AgreementFact):
        return acted(fact)
    return f"{'date' if is_plural(short(fact)) else 'dates'} from {dated(fact.when)}"


def follows_after(earlier: Orderable, later: Orderable) -> str:
    """', about 2 years later', or nothing where the dates are too coarse to say how much."""
    gap = after_a_while(earlier.when, later.when)
    return f", {gap}" if gap != "later" else ""


def told_when(fact: Orderable) -> str:
    """'the Lianyungang agreement was signed between …', as a clause."""
    return f"{named(fact)} {dates_from(fact)}"


class Orderings:
    """The orderable facts of one topic, in order of time, by story."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.snapshot = world.snapshot
        self._spans: dict[str, Span | None] = {}
        facts: list[Orderable] = [*self.snapshot.events.values(), *self.snapshot.agreements.values()]
        self.facts: tuple[Orderable, ...] = tuple(sorted(filter(self._fits, facts), key=_by_time))

    @classmethod
    def of(cls, world: World) -> "Orderings":
        """Those of a world, made once."""
        return world.keep(("orderings",), lambda: cls(world))

    def _fits(self, fact: Orderable) -> bool:
        """Done, sourced, undisputed, certainly dated, and named by a label of one thing without ordinal or year."""
        label = short(fact)
        return (
            fact.told == "done"
            and bool(fact.citations)
            and bool(fact.short_title)
            and fact.when.is_bounded
            and not fact.when.is_hedged
            and not self.world.disputed(fact.ref, "date", "title")
            and not YEAR.search(label)
            and not ORDINAL.search(label)
            and len(label.split()) <= LABEL_WORDS
            and self._is_explained(label)
            and _names_one(self.world, fact)
        )

    def _is_explained(self, label: str) -> bool:
        """Whether every acronym of a label is in the glossary, where the topic has one (lint 20)."""
        if not self.snapshot.terms:
            return True
        return all(found.rstrip("s") in self.snapshot.glossary for found in _ACRONYM.findall(label))

    # --- stories ----------------------------------------------------------------------------------------------------
    def chapter(self, fact: Orderable) -> str:
        """The chapter of a fact, or of the event it was signed at; '' when none tells of it."""
        event = f"event:{fact.event}" if isinstance(fact, AgreementFact) and fact.event else ""
        found = self.snapshot.chapter_of.get(fact.ref) or self.snapshot.chapter_of.get(event)
        return found[0] if found else ""

    def stories(self, fact: Orderable) -> tuple[str, ...]:
        """Chapter and threads, as 'chapter:KEY' and 'thread:KEY'."""
        chapter = self.chapter(fact)
        return (*((f"chapter:{chapter}",) if chapter else ()), *(f"thread:{thread}" for thread in fact.threads))

    def related(self, a: Orderable, b: Orderable) -> int:
        """How much two facts belong to one story; 0 when they share neither chapter nor thread."""
        chapter = self.chapter(a)
        same = SAME_CHAPTER if chapter and chapter == self.chapter(b) else 0
        return same + len(set(a.threads) & set(b.threads))

    def follows(self, earlier: Orderable, later: Orderable) -> bool:
        """Whether logic gives the order: nothing diplomatic comes before relations, no result before its cause."""
        results = set(earlier.led_to) if isinstance(earlier, AgreementFact) else set()
        return earlier.key in self._begins or later.key in results or bool(results & self._begins)

    @cached_property
    def _begins(self) -> frozenset[str]:
        return frozenset(event.key for event in self.snapshot.events.values() if event.kind == "diplomatic_relations")

    # --- lists by story ---------------------------------------------------------------------------------------------
    @cached_property
    def essentials(self) -> tuple[Orderable, ...]:
        """The orderable facts of tier 1, in order of time, without the start of relations, which precedes all."""
        return tuple(fact for fact in self.facts if fact.tier == 1 and fact.key not in self._begins)

    @cached_property
    def by_story(self) -> Mapping[str, tuple[Orderable, ...]]:
        """Chapters and threads with their facts in order of time."""
        found: dict[str, list[Orderable]] = defaultdict(list)
        for fact in self.facts:
            for story in self.stories(fact):
                found[story].append(fact)
        return {story: tuple(facts) for story, facts in found.items()}

    @cached_property
    def _lists(self) -> Mapping[tuple[type, str, int], tuple[list[date], list[Orderable]]]:
        """Facts of one type, story and tier, with their first days, both in order of time."""
        found: dict[tuple[type, str, int], tuple[list[date], list[Orderable]]] = defaultdict(lambda: ([], []))
        for fact in self.facts:
            for story in self.stories(fact):
                days, facts = found[type(fact), story, fact.tier]
                days.append(_first(fact))
                facts.append(fact)
        return found

    def later_ones(self, fact: Orderable, least: int, most: int, many: int) -> Iterator[Orderable]:
        """Facts of the same type and a common story that begin `least` to `most` days after this one ended.

        At most `many` of each story and tier, the next ones.
        """
        seen: set[str] = set()
        begins = _last(fact) + timedelta(days=least)
        ends = _last(fact) + timedelta(days=min(most, (date.max - _last(fact)).days))
        for story in self.stories(fact):
            for tier in (1, 2, 3):
                days, facts = self._lists.get((type(fact), story, tier), ([], []))
                start = bisect_left(days, begins)
                for other in facts[start : min(start + many, bisect_right(days, ends))]:
                    if other.key not in seen:
                        seen.add(other.key)
                        yield other

    def essentials_beside(self, fact: Orderable, many: int) -> tuple[list[Orderable], list[Orderable]]:
        """The essentials before and after a fact, nearest first: at most `many` of each, and `many` of each story."""
        before: dict[str, Orderable] = {}
        after: dict[str, Orderable] = {}
        for story in ("", *self.stories(fact)):
            days, facts = self._essential_lists.get(story, ([], []))
            low, high = bisect_left(days, _first(fact)), bisect_right(days, _first(fact))
            before |= {other.ref: other for other in facts[max(0, low - many) : low]}
            after |= {other.ref: other for other in facts[high : high + many]}
        return sorted(before.values(), key=_by_time, reverse=True), sorted(after.values(), key=_by_time)

    @cached_property
    def _essential_lists(self) -> Mapping[str, tuple[list[date], list[Orderable]]]:
        """All essentials under '', and those of each story, with their first days."""
        found: dict[str, tuple[list[date], list[Orderable]]] = defaultdict(lambda: ([], []))
        for fact in self.essentials:
            for story in ("", *self.stories(fact)):
                found[story][0].append(_first(fact))
                found[story][1].append(fact)
        return found

    # --- order ------------------------------------------------------------------------------------------------------
    def gap(self, earlier: Orderable, later: Orderable) -> int | None:
        """Days that certainly lie between what two labels may mean; None when one of them is not certainly dated."""
        one, other = self._span(earlier), self._span(later)
        return (other.first - one.last).days if one and other else None

    @staticmethod
    def days_between(earlier: Orderable, later: Orderable) -> int:
        """Days between two facts themselves, whatever else their labels may mean."""
        return (_first(later) - _last(earlier)).days

    def year(self, fact: Orderable) -> int | None:
        """The one year in which lies whatever a label may mean; None when there are several."""
        span = self._span(fact)
        return span.first.year if span and span.first.year == span.last.year else None

    def in_other_years(self, earlier: Orderable, later: Orderable) -> bool:
        """Whether what one label may mean ended in a year before that in which the other's began."""
        one, other = self._span(earlier), self._span(later)
        return bool(one and other and one.last.year < other.first.year)

    def _span(self, fact: Orderable) -> Span | None:
        found = self._spans.get(fact.ref, "")
        if isinstance(found, str):
            span = span_of(self.world, fact.ref, label_constraint(fact))
            found = self._spans[fact.ref] = span if isinstance(span, Span) else None
        return found


def _names_one(world: World, fact: Orderable) -> bool:
    """Whether a label names one thing: what happens again and again may not even be recorded each time."""
    if isinstance(fact, AgreementFact):
        return not fact.generic
    return fact.kind != "signing" and not recurs(world, fact)  # of a signing the document is asked about


def _first(fact: Orderable) -> date:
    assert fact.when.earliest is not None
    return fact.when.earliest


def _last(fact: Orderable) -> date:
    assert fact.when.latest is not None
    return fact.when.latest


def _by_time(fact: Orderable) -> tuple[date, str]:
    return _first(fact), fact.ref
