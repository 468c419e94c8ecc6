"""What the date families share: which units a fact is asked for, and how its question is built and proved. Pure.

year     of every fact whose date lies in one certain year
month    of essentials that the source itself dates to one month, and that do not recur
day      of essentials that the source itself dates to one day, and that do not recur
period   of essentials and standard facts: the coarsest, and enough for most

Where a year cannot be asked, since what the fact is called by may mean one of another year as well, the stem tells the
year and asks for the month of it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from quizapp.questions.describe import Piece, Reference
from quizapp.questions.draft import CITATIONS, DoesNotApply, Draft, Gap, NoQuestion, Part
from quizapp.questions.families.common import not_done
from quizapp.questions.item import Item
from quizapp.questions.language.asking import MONTH_OF_YEAR, TOO_LONG, Form, wordings
from quizapp.questions.language.grammar import capitalised, does, was
from quizapp.questions.language.wording import human
from quizapp.questions.lures.dates import answer_among
from quizapp.questions.vocabulary import Asks, Attribute, Family, Format, Operator
from quizapp.questions.workshop import Workshop, attempt
from quizapp.questions.world.proof import Constraint, World
from quizapp.questions.world.windows import Dated, answer_in, settled_window, touched

# How a date is known: in the source's own words there, or by the block or title that the entry stands under.
STATED = frozenset({"explicit", "section", "title"})
FORMATS = (Format.CHOICE, Format.TYPED, Format.FLASHCARD)
YEAR_SLOT = "\0"  # where the year goes that a stem tells: no text of a topic has this character
# What stands before a date in a statement.
BEFORE = {Asks.YEAR: "in ", Asks.MONTH: "in ", Asks.DAY: "on ", Asks.PERIOD: "in "}


@dataclass(frozen=True, slots=True)
class Shown:
    """How a subject stands in a stem: its parts with their constraints, in a grammatical form."""

    form: Form
    reference: Reference

    @property
    def words(self) -> int:
        return len("".join(part.text for part in self.reference.parts()).split())


Maker = Callable[[str, str, str], Draft]  # of a unit, its window, and the year that the stem tells ('' for none)


def units(workshop: Workshop, fact: Dated, *, recurs: bool) -> Iterator[tuple[str, str]]:
    """The units besides the year that a fact is worth being asked for, with its window."""
    wanted = [Asks.PERIOD] if fact.tier <= 2 else []
    if fact.tier == 1 and not recurs and fact.when.basis in STATED:
        wanted += [Asks.MONTH, Asks.DAY]
    for unit in wanted:
        if (window := settled_window(workshop.world, fact, unit)) is not None:
            yield unit, window


def ask(workshop: Workshop, family: Family, fact: Dated, make: Maker, *, recurs: bool) -> Iterator[Draft | Gap]:
    """The year question, else one for the month of its year, else the reason why there is none; and the other units."""
    (by_year,) = attempt(family, [fact.ref], lambda: make(Asks.YEAR, _year(workshop, fact), ""))
    if isinstance(by_year, Gap) and by_year.applies:
        reason = by_year.reason
        (by_year,) = attempt(family, [fact.ref], lambda: _month_of_year(workshop, fact, make, reason, recurs=recurs))
    yield by_year
    if fact.told == "done" and fact.citations:
        for unit, window in units(workshop, fact, recurs=recurs):
            if isinstance(by_year, Draft) and by_year.asks == unit:
                continue
            made = attempt(family, [fact.ref], lambda unit=unit, window=window: make(unit, window, ""))  # type: ignore[misc]
            yield from (one for one in made if isinstance(one, Draft))


def _month_of_year(workshop: Workshop, fact: Dated, make: Maker, otherwise: str, *, recurs: bool) -> Draft:
    """A question for the month in the year that its stem tells; raises NoQuestion, at last with the reason given."""
    window = settled_window(workshop.world, fact, Asks.MONTH)
    if window is None and recurs and fact.when.precision == "year":
        raise DoesNotApply("such events recur, and only its year, the closest that is told, tells which one is meant")
    if window is None or workshop.disputed(fact, "date"):
        raise NoQuestion(otherwise)
    return make(Asks.MONTH, window, window[:4])


def _year(workshop: Workshop, fact: Dated) -> str:
    """The one certain year of a fact as a window; raises NoQuestion."""
    if fact.told != "done":
        raise DoesNotApply(f"the source tells it as {fact.told}, not as done")
    if not fact.when.edtf:
        raise DoesNotApply("the sources do not date it")
    if fact.when.year is None or fact.when.is_hedged:
        raise DoesNotApply("the sources leave open in which year it was")
    return f"{workshop.settled_year(fact):04}"


def answers(world: World, unit: str, window: str) -> Callable[[Dated], str | None]:
    """The answer function of a unit: the window of a fact under every telling; None when that is not certain."""
    return lambda fact: answer_in(world, unit, window, fact)


def draft(
    workshop: Workshop,
    family: Family,
    fact: Dated,
    window: str,
    *,
    unit: str,
    shown: Sequence[Shown],
    statement: tuple[Part, ...],
    why: str,
    official_title: str = "",
    year: str = "",
) -> Draft:
    """A question for one window; raises NoQuestion where its stem would be too long, or too few lures are safe.

    `shown` are the forms in which the subject may stand; the wording is drawn from those of all of them. If the stem
    tells the `year` of which the month is asked, it is the last piece of each reference, and lures lie in that year.
    """
    key = workshop.key(family, [fact.ref], unit)
    asked = MONTH_OF_YEAR if year else unit
    possible = [(one, wording) for one in shown for wording in wordings(asked, one.form, one.words)]
    subject, (before, after) = workshop.pick(possible, key)
    reference = subject.reference
    title = reference.pieces[0].text
    words = {"does": does(title), "was": was(title), "act": getattr(fact, "act", ""), "year": YEAR_SLOT}
    said = replace(reference, pieces=reference.pieces[:-1]) if year else reference
    parts = _joined(before.format(**words), said.parts(), after.format(**words))
    if year:
        parts = _with_year(parts, year, len(reference.pieces) - 1)
    if (length := len("".join(part.text for part in parts).split())) > TOO_LONG:
        raise NoQuestion(f"its stem would have {length} words, and nobody reads more than {TOO_LONG} with ease")
    may = reference.proof.may
    snapshot = workshop.snapshot
    lures = workshop.lures.dates.near(
        window, key, fact, lambda other: not any(touched(snapshot, ref, other) for ref in may), within=year
    )
    return Draft(
        family=family,
        asks=unit,
        subjects=(fact.ref,),
        parts=parts,
        constraints=reference.constraints,
        answer=answer_among(window, lures),
        distractors=lures,
        proof=reference.proof,
        why=why,
        citations=fact.citations[:CITATIONS],
        tier=fact.tier,
        official_title=official_title,
        told=fact.told,
        formats=(Format.CHOICE,) if unit == Asks.PERIOD or year else FORMATS,
        # a period in a sentence says little that its year does not say better; of a month in a year it would say both
        statement=() if unit == Asks.PERIOD or year else statement,
    )


def year_piece(year: str) -> Piece:
    """The year that a stem tells."""
    return Piece("", year, Constraint(Attribute.DATE, Operator.WITHIN, year))


def _with_year(parts: Sequence[Part], year: str, constraint: int) -> tuple[Part, ...]:
    """The year as a part of its own, where a wording has its slot."""
    made: list[Part] = []
    for part in parts:
        before, slot, after = part.text.partition(YEAR_SLOT)
        if slot and part.constraint is None:
            shown = (Part(before), Part(str(int(year)), constraint), Part(after))
            made += [one for one in shown if one.text]
        else:
            made.append(part)
    return tuple(made)


def _joined(before: str, subject: Sequence[Part], after: str) -> tuple[Part, ...]:
    """A stem; a subject that begins it is capitalised."""
    if before:
        return (Part(before), *subject, Part(after))
    first, *rest = subject
    return (Part(capitalised(first.text), first.constraint), *rest, Part(after))


def stated(parts: Sequence[Part], verb: str, unit: str) -> tuple[Part, ...]:
    """A statement with its blank: 'The consular treaty was signed in ____.', 'The decree dates from ____.'."""
    first, *rest = parts
    before = BEFORE[Asks(unit)]
    if verb.endswith(" from"):
        before = before.removeprefix("in ").removeprefix("on ")
    subject = (Part(capitalised(first.text), first.constraint), *rest)
    return (*subject, Part(f" {verb} {before}"), Part("", is_blank=True), Part("."))


def stated_headline(parts: Sequence[Part], unit: str) -> tuple[Part, ...]:
    """A statement of what can only be quoted: 'In ____ this happened: “Women compete”.'."""
    return (Part(capitalised(BEFORE[Asks(unit)])), Part("", is_blank=True), Part(" this happened: "), *parts, Part("."))


# --- proved again ------------------------------------------------------------------------------------------------
def other_window(world: World, item: Item) -> str:
    """Why the stored answer is not what the subject's own date says, or the subject may not be asked; '' when it is."""
    if problem := not_done(world, item):
        return problem
    fact = world.snapshot.fact(item.subjects[0])
    window = str(item.answer["value"])
    when = getattr(fact, "when", None)
    if when is None or answer_in(world, item.asks, window, fact) != window:  # type: ignore[arg-type]
        return f"its date is now {human(when) if when else 'unknown'}"
    return ""
