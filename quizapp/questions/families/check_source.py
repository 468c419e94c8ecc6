"""Check the source: which arithmetic, or which second telling, speaks against what a source says.

Asked of every recorded conflict that the facts themselves expose, and of a source's own claim of growth that two of
its totals can test. The figure in doubt stands in the stem; nobody is asked to remember it.
"""

from collections.abc import Iterator

from quizapp.facts.snapshot import AgreementFact, ConflictFact, EventFact, FigureFact
from quizapp.questions.draft import Answer, DoesNotApply, Draft, Gap, NoQuestion, Part, citations_of
from quizapp.questions.families.common import OTHER_ANSWER, Settled, readable, settled_one_by_one
from quizapp.questions.families.figure import series_name
from quizapp.questions.item import Item
from quizapp.questions.language.amounts import unit_text
from quizapp.questions.language.source_words import source_in_sentence
from quizapp.questions.language.wording import in_phrase, named, sentence, short
from quizapp.questions.lures.checks import key_text, lures_for
from quizapp.questions.lures.papers import clanging
from quizapp.questions.vocabulary import Asks, Attribute, Family, Operator
from quizapp.questions.workshop import Workshop
from quizapp.questions.world import claims
from quizapp.questions.world.exposing import Exposure, exposed
from quizapp.questions.world.proof import Constraint, Proof, World
from quizapp.questions.world.reckoning import shown

FAMILY = Family.CHECK_SOURCE

# (before, after) what is in doubt.
WORDINGS = (
    ("What casts doubt on ", "?"),
    ("What speaks against ", "?"),
    ("Which of these contradicts ", "?"),
    ("What is hard to square with ", "?"),
    ("What makes one hesitate to trust ", "?"),
    ("Which of these is at odds with ", "?"),
)
CLAIM_WORDINGS = (
    ("Which two totals put ", " to the test?"),
    ("Which pair of totals allows one to check ", "?"),
    ("With which two totals can a reader test ", "?"),
    ("What must be compared to check ", "?"),
    ("Which two values decide whether to believe ", "?"),
)


def drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    for conflict in workshop.snapshot.conflicts:
        try:
            yield _draft(workshop, conflict)
        except NoQuestion as reason:
            yield Gap(FAMILY, conflict.facts, str(reason), applies=not isinstance(reason, DoesNotApply))
    for figure in workshop.snapshot.figures.values():
        if claims.is_claim_of_growth(figure):
            try:
                yield _of_claim(workshop, figure)
            except NoQuestion as reason:
                yield Gap(FAMILY, (figure.ref,), str(reason))


# --- of a conflict ---------------------------------------------------------------------------------------------------
def _draft(workshop: Workshop, conflict: ConflictFact) -> Draft:
    world, snapshot = workshop.world, workshop.snapshot
    facts = [snapshot.fact(ref) for ref in conflict.facts]
    if not facts or any(fact is None or not fact.citations for fact in facts):
        raise NoQuestion("a fact in dispute has no citation")
    exposure = exposed(world, conflict)
    key = workshop.key(FAMILY, conflict.facts, Asks.CHECK, conflict.key)
    lures = lures_for(world, exposure, key)
    constraints = tuple(Constraint(Attribute.FACT, Operator.IS, ref) for ref in conflict.facts)
    before, after = workshop.pick(WORDINGS, key)
    beside = exposure.reckoning.facts if exposure.reckoning else ()
    return Draft(
        family=FAMILY,
        asks=Asks.CHECK,
        subjects=conflict.facts,
        variant=conflict.key,
        parts=readable((Part(before), *_in_doubt(workshop, conflict, exposure), Part(after))),
        constraints=constraints,
        answer=Answer(key_text(exposure, lures), conflict.key),
        distractors=lures,
        proof=_proved(world, conflict.facts, conflict.key),
        why=sentence(conflict.note or exposure.text),
        citations=citations_of(snapshot, [exposure.asked.ref, *beside, *conflict.facts]),
        tier=max(getattr(fact, "tier", 2) for fact in facts),
    )


