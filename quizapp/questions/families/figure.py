"""Figure: the value of a series for one period, among true values of other periods and figures.

Asked as coarsely as the options allow; a claim is attributed, a target called one.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from quizapp.facts.snapshot import FigureFact
from quizapp.questions.draft import CITATIONS, Answer, Distractor, DoesNotApply, Draft, Gap, NoQuestion, Part, parts_of
from quizapp.questions.families.common import OTHER_ANSWER, settled_of_subject
from quizapp.questions.item import Item
from quizapp.questions.language.amounts import amount_text, amount_texts, is_counted, number_text, settled_value
from quizapp.questions.language.source_words import source_in_sentence
from quizapp.questions.language.wording import YEAR, in_phrase, is_plural, sentence, short, was
from quizapp.questions.lures.figures import FigureLures
from quizapp.questions.vocabulary import Asks, Attribute, Family, Operator, Rule
from quizapp.questions.workshop import Workshop, attempt
from quizapp.questions.world.proof import Constraint, Proof, World

FAMILY = Family.FIGURE

# Before, between, after series and period; {was} agrees with the series, {at} with the period.
WORDINGS = (
    ("What figure do the sources give for ", " {at} ", "?"),
    ("How high {was} ", " {at} ", "?"),
    ("What was the figure for ", " {at} ", "?"),
    ("At what figure do the sources put ", " {at} ", "?"),
    ("Which number is recorded for ", " {at} ", "?"),
    ("What do the sources give as the figure for ", " {at} ", "?"),
)
TARGET_WORDINGS = (
    ("Which ", " was set for ", "?"),
    ("What was the ", " set for ", "?"),
    ("How high was the ", " set for ", "?"),
    ("What figure was named as the ", " for ", "?"),
    ("At what figure was the ", " for ", " put?"),
    ("What did the ", " for ", " amount to?"),
)
BOUND_WORDINGS = {
    "more_than": (
        ("Above what figure do the sources put ", " {at} ", "?"),
        ("What figure {was} ", " said to exceed {at} ", "?"),
        ("Which number {was} ", " reported to have passed {at} ", "?"),
        ("More than which figure do the sources give for ", " {at} ", "?"),
        ("Which figure did ", " exceed {at} ", ", by what the sources say?"),
    ),
    "less_than": (
        ("Below what figure do the sources put ", " {at} ", "?"),
        ("What figure {was} ", " said to stay below {at} ", "?"),
        ("Which number {was} ", " reported to fall short of {at} ", "?"),
        ("Less than which figure do the sources give for ", " {at} ", "?"),
        ("Which figure did ", " stay below {at} ", ", by what the sources say?"),
    ),
}
BOUNDS = {"more_than": "more than ", "less_than": "less than ", "about": "about "}
HOW_HIGH = "How high"  # said of money and shares, never of things that are counted
MOST_WORDS = 30
_AIM = re.compile(r"(?i)\b(target|goal|aim|objective)\b")


def drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    for figure in workshop.snapshot.figures.values():
        yield from attempt(FAMILY, [figure.ref], lambda figure=figure: _draft(workshop, figure))  # type: ignore[misc]


# --- what figures of a series share with the family `trend` ----------------------------------------------------------
def period_constraints(figure: FigureFact) -> tuple[Constraint, Constraint]:
    return (
        Constraint(Attribute.SERIES, Operator.IS, figure.series),
        Constraint(Attribute.PERIOD, Operator.IS, figure.when.edtf),
    )


def check_figure(world: World, figure: FigureFact) -> None:
    """A figure can be asked about when it is sourced, of a certain period and named without a year."""
    if not figure.when.edtf or not figure.when.is_bounded:
        raise DoesNotApply("the sources give it no period")
    if not figure.citations:
        raise NoQuestion("it has no citation")
    if figure.when.is_hedged or world.disputed(figure.ref, "date"):
        raise DoesNotApply("the sources leave its period open")
    if figure.told == "planned" and figure.qualifier != "target":
        raise DoesNotApply("the source tells it as planned, not as done")
    if YEAR.search(short(figure)):
        raise NoQuestion("its name contains a year")
    for other in _namesakes(world).get(world.telling_words(short(figure)), ()):
        same_kind = (other.unit, other.qualifier == "target") == (figure.unit, figure.qualifier == "target")
        if same_kind and other.series != figure.series and _may_overlap(world, figure, other):
            raise NoQuestion("another series tells the same quantity for that period")


def _namesakes(world: World) -> Mapping[frozenset[str], list[FigureFact]]:
    """Figures by the telling words of their names: those of two series may mean one quantity to a reader."""

    def found() -> dict[frozenset[str], list[FigureFact]]:
        groups: dict[frozenset[str], list[FigureFact]] = {}
        for figure in world.snapshot.figures.values():
            groups.setdefault(world.telling_words(short(figure)), []).append(figure)
        return groups

    return world.keep(("figure", "namesakes"), found)


def _may_overlap(world: World, figure: FigureFact, other: FigureFact) -> bool:
    return world.match(Constraint(Attribute.PERIOD, Operator.IS, figure.when.edtf), other) is not False


def series_name(figure: FigureFact) -> str:
    """A series inside a sentence: 'the growth of trade', 'Chinese exports', 'China–Kazakhstan trade'."""
    name = short(figure)
    if re.match(r"(?i)(the|a|an)\s", name) or not name[:1].islower() or is_plural(name):
        return name
    return f"the {name}"


def attribution(world: World, figure: FigureFact) -> str:
    """The source, inside a sentence, of what a source only claims; '' for what is told as done or planned."""
    if figure.told != "claimed":
        return ""
    return source_in_sentence(world.snapshot.sources[figure.citations[0].source])


def recorded(world: World, figure: FigureFact) -> str:
    """What the sources say of a figure, as a sentence: name, period, value, and whether it is a target or a bound."""
    bound = BOUNDS.get(figure.qualifier, "")
    amount = amount_text(figure.value, figure.unit)
    amount = bound + amount.removeprefix("about ") if bound else amount
    when = f" {' '.join(_period(figure))}" if figure.when.is_bounded else ""
    if figure.qualifier == "target" or figure.told == "planned":
        return sentence(f"the {_aim(figure)}{when} was {amount}")
    source = attribution(world, figure)
    lead = f"according to {source}, " if source else ""
    return sentence(f"{lead}{series_name(figure)}{when} came to {amount}")


# --- drafts -----------------------------------------------------------------------------------------------------------
def value_of(world: World, figure: FigureFact) -> str | None:
    """The answer function: the value as the export has it; None while a conflict allows several."""
    value = settled_value(world.snapshot, figure)
    return None if value is None else number_text(value)


def _draft(workshop: Workshop, figure: FigureFact) -> Draft:
    world = workshop.world
    check_figure(world, figure)
    if value_of(world, figure) is None:
        raise DoesNotApply("the sources give it several values; what speaks against one is asked instead")
    constraints: tuple[Constraint, ...] = period_constraints(figure)
    if attribution(world, figure):
        constraints += (Constraint(Attribute.SOURCE, Operator.IS, figure.citations[0].source),)
    proof = world.prove_figures(constraints, lambda other: value_of(world, other))
    if not proof.holds:
        raise NoQuestion(proof.problem)
    key = workshop.key(FAMILY, [figure.ref], Asks.VALUE)
    lures = FigureLures.of(world).others(figure, key)
    texts = amount_texts([figure.value, *(lure.value for lure in lures)], figure.unit)
    if texts is None:
        raise NoQuestion("its value and those of others cannot be shown with equal precision")
    parts = _stem(workshop, figure, key)
    rank = sum(lure.value < figure.value for lure in lures)
    return Draft(
        family=FAMILY,
        asks=Asks.VALUE,
        subjects=(figure.ref,),
        parts=parts,
        constraints=constraints,
        answer=Answer(texts[0], number_text(figure.value), position=rank),
        distractors=tuple(
            _lure(world, figure, lure, text, place + (place >= rank))
            for place, (lure, text) in enumerate(zip(lures, texts[1:], strict=True))
        ),
        proof=proof,
        why=recorded(world, figure),
        citations=figure.citations[:CITATIONS],
        tier=figure.tier,
        official_title=figure.title,
        told=figure.told,
        statement=_statement(world, figure),
    )


def _lure(world: World, figure: FigureFact, lure: FigureFact, text: str, position: int) -> Distractor:
    return Distractor(
        text=text,
        value=number_text(lure.value),
        rule=Rule.OTHER_VALUE,
        facts=(figure.ref, lure.ref),
        reason=f"The sources give {amount_text(figure.value, figure.unit)} there; this is another figure's value.",
        truth=recorded(world, lure),
        truth_facts=(lure.ref,),
        position=position,
    )


def _period(figure: FigureFact) -> tuple[str, str]:
    """The period as (preposition, text): ('in', '1992'), ('from', '1992 to 2022')."""
    phrase = in_phrase(figure.when, "year" if figure.when.year and figure.when.precision == "year" else "day")
    preposition, _, text = phrase.partition(" ")
    return preposition, text


def _aim(figure: FigureFact) -> str:
    """'target for trade'; where the name of the series does not call it a target already."""
    name = re.sub(r"(?i)^the\s+", "", short(figure))
    return name if _AIM.search(name) else f"target for {series_name(figure)}"


def _attributed(world: World, figure: FigureFact, *parts: str | tuple[str, int]) -> tuple[Part, ...]:
    """The parts of a sentence, led by 'According to …' where a source only claims it."""
    source = attribution(world, figure)
    first, *rest = parts
    if not source or not isinstance(first, str):
        return parts_of(*parts)
    return parts_of("According to ", (source, 2), f", {first[:1].lower()}{first[1:]}", *rest)


def _stem(workshop: Workshop, figure: FigureFact, key: str) -> tuple[Part, ...]:
    """One of the wordings that fit the figure and are short enough to read; raises NoQuestion."""
    preposition, period = _period(figure)
    wordings: Sequence[tuple[str, str, str]] = BOUND_WORDINGS.get(figure.qualifier, WORDINGS)
    name = series_name(figure)
    if figure.qualifier == "target":
        wordings, name = TARGET_WORDINGS, _aim(figure)
    stems = [
        _attributed(
            workshop.world,
            figure,
            before.format(was=was(short(figure))),
            (name, 0),
            middle.format(at=preposition),
            (period, 1),
            after,
        )
        for before, middle, after in wordings
        if not (before.startswith(HOW_HIGH) and is_counted(figure.unit))
    ]
    if fitting := [parts for parts in stems if len("".join(part.text for part in parts).split()) <= MOST_WORDS]:
        return workshop.pick(fitting, key)
    raise NoQuestion("its name is too long for a question")


def _statement(world: World, figure: FigureFact) -> tuple[Part, ...]:
    """As 'The figure for China–Kazakhstan trade in 1992 was 369 million dollars.' with a blank for the amount."""
    preposition, period = _period(figure)
    blank = (Part("", is_blank=True), Part("."))
    if figure.qualifier == "target":
        return (*_attributed(world, figure, "The ", (_aim(figure), 0), " for ", (period, 1), " was "), *blank)
    bound = "" if figure.qualifier == "about" else BOUNDS.get(figure.qualifier, "")
    name, was_so = (series_name(figure), 0), f" was {bound}"
    return (
        *_attributed(world, figure, "The figure for ", name, f" {preposition} ", (period, 1), was_so),
        *blank,
    )


# --- proved again ------------------------------------------------------------------------------------------------
settled = settled_of_subject


def prove(world: World, item: Item) -> Proof:
    return world.prove_figures(item.meant, lambda figure: value_of(world, figure))


def answer_problem(world: World, item: Item) -> str:
    figure = world.snapshot.figures[item.subjects[0].removeprefix("figure:")]
    try:
        check_figure(world, figure)
    except NoQuestion as problem:
        return str(problem)
    return "" if value_of(world, figure) == item.answer["value"] else OTHER_ANSWER
