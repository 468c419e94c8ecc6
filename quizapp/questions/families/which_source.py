"""Which source says so: one of several documents, all known whole, carries a fact that the others do not."""

from collections.abc import Iterator, Mapping, Sequence

from quizapp.facts.names import content_words
from quizapp.facts.snapshot import AgreementFact, EventFact, FigureFact, Snapshot, SourceFact, first_ref
from quizapp.questions.draft import CITATIONS, Answer, Distractor, DoesNotApply, Draft, Gap, NoQuestion, Part, chance
from quizapp.questions.families.common import Settled, not_done, readable, settled_of_subject
from quizapp.questions.item import Item
from quizapp.questions.language.source_words import source_in_sentence, source_name, voice_of
from quizapp.questions.language.wording import YEAR, named, sentence
from quizapp.questions.lures.papers import has_root
from quizapp.questions.vocabulary import Asks, Attribute, Family, Operator, Rule
from quizapp.questions.workshop import Workshop, attempt
from quizapp.questions.world.inventory import inventory_of
from quizapp.questions.world.proof import Constraint, Proof, World, titles

FAMILY = Family.WHICH_SOURCE

type Carried = EventFact | AgreementFact

# (before, after) the fact.
WORDINGS = (
    ("Which of these sources tells of ", "?"),
    ("In which of these sources does one read of ", "?"),
    ("Whose account mentions ", "?"),
    ("Which of these is the source for ", "?"),
    ("Where among these sources is there a word on ", "?"),
    ("Which of these would you cite for ", "?"),
)
LEAST, MOST = 3, 4  # sources shown
MUCH = 4  # words by which a name is much longer or shorter
LONG = 10  # words: every wrong option repeats the name that its source lacks
TRIED = 60  # facts of a source looked at
ASKED = 30  # questions of this kind in a topic at most, shared out among its sources


def drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    whole = [source for source in workshop.snapshot.sources.values() if source.transcribed == "whole"]
    asked = _asked(workshop, whole)
    for table in (workshop.snapshot.events, workshop.snapshot.agreements):
        for fact in table.values():
            yield from attempt(FAMILY, [fact.ref], lambda fact=fact: _draft(fact, asked, len(whole)))  # type: ignore[misc]


