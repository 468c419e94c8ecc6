"""Fact, plan or claim: how the sources themselves tell of something. The skill is to read whose word it is, and how."""

import re
from collections.abc import Callable, Iterator, Mapping

from quizapp.facts.snapshot import AgreementFact, EventFact, FigureFact, Snapshot, first_ref
from quizapp.questions.describe import Piece
from quizapp.questions.draft import CITATIONS, Answer, Distractor, DoesNotApply, Draft, Gap, NoQuestion, Part, chance
from quizapp.questions.families.common import OTHER_ANSWER, Settled, readable, settled_of_subject
from quizapp.questions.item import Item
from quizapp.questions.language.amounts import amount_text
from quizapp.questions.language.grammar import does, is_plural
from quizapp.questions.language.source_words import source_in_sentence, source_name, voice_of
from quizapp.questions.language.wording import in_phrase, named, sentence, with_article
from quizapp.questions.vocabulary import Asks, Attribute, Family, Operator, Rule
from quizapp.questions.workshop import Workshop, attempt
from quizapp.questions.world.proof import Constraint, Proof, World

FAMILY = Family.TOLD_AS

type Told = EventFact | AgreementFact | FigureFact

OPTIONS = {"done": "As a fact", "planned": "As a plan", "claimed": "As a claim"}
# What goes with each way of telling.
REMARKS = {
    "done": "as something that was so",
    "planned": "as something still to come",
    "claimed": "with nothing but their word behind it",
}
ALONE = {**REMARKS, "claimed": "with nothing but its word behind it"}
# (before, after) the thing, with and without the source; verbs in the number of the thing.
ATTRIBUTED = (
    ("How does {source} tell of ", "?"),
    ("How does {source} present ", "?"),
    ("In what way does {source} speak of ", "?"),
    ("As what does {source} put forward ", "?"),
    ("Going by {source}, how {is} ", " to be taken?"),
    ("How {does} ", " appear in the words of {source}?"),
)
OF_SEVERAL = (
    ("How do the sources tell of ", "?"),
    ("How do the sources present ", "?"),
    ("In what way do the sources speak of ", "?"),
    ("As what do the sources put forward ", "?"),
    ("Going by the sources, how {is} ", " to be taken?"),
    ("How {does} ", " appear in the sources?"),
)
# Adjectives that say the status and can be left out; words that say it and cannot.
_LOOSE = re.compile(
    r"(?i)\b(?:announced|planned|proposed|possible|intended|expected|alleged|claimed)\s+"
    r"(?!(?:for|that|by|to|in|at|one)\b)"
)
_AIM = re.compile(r"(?i)^(?:the\s+)?(?:target|goal|aim|plan|forecast)\s+(?:for|of)\s+(?:the\s+)?")
_SAYS = re.compile(
    r"(?i)\b(?:announc|plan(?:s|ned)?\b|propos|possib|intend|intention|expect|alleg|claim|target|goal|aims?\b|future"
    r"|forthcoming|upcoming|coming|scheduled|invitation|prospect)"
)
# A passage that gives something as somebody's word.
_WORD = re.compile(
    r"(?i)\b(?:says?|said|stat(?:es|ed)|claim|count(?:s|ed)\b|call(?:s|ed)\b|put(?:s)?\b|describ|valu(?:es|ed)\b|ascrib|credit"
    r"|prais|account\b|words?\b|given as|reckon|according to|estimat)"
)
_BOUNDS = {"more_than": "more than ", "less_than": "less than ", "about": "about "}
# Of so many hundred plans and claims that many facts beside them are asked as well, so that "done" is worth choosing.
DONE_BESIDE = 80
LONG = 12  # words, from which on a short title reads better
EXAMPLES = 5


def drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    beside = _done_beside(workshop)
    for fact in _facts(workshop.snapshot):
        yield from attempt(FAMILY, [fact.ref], lambda fact=fact: _draft(workshop, fact, beside))  # type: ignore[misc]


def _facts(snapshot: Snapshot) -> Iterator[Told]:
    yield from snapshot.events.values()
    yield from snapshot.agreements.values()
    yield from snapshot.figures.values()


def _done_beside(workshop: Workshop) -> frozenset[str]:
    """What is told as done in the paragraphs of plans and claims: essentials, and one other for most of these.

    Undated things are left out: between what holds and what is claimed to hold a reader can hardly tell.
    """
    snapshot = workshop.snapshot
    at: dict[tuple[str, str], list[Told]] = {}
    for fact in _facts(snapshot):
        if fact.told == "done" and (fact.tier == 1 or (fact.tier == 2 and fact.when.edtf)) and _label(fact):
            for cited in fact.citations:
                at.setdefault((cited.source, cited.paragraph), []).append(fact)
    found: set[str] = set()
    for fact in _facts(snapshot):
        if fact.told == "done":
            continue
        near = {one.ref: one for cited in fact.citations for one in at.get((cited.source, cited.paragraph), ())}
        found |= {ref for ref, one in near.items() if one.tier == 1}
        if chance(snapshot.bank_seed, "beside", first_ref(fact)) % 100 < DONE_BESIDE and near:
            left = sorted(near.values(), key=lambda one: (one.tier > 2, chance(first_ref(fact), first_ref(one))))
            found.add(next((one.ref for one in left if one.ref not in found), left[0].ref))
    return frozenset(found)


