"""Date by clue: a year to be worked out from another that is worth knowing. The derivation is the feedback.

Two clues. An anniversary counts from what it remembers: "the thirtieth anniversary of official ties". And of two
essentials of one story one lies so many calendar years after or before the other: who knows one year has both. Since
the clue fixes the year, the fact may be of a kind that recurs; what it is counted from may not.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from quizapp.facts.names import content_words
from quizapp.facts.snapshot import AgreementFact, EventFact, Snapshot, first_ref
from quizapp.questions.draft import Draft, Gap, NoQuestion, Part, chance, citations_of
from quizapp.questions.families.common import OTHER_ANSWER, settled_of_subject
from quizapp.questions.families.dating import FORMATS, answers, other_window
from quizapp.questions.item import Item
from quizapp.questions.language.asking import ANNIVERSARIES, CLUES, TOO_LONG, anniversary_of, calendar_years
from quizapp.questions.language.grammar import capitalised
from quizapp.questions.language.wording import YEAR, acted, era, happened, named, sentence, short
from quizapp.questions.lints.truth import labels_in_time
from quizapp.questions.lures.dates import answer_among
from quizapp.questions.matching.clues import clue_year, split_clue
from quizapp.questions.vocabulary import Asks, Attribute, Family, Operator
from quizapp.questions.workshop import Workshop, attempt
from quizapp.questions.world.proof import SIMILAR, Constraint, Proof, World
from quizapp.questions.world.recurrence import recurs
from quizapp.questions.world.tellings import settled_year
from quizapp.questions.world.windows import Dated, touched

FAMILY = Family.DATE_BY_CLUE

MOST_YEARS = 30  # further apart, two facts are hardly of one story
EASY_YEARS = 10  # so many are counted at a glance; more only by fives, as anniversaries are kept
USES = 3  # how often a fact is what others are counted from
CANDIDATES = 8  # references looked at for a fact in each thread or chapter, nearest in time
_SLOTS = re.compile(r"(\{fact\}|\[.*?\])")
# What is done with a document, as a noun.
_ACTS = {"signed": "the signing of ", "issued": "the issue of ", "exchanged": "the exchange of "}


@dataclass(frozen=True, slots=True)
class Pair:
    """A fact, what it is counted from, and the calendar years between the two."""

    fact: Dated
    reference: Dated
    years: int
    is_anniversary: bool = False

    @property
    def refs(self) -> list[str]:
        return [self.fact.ref, self.reference.ref]


def drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    """An anniversary each, and for every essential the first fair clue; each reference at most three times."""
    years = _years(workshop)
    uses: Counter[str] = Counter()
    asked: set[str] = set()
    linked: set[frozenset[str]] = set()  # counted back, two facts would make the same card again
    for pair in [*_anniversaries(workshop, years), *_pairs(workshop, years)]:
        if pair.fact.ref in asked or frozenset(pair.refs) in linked:
            continue
        if uses[pair.reference.ref] >= USES and not pair.is_anniversary:
            continue
        for made in attempt(FAMILY, pair.refs, lambda pair=pair: _draft(workshop, pair)):  # type: ignore[misc]
            if isinstance(made, Draft):
                asked.add(pair.fact.ref)
                linked.add(frozenset(pair.refs))
                uses[pair.reference.ref] += 1
                yield made
    for ref in years:
        if ref not in asked and getattr(workshop.snapshot.fact(ref), "tier", 0) == 1:
            yield Gap(FAMILY, (ref,), "no essential of its story in another year makes a fair clue to it")


# --- pairs ----------------------------------------------------------------------------------------------------------
def _years(workshop: Workshop) -> dict[str, int]:
    """The settled year of each fact that can stand in a clue: done, sourced, undisputed, with no year in its title."""
    snapshot = workshop.snapshot
    papers = [paper for paper in snapshot.agreements.values() if workshop.lures.is_option(paper)]
    facts: list[Dated] = [*snapshot.events.values(), *papers]
    found: dict[str, int] = {}
    for fact in facts:
        year = settled_year(snapshot, fact)
        if year is None or fact.told != "done" or not fact.citations or workshop.disputed(fact, "date"):
            continue
        if not YEAR.search(short(fact)):
            found[fact.ref] = year
    return found


def stands_alone(world: World, fact: Dated, counted: str = "") -> bool:
    """Whether others may be counted from a fact: it does not recur, and its label means facts of one year only.

    The label cannot mean what is `counted` from it: an anniversary bears the name of what it remembers.
    """
    if isinstance(fact, EventFact) and (fact.kind == "visit" or recurs(world, fact)):
        return False
    constraint = Constraint(Attribute.TITLE, Operator.SIMILAR, short(fact))
    find = world.may_agreements if isinstance(fact, AgreementFact) else world.may_events
    years = {settled_year(world.snapshot, other) for other in find([constraint]) if other.ref != counted}
    return len(years) == 1 and None not in years


def _prove(world: World, ref: str, constraints: list[Constraint]) -> Proof:
    year = answers(world, Asks.YEAR, "")
    papers = ref.startswith("agreement:")
    return world.prove_agreements(constraints, year) if papers else world.prove_events(constraints, year)


def _pairs(workshop: Workshop, years: Mapping[str, int]) -> list[Pair]:
    """Essentials with another of a thread or chapter that stands alone, the better pairs first."""
    snapshot = workshop.snapshot
    essentials = [fact for ref in years if isinstance(fact := snapshot.fact(ref), Dated) and fact.tier == 1]
    stories: dict[str, list[tuple[int, str]]] = {}
    for fact in essentials:
        if stands_alone(workshop.world, fact):
            for story in _stories(snapshot, fact):
                stories.setdefault(story, []).append((years[fact.ref], fact.ref))
    for rows in stories.values():
        rows.sort()
    found: list[tuple[tuple[bool, bool, int, bool, int], Pair]] = []
    for fact in essentials:
        shared: Counter[str] = Counter()
        for story in _stories(snapshot, fact):
            rows = stories.get(story, [])
            here = bisect_left(rows, (years[fact.ref], ""))
            near = rows[max(0, here - CANDIDATES) : here + CANDIDATES]
            shared.update(ref for year, ref in near if _is_telling(year - years[fact.ref]))
        for ref, count in shared.items():
            if isinstance(other := snapshot.fact(ref), Dated):
                found.append(_ranked(Pair(fact, other, years[fact.ref] - years[ref]), count))
    return [pair for _, pair in sorted(found, key=lambda row: row[0])]


def _is_telling(years: int) -> bool:
    """Whether a distance in years is worth counting: nobody keeps a twenty-first anniversary."""
    return 0 < abs(years) <= MOST_YEARS and (abs(years) <= EASY_YEARS or years % 5 == 0)


def _ranked(pair: Pair, shared: int) -> tuple[tuple[bool, bool, int, bool, int], Pair]:
    """Forward counts first, then those over more than a year, of closer stories, from events; the rest by a hash."""
    is_paper = isinstance(pair.reference, AgreementFact)
    drawn = chance(*(first_ref(fact) for fact in (pair.fact, pair.reference)))
    return (pair.years < 0, abs(pair.years) < 2, -min(shared, 2), is_paper, drawn), pair


def _stories(snapshot: Snapshot, fact: Dated) -> list[str]:
    """The threads of a fact and its chapter, or that of the event it was signed at."""
    event = fact.event if isinstance(fact, AgreementFact) else ""
    chapter = snapshot.chapter_of.get(fact.ref) or snapshot.chapter_of.get(f"event:{event}")
    return [f"thread:{thread}" for thread in fact.threads] + ([f"chapter:{chapter[0]}"] if chapter else [])


def _anniversaries(workshop: Workshop, years: Mapping[str, int]) -> Iterator[Pair]:
    """Anniversaries of facts of this history: so many years before stands one that their words name."""
    snapshot = workshop.snapshot
    by_year: dict[int, list[Dated]] = {}
    for ref, year in years.items():
        if isinstance(fact := snapshot.fact(ref), Dated):
            by_year.setdefault(year, []).append(fact)
    for ref, year in years.items():
        event = snapshot.events.get(ref.removeprefix("event:"))
        count = _anniversary(event) if event is not None and ref.startswith("event:") else None
        if event is None or not count:
            continue
        said = " ".join((event.title, event.question_clause, *(cited.passage for cited in event.citations)))
        best = _remembered(workshop.world, event, content_words(said), by_year.get(year - count, ()))
        if best is not None:
            yield Pair(event, best, count, anniversary_of(short(event)) == count)


def _anniversary(event: EventFact) -> int | None:
    found = (anniversary_of(text) for text in (event.short_title, event.title, event.question_clause))
    return next((count for count in found if count), None)


def _remembered(world: World, event: EventFact, said: frozenset[str], facts: Iterable[Dated]) -> Dated | None:
    """The weightiest fact whose title is for the most part said; None where none is."""
    found = []
    for fact in facts:
        words = world.telling_words(short(fact)) or world.telling_words(fact.title)
        if words and len(words & said) >= SIMILAR * len(words) and stands_alone(world, fact, event.ref):
            found.append((fact.tier, -len(words & said) / len(words), isinstance(fact, AgreementFact), fact.ref, fact))
    return min(found, key=lambda row: row[:4])[-1] if found else None


# --- the question ---------------------------------------------------------------------------------------------------
def _draft(workshop: Workshop, pair: Pair) -> Draft:
    world, fact = workshop.world, pair.fact
    title = Constraint(Attribute.TITLE, Operator.SIMILAR, short(fact))
    clue = Constraint(Attribute.CLUE, Operator.IS, f"{pair.reference.ref}{pair.years:+}")
    proof = _prove(world, fact.ref, [title, clue])
    if not proof.holds:
        raise NoQuestion(proof.problem)
    key = workshop.key(FAMILY, pair.refs, Asks.YEAR)
    parts = _stem(workshop.pick(ANNIVERSARIES if pair.is_anniversary else CLUES, key), pair)
    if (words := len("".join(part.text for part in parts).split())) > TOO_LONG:
        raise NoQuestion(f"its stem would have {words} words, and nobody reads more than {TOO_LONG} with ease")
    (window,) = proof.answers
    lures = workshop.lures.dates.near(
        window, key, fact, lambda other: not any(touched(workshop.snapshot, ref, other) for ref in proof.may)
    )
    made = Draft(
        family=FAMILY,
        asks=Asks.YEAR,
        subjects=(fact.ref, pair.reference.ref),
        parts=parts,
        constraints=(title, clue),
        answer=answer_among(window, lures),
        distractors=lures,
        proof=proof,
        why=_why(pair, int(window)),
        citations=citations_of(workshop.snapshot, pair.refs),
        tier=fact.tier,
        official_title=fact.title if isinstance(fact, AgreementFact) else "",
        told=fact.told,
        formats=FORMATS,
    )
    for problem in labels_in_time(Item.of_draft(made), workshop.snapshot):
        raise NoQuestion(problem)  # another pair may do without the name of a place that came later
    return made


def label(fact: Dated) -> tuple[str, str]:
    """What a fact is called in a clue: words before its title, and the title: ('the signing of ', 'the treaty')."""
    return (_ACTS.get(fact.act, "") if isinstance(fact, AgreementFact) else ""), named(fact)


def _stem(template: str, pair: Pair) -> tuple[Part, ...]:
    parts: list[Part] = []
    for piece in _SLOTS.split(template):
        if piece == "{fact}":
            before, title = label(pair.fact)
            parts += [Part(before), Part(title, 0)]
        elif piece.startswith("["):
            side, way = ("after", "on") if pair.years > 0 else ("before", "back")
            reference = "".join(label(pair.reference))
            said = piece[1:-1].format(years=calendar_years(abs(pair.years)), side=side, way=way, reference=reference)
            parts.append(Part(said if any(part.text for part in parts) else capitalised(said), 1))
        else:
            parts.append(Part(piece))
    return tuple(part for part in parts if part.text)


def _why(pair: Pair, year: int) -> str:
    """'The start of diplomatic relations took place on 3 January 1992, and 1992 + 9 = 2001. …'."""
    start = f"{named(pair.reference)} {_told(pair.reference)}"
    sum_of_years = f"{year - pair.years} {'+' if pair.years > 0 else '−'} {abs(pair.years)} = {era(year)}"
    return f"{sentence(f'{start}, and {sum_of_years}')} {sentence(f'{named(pair.fact)} {_told(pair.fact)}')}"


def _told(fact: Dated) -> str:
    return acted(fact) if isinstance(fact, AgreementFact) else happened(fact)


# --- proved again ------------------------------------------------------------------------------------------------
settled = settled_of_subject


def prove(world: World, item: Item) -> Proof:
    return _prove(world, item.subjects[0], item.meant)


def answer_problem(world: World, item: Item) -> str:
    """The fact's own year, what its reference and the clue come to, and whether the reference still stands alone."""
    if problem := other_window(world, item):
        return problem
    clues = [constraint.value for constraint in item.meant if constraint.attribute == Attribute.CLUE]
    reference = world.snapshot.fact(item.subjects[1])
    if len(clues) != 1 or split_clue(clues[0])[0] != item.subjects[1] or not isinstance(reference, Dated):
        return "the clue is not about its reference"
    if clue_year(world, clues[0]) != int(item.answer["value"]):
        return OTHER_ANSWER
    return (
        "" if stands_alone(world, reference, item.subjects[0]) else f"{reference.ref} may mean facts of several years"
    )