def _asked(workshop: Workshop, whole: Sequence[SourceFact]) -> Mapping[str, Draft]:
    """A few facts of each source, essentials first and then by their keys, as far as they give fair questions."""
    found: dict[str, Draft] = {}
    if len(whole) < LEAST:
        return found
    largest = max(whole, key=_size)
    beside = 0
    for source in sorted(whole, key=lambda one: one == largest):
        quota = -(-ASKED // len(whole)) if source != largest else max(1, beside)
        second: list[Draft] = []  # without the document that tells most, which is easily guessed where it is shown
        for fact in _alone_in(workshop.snapshot, source)[:TRIED]:
            if quota == 0:
                break
            try:
                draft = _made(workshop, fact, source, whole)
            except NoQuestion:
                continue
            if source == largest or largest.key in {lure.value for lure in draft.distractors}:
                found[fact.ref] = draft
                quota, beside = quota - 1, beside + 1
            else:
                second.append(draft)
        found |= {draft.subjects[0]: draft for draft in second[: -(-quota // 3)]}
    return found


def _size(source: SourceFact) -> tuple[int, str]:
    return len(source.paragraphs), source.key


def _alone_in(snapshot: Snapshot, source: SourceFact) -> list[Carried]:
    """What only one source tells as done, if it is worth knowing; in the order in which it is asked."""
    facts: list[Carried] = [*snapshot.events.values(), *snapshot.agreements.values()]
    only = [
        fact
        for fact in facts
        if fact.told == "done" and fact.tier <= 2 and {cited.source for cited in fact.citations} == {source.key}
    ]
    return sorted(only, key=lambda fact: (fact.tier, chance(snapshot.bank_seed, "which_source", first_ref(fact))))


def _draft(fact: Carried, asked: Mapping[str, Draft], whole: int) -> Draft:
    if fact.ref in asked:
        return asked[fact.ref]
    if whole < LEAST:
        raise DoesNotApply("fewer than three sources are transcribed whole, and only these tell by their silence")
    raise DoesNotApply("the sources have enough other facts to tell them apart by")


def _made(workshop: Workshop, fact: Carried, source: SourceFact, whole: Sequence[SourceFact]) -> Draft:
    """The question by the shorter of the fact's titles that makes a fair one; raises NoQuestion."""
    short, *longer = dict.fromkeys(titles(fact)[::-1])
    try:
        return _titled(workshop, fact, source, whole, short)
    except NoQuestion:
        if not longer:
            raise
        return _titled(workshop, fact, source, whole, longer[0])


def _titled(workshop: Workshop, fact: Carried, source: SourceFact, whole: Sequence[SourceFact], title: str) -> Draft:
    world = workshop.world
    key = workshop.key(FAMILY, [fact.ref], Asks.SOURCE)
    label = named(fact, title)
    if YEAR.search(label):
        raise NoQuestion("its title contains a year")
    if len(label.split()) > LONG:
        raise NoQuestion("by its full title the question would be too long to read")
    lures = _lures(workshop, fact, source, whole, (key, title))
    _refuse_cues(label, source_name(source), [lure.text for lure in lures])
    constraint = Constraint(Attribute.TITLE, Operator.SIMILAR, title)
    proof = _proved(world, fact.ref, [constraint], [source.key, *(lure.value for lure in lures)])
    if not proof.holds:
        raise NoQuestion(proof.problem)
    before, after = workshop.pick(WORDINGS, key)
    cited = next(cited for cited in fact.citations if cited.source == source.key)
    whose = f"{source_in_sentence(source)}, {voice_of(workshop.snapshot, source)}"
    return Draft(
        family=FAMILY,
        asks=Asks.SOURCE,
        subjects=(fact.ref,),
        parts=readable((Part(before), Part(label, 0), Part(after))),
        constraints=(constraint,),
        answer=Answer(source_name(source), source.key),
        distractors=lures,
        proof=proof,
        why=sentence(f"{whose}, is the one of them that tells of it, in paragraph {cited.paragraph}"),
        citations=fact.citations[:CITATIONS],
        tier=fact.tier,
        told=fact.told,
        statement=(
            Part("This source tells of "),
            Part(label, 0),
            Part(": "),
            Part("", is_blank=True),
            Part("."),
        ),
    )


def _lures(
    workshop: Workshop, fact: Carried, source: SourceFact, whole: Sequence[SourceFact], shown: tuple[str, str]
) -> tuple[Distractor, ...]:
    """Sources in whose whole inventory a name that the stem has stands nowhere; `shown` is (key, title)."""
    key, title = shown
    inventory = inventory_of(workshop.world)
    names = [name for name in inventory.names_of(fact.ref, source.key) if inventory.is_in(name, title, fact.ref)]
    others = [one for one in whole if one.key != source.key]
    largest = max(others, key=_size)
    length = len(source_name(source).split())
    made: list[Distractor] = []
    # First the largest, then names as long as the right one, so that neither size nor length points at it.
    for other in sorted(
        others,
        key=lambda one: (one != largest, abs(len(source_name(one).split()) - length) > MUCH, chance(key, one.key)),
    ):
        name = next((name for name in names if inventory.is_absent(name, fact.ref, other.key)), "")
        if name and len(made) < MOST - 1:
            made.append(
                Distractor(
                    text=source_name(other),
                    value=other.key,
                    rule=Rule.NOT_NAMED,
                    facts=(fact.ref,),
                    reason=f"The whole of it names “{name}” nowhere.",
                    truth=_truth(workshop.snapshot, other, name),
                    name=name,
                )
            )
    if len(made) < LEAST - 1:
        raise NoQuestion("fewer than two other sources are known not to name it")
    return tuple(made)


def _truth(snapshot: Snapshot, source: SourceFact, name: str) -> str:
    return sentence(
        f"{source_in_sentence(source)}, {voice_of(snapshot, source)}, does not name “{name}” in any of its paragraphs"
    )


def _refuse_cues(label: str, name: str, others: Sequence[str]) -> None:
    """Refuses where a word, or its root, or its length alone points at the right source; raises NoQuestion."""
    said = content_words(label)
    for word in sorted(content_words(name)):
        if has_root(word, said) and not any(has_root(word, content_words(other)) for other in others):
            raise NoQuestion(f"the stem shares “{word}” with the right source alone")
    longest = max(len(other.split()) for other in others)
    if len(name.split()) > max(1.25 * longest, longest + MUCH):
        raise NoQuestion("the right source has a much longer name than the others")


# --- proved again ------------------------------------------------------------------------------------------------
def _proved(world: World, ref: str, constraints: list[Constraint], shown: Sequence[str]) -> Proof:
    """U: of all that the stem may mean, one and the same of the shown sources tells, and all are known whole."""
    for key in shown:
        source = world.snapshot.sources.get(key)
        if source is None or source.transcribed != "whole":
            return Proof((), (), f"the source {key} is not transcribed whole")

    def answer(fact: EventFact | AgreementFact | FigureFact) -> str | None:
        telling = {cited.source for cited in fact.citations} & set(shown)
        return telling.pop() if len(telling) == 1 else None

    if ref.startswith("event:"):
        return world.prove_events(constraints, answer)
    return world.prove_agreements(constraints, answer)


def settled(item: Item) -> Settled:
    yield from settled_of_subject(item)


def prove(world: World, item: Item) -> Proof:
    """A statement made from it shows the one source that it claims, and no others."""
    right = str(item.answer["value"])
    claimed = str(item.proof.get("claim", {}).get("value", right))
    options = (str(option["value"]) for option in item.distractors)
    shown = dict.fromkeys([right, claimed, *(value for value in options if value in world.snapshot.sources)])
    return _proved(world, item.subjects[0], item.meant, list(shown))


def answer_problem(world: World, item: Item) -> str:
    if list(item.proof["answers"]) != [item.answer["value"]]:
        return "another source tells of it"
    return not_done(world, item)