def told_of(world: World) -> Callable[[Told], str | None]:
    """The answer function: the sources' own status; None where tellings disagree on it."""

    def answer(fact: Told) -> str | None:
        return None if world.disputed(fact.ref, "told") or fact.told not in OPTIONS else fact.told

    return answer


def _draft(workshop: Workshop, fact: Told, beside: frozenset[str]) -> Draft:
    world, snapshot = workshop.world, workshop.snapshot
    if fact.told == "done" and fact.ref not in beside:
        raise DoesNotApply("it is told as done, and stands beside no plan or claim")
    if not fact.citations:
        raise NoQuestion("it has no citation")
    label = _label(fact)
    if not label:
        raise DoesNotApply("its title says how it is told")
    _refuse_unclear(fact)
    source = snapshot.sources[fact.citations[0].source]
    several = {cited.source for cited in fact.citations} != {source.key}
    alone = not several and not _tells_of_source(world, label, source_name(source))
    pieces, proof = _described(world, fact, label, source.key if alone else "")
    key = workshop.key(FAMILY, [fact.ref], Asks.TOLD)
    name = source_in_sentence(source)
    verbs = {"source": name, "is": "are" if is_plural(label) else "is", "does": does(label)}
    before, after = (
        text.replace("{is}", verbs["is"]).replace("{does}", verbs["does"])
        for text in workshop.pick(ATTRIBUTED if alone else OF_SEVERAL, key)
    )
    whose = f"{name}, {voice_of(snapshot, source)},"
    tells = f"the sources, among them {whose} tell" if several else f"{whose} tells"
    thing = [Part(piece.before + piece.text, index) for index, piece in enumerate(pieces) if piece.text]
    return Draft(
        family=FAMILY,
        asks=Asks.TOLD,
        subjects=(fact.ref,),
        parts=readable((*_sourced(before, name, len(thing)), *thing, *_sourced(after, name, len(thing)))),
        constraints=tuple(piece.constraint for piece in pieces),
        answer=Answer(OPTIONS[fact.told], fact.told),
        distractors=tuple(_lure(workshop, fact, told) for told in OPTIONS if told != fact.told),
        proof=proof,
        why=sentence(f"{tells} of it {_as(fact.told)}, {(REMARKS if several else ALONE)[fact.told]}"),
        citations=fact.citations[:CITATIONS],
        tier=fact.tier,
        told=fact.told,
    )


def _refuse_unclear(fact: Told) -> None:
    """Refuses what a reader can hold for a fact and for a claim as well; raises NoQuestion or DoesNotApply.

    Of a state without a date nobody can say where what holds ends and what is claimed to hold begins, unless it is a
    number. A number is a claim where the passages give it as somebody's word, and a fact where none of them does.
    """
    if fact.told == "planned":
        return
    if not isinstance(fact, FigureFact):
        if not fact.when.edtf:
            raise DoesNotApply("it is undated: fact and claim can hardly be told apart")
        return
    is_word = any(_WORD.search(cited.passage) for cited in fact.citations)
    if is_word != (fact.told == "claimed"):
        raise NoQuestion("its passages do not show whether it is told as a fact or as a claim")


def _as(told: str) -> str:
    return OPTIONS[told].lower()


def _sourced(text: str, source: str, place: int) -> list[Part]:
    """Words of a stem with the source in its place, which is what the last constraint says."""
    before, found, after = text.partition("{source}")
    if not found:
        return [Part(text)] if text else []
    return [part for part in (Part(before), Part(source, place), Part(after)) if part.text]


def _described(world: World, fact: Told, label: str, source: str) -> tuple[list[Piece], Proof]:
    """The constraints that single the thing out, with its year if it needs that; raises NoQuestion."""
    if isinstance(fact, FigureFact):
        first = Piece("", label, Constraint(Attribute.SERIES, Operator.IS, fact.series))
    else:
        title = next(title for title in _titles(fact) if _neutral(fact, title))
        first = Piece("", label, Constraint(Attribute.TITLE, Operator.SIMILAR, title))
    pieces = [first]
    last = [Piece("", "", Constraint(Attribute.SOURCE, Operator.IS, source))] if source else []
    proof = _proved(world, fact.ref, [piece.constraint for piece in (*pieces, *last)])
    year = fact.when.year
    if not proof.holds and year is not None and not fact.when.is_hedged and not isinstance(fact, FigureFact):
        within = Constraint(Attribute.DATE, Operator.WITHIN, f"{year:04}")
        pieces.append(Piece(" ", in_phrase(fact.when, "year"), within))
        proof = _proved(world, fact.ref, [piece.constraint for piece in (*pieces, *last)])
    if not proof.holds:
        raise NoQuestion(proof.problem)
    if not isinstance(fact, FigureFact) and (said := _neutral(fact, first.constraint.value)) != first.constraint.value:
        as_said = Constraint(Attribute.TITLE, Operator.SIMILAR, said)
        if not _proved(world, fact.ref, [as_said, *(piece.constraint for piece in (*pieces[1:], *last))]).holds:
            raise NoQuestion("without the word that says how it is told, its title may mean something else")
    return [*pieces, *last], proof