def _in_doubt(workshop: Workshop, conflict: ConflictFact, exposure: Exposure) -> list[Part]:
    """What is told and in doubt, with every fact of the conflict named."""
    asked, places = exposure.asked, {ref: index for index, ref in enumerate(conflict.facts)}
    if isinstance(asked, FigureFact):
        said = [
            Part(f"the figure of {shown(asked.value)} {unit_text(asked.unit)} for "),
            _of_period(asked, places[asked.ref]),
        ]
        others = [one for ref in conflict.facts if isinstance(one := workshop.snapshot.fact(ref), FigureFact)]
        others = [one for one in others if one.ref != asked.ref]
        for index, other in enumerate(others):
            said += [Part(" and " if index else ", given beside "), Part(series_name(other), places[other.ref])]
        return said
    name = Part(_unclanging(asked, exposure.text), places[asked.ref])
    if not exposure.holder:
        return [Part(f"{exposure.doubted} as the date of "), name]
    person = workshop.snapshot.persons[exposure.holder].name
    said = [Part(f"“{exposure.doubted}” as the office of {person} at "), name]
    rest = [one for ref in conflict.facts if isinstance(one := workshop.snapshot.fact(ref), EventFact) and one != asked]
    return [*said, *(part for other in rest for part in (Part(" and "), Part(named(other), places[other.ref])))]


def _unclanging(fact: EventFact | AgreementFact, key: str) -> str:
    """A fact by the title that shares least with the right option (lint 12)."""
    return named(fact, min((short(fact), fact.title), key=lambda title: len(clanging(title, key))))


def _of_period(figure: FigureFact, place: int) -> Part:
    """'the growth of trade in 1995', which says which figure is meant."""
    when = figure.when
    phrase = f" {in_phrase(when, 'year' if when.precision == 'year' else 'day')}" if when.is_bounded else ""
    return Part(f"{series_name(figure)}{phrase}", place)


# --- of a claim ------------------------------------------------------------------------------------------------------
def _of_claim(workshop: Workshop, figure: FigureFact) -> Draft:
    world, snapshot = workshop.world, workshop.snapshot
    if not figure.citations:
        raise NoQuestion("it has no citation")
    if figure.ref in snapshot.conflicts_of:
        raise NoQuestion("it is in dispute")
    test = claims.tested(world, figure)
    key = workshop.key(FAMILY, [figure.ref], Asks.CHECK)
    source = source_in_sentence(snapshot.sources[figure.citations[0].source])
    before, after = workshop.pick(CLAIM_WORDINGS, key)
    return Draft(
        family=FAMILY,
        asks=Asks.CHECK,
        subjects=(figure.ref,),
        parts=readable(
            (
                Part(before),
                Part(f"the figure of {claims.bounded(figure)} that {source} gives for "),
                Part(series_name(figure), 0),
                Part(after),
            )
        ),
        constraints=(Constraint(Attribute.FACT, Operator.IS, figure.ref),),
        answer=Answer(test.text, test.value),
        distractors=claims.lures(world, figure, test, key),
        proof=_proved(world, [figure.ref], test.value),
        why=claims.verdict(figure, test),
        citations=citations_of(snapshot, [figure.ref, *test.facts]),
        tier=figure.tier,
        told=figure.told,
    )


# --- proved again ------------------------------------------------------------------------------------------------
def _proved(world: World, refs: list[str] | tuple[str, ...], answer: str) -> Proof:
    """U: the stem names each fact by itself, and what exposes the conflict is one."""
    return Proof(tuple(sorted(ref for ref in refs if world.snapshot.fact(ref) is not None)), (answer,))


def settled(item: Item) -> Settled:
    yield from settled_one_by_one(item)


def prove(world: World, item: Item) -> Proof:
    return _proved(world, [constraint.value for constraint in item.meant], str(item.answer["value"]))


def answer_problem(world: World, item: Item) -> str:
    """The conflict is recorded of these facts, or the claim is there, and the facts expose it as the answer says."""
    try:
        if not item.variant:
            figure = world.snapshot.figures[item.subjects[0].partition(":")[2]]
            test = claims.tested(world, figure)
            return "" if (test.value, test.text) == (item.answer["value"], item.answer["text"]) else OTHER_ANSWER
        conflict = next((one for one in world.snapshot.conflicts if one.key == item.variant), None)
        if conflict is None or list(conflict.facts) != list(item.subjects) or item.answer["value"] != conflict.key:
            return "the conflict is no longer recorded of these facts"
        text = exposed(world, conflict).text
    except NoQuestion as problem:
        return str(problem)
    return "" if text[1:] in item.answer["text"] else OTHER_ANSWER