def _tells_of_source(world: World, label: str, source: str) -> bool:
    """Whether the name of a source tells how it speaks of the thing, as an article 'before the visit' does."""
    return len(world.telling_words(label) & world.telling_words(source)) > 1


# --- the thing, without a word on how it is told --------------------------------------------------------------------
def _label(fact: Told) -> str:
    """The thing inside a sentence; '' where its titles say how it is told."""
    text = next((text for title in _titles(fact) if (text := _neutral(fact, title))), "")
    if not text:
        return ""
    if not isinstance(fact, FigureFact):
        return named(fact, text)
    name = text if not text[:1].islower() or is_plural(text) else with_article(text)
    year = f" {in_phrase(fact.when, 'year')}" if fact.when.precision == "year" and fact.when.year else ""
    return f"the figure of {_amount(fact, name)} for {name}{year}"


def _titles(fact: Told) -> list[str]:
    """Its titles, the one that reads best first: of documents and figures the short one, of events the full one."""
    both = [title for title in (fact.short_title, fact.title) if title]
    is_long = len(fact.title.split()) > LONG
    return both if is_long or not isinstance(fact, EventFact) else both[::-1]


def _neutral(fact: Told, title: str) -> str:
    """A title without adjectives such as 'planned' (of a figure without 'target for'); '' where other words say it."""
    text = _LOOSE.sub("", _AIM.sub("", title) if isinstance(fact, FigureFact) else title)
    return "" if _SAYS.search(text) else text


def _amount(figure: FigureFact, name: str) -> str:
    """Its value with its bound; without a unit that its name repeats ('52 for joint projects')."""
    amount = amount_text(figure.value, figure.unit)
    if figure.unit in name.split():
        amount = amount.removesuffix(figure.unit).rstrip()
    bound = _BOUNDS.get(figure.qualifier, "")
    return bound + amount.removeprefix("about ") if bound else amount


# --- lures ----------------------------------------------------------------------------------------------------------
def _lure(workshop: Workshop, fact: Told, told: str) -> Distractor:
    """Another status, with an example of what the sources do tell in that way."""
    example = _example(workshop, fact, told)
    truth = f"the sources tell of nothing here {_as(told)}"
    if example is not None:
        truth = f"the sources tell of {_label(example)} {_as(told)}, for example"
    return Distractor(
        text=OPTIONS[told],
        value=told,
        rule=Rule.OTHER_STATUS,
        facts=(fact.ref,),
        reason=f"The sources tell of it {_as(fact.told)}.",
        truth=sentence(truth),
        truth_facts=() if example is None else (example.ref,),
    )


def _is_example(one: Told) -> bool:
    """Plans, what is dated, and claims of a number; a figure told as done or planned is seldom a striking one."""
    if isinstance(one, FigureFact):
        return one.told == "claimed"
    return bool(one.when.edtf) or one.told == "planned"


def _example(workshop: Workshop, fact: Told, told: str) -> Told | None:
    """One of the weightiest facts of that status in a source of this one, else in any."""

    def found() -> Mapping[tuple[str, str], list[Told]]:
        best: dict[tuple[str, str], list[Told]] = {}
        for one in sorted(_facts(workshop.snapshot), key=lambda one: (one.tier, len(one.title), one.ref)):
            if one.citations and _is_example(one) and _label(one):
                for source in dict.fromkeys((*(cited.source for cited in one.citations), "")):
                    best.setdefault((one.told, source), []).append(one)
        return best

    examples = workshop.world.keep(("told_as", "examples"), found)
    own = examples.get((told, fact.citations[0].source)) or examples.get((told, "")) or []
    return own[chance(fact.ref, told) % len(own[:EXAMPLES])] if own else None


# --- proved again ------------------------------------------------------------------------------------------------
def settled(item: Item) -> Settled:
    yield from settled_of_subject(item)


def _proved(world: World, ref: str, constraints: list[Constraint]) -> Proof:
    kind = ref.partition(":")[0]
    if kind == "event":
        return world.prove_events(constraints, told_of(world))
    if kind == "agreement":
        return world.prove_agreements(constraints, told_of(world))
    return world.prove_figures(constraints, told_of(world))


def prove(world: World, item: Item) -> Proof:
    return _proved(world, item.subjects[0], item.meant)


def answer_problem(world: World, item: Item) -> str:
    """The status of the subject, and that nobody but the source named tells of it."""
    fact = world.snapshot.fact(item.subjects[0])
    if getattr(fact, "told", "") != item.answer["value"]:
        return OTHER_ANSWER
    for constraint in item.meant:
        if constraint.attribute == Attribute.SOURCE:
            others = {cited.source for cited in fact.citations} - {constraint.value} if fact else set()
            if others:
                return f"{min(others)} tells of it as well"
    return ""
