"""Order of several: three to five facts of one chapter or thread, with an essential among them, half a year apart.

Few and good: two sets for a story, no fact in more than two of them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from quizapp.facts.snapshot import first_ref
from quizapp.questions.draft import Answer, Draft, Gap, NoQuestion, Part, citations_of
from quizapp.questions.families.common import OTHER_ANSWER, not_done, settled_one_by_one
from quizapp.questions.item import Item
from quizapp.questions.language.wording import bare, human, sentence, short
from quizapp.questions.vocabulary import Asks, Family, Format
from quizapp.questions.workshop import Workshop, attempt
from quizapp.questions.world.orderings import Orderable, Orderings, label_constraint, may_refs, order_problem, told_when
from quizapp.questions.world.proof import Constraint, Proof, World

FAMILY = Family.ORDER_K

SIZE, FEWEST = 4, 3
MIN_DAYS = 180
SETS = 2  # for each chapter and thread
USES = 2  # how many sets a fact may stand in
SHARED = 2  # with another set; more makes it the same question
CHAPTERS = 2  # a set from more chapters is no story
POOL = 60  # so many facts of a story, the weightiest, are looked at
FIVE_FROM = 3  # sets with so many essentials take a fifth fact if there is one more essential

NUMBERS = {3: "three", 4: "four", 5: "five"}
WORDINGS = (
    "In which order did these {n} come, earliest first?",
    "What is the right order of these {n}, from the earliest to the latest?",
    "How do these {n} follow one another in time?",
    "From first to last, in which order did these {n} come about?",
    "In what order do these {n} stand on a timeline, earliest first?",
    "Which of these {n} came first, and in which order did the others follow?",
)


def drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    orderings = Orderings.of(workshop.world)
    places = {ref: place for ref, (_, *place) in workshop.snapshot.chapter_of.items()}
    uses: Counter[str] = Counter()
    made: set[frozenset[str]] = set()
    for story in sorted(orderings.by_story):  # chapters come before threads
        members = [fact for fact in orderings.by_story[story] if fact.tier <= 2 and not orderings.follows(fact, fact)]
        members = sorted(members, key=lambda fact: (fact.tier, places.get(fact.ref, [0, 0])[1], first_ref(fact)))[:POOL]
        for _ in range(SETS):
            chosen = _chosen(orderings, [fact for fact in members if uses[fact.ref] < USES], uses)
            refs = frozenset(fact.ref for fact in chosen)
            if len(chosen) < FEWEST or any(len(refs & other) > SHARED for other in made):
                break
            if len({orderings.chapter(fact) for fact in chosen}) > CHAPTERS:
                break
            for draft in attempt(FAMILY, [fact.ref for fact in chosen], lambda c=chosen: _draft(workshop, c)):  # type: ignore[misc]
                if isinstance(draft, Draft):
                    made.add(refs)
                    uses.update(refs)
                yield draft


def _chosen(orderings: Orderings, members: Sequence[Orderable], uses: Counter[str]) -> list[Orderable]:
    """The weightiest essential that stands in fewest sets, then what lies certainly apart from all chosen so far."""
    essentials = sorted((fact for fact in members if fact.tier == 1), key=lambda fact: uses[fact.ref])
    if not essentials:
        return []
    chosen = [essentials[0]]
    for fact in sorted(members, key=lambda fact: (uses[fact.ref], fact.tier)):
        most = SIZE + (sum(one.tier == 1 for one in chosen) >= FIVE_FROM and fact.tier == 1)
        if len(chosen) < most and all(_are_apart(orderings, fact, other) for other in chosen):
            chosen.append(fact)
    return sorted(chosen, key=lambda fact: (str(fact.when.earliest), fact.ref))


def _are_apart(orderings: Orderings, a: Orderable, b: Orderable) -> bool:
    return a.key != b.key and any(
        days is not None and days >= MIN_DAYS for days in (orderings.gap(a, b), orderings.gap(b, a))
    )


def _draft(workshop: Workshop, facts: Sequence[Orderable]) -> Draft:
    refs = tuple(fact.ref for fact in facts)
    constraints = tuple(label_constraint(fact) for fact in facts)
    proof = prove_order(workshop.world, refs, constraints)
    if not proof.holds:
        raise NoQuestion(proof.problem)
    key = workshop.key(FAMILY, refs, Asks.ORDER)
    stem = workshop.pick(WORDINGS, key).format(n=NUMBERS[len(facts)])
    labels = [bare(short(fact)) for fact in facts]
    return Draft(
        family=FAMILY,
        asks=Asks.ORDER,
        subjects=refs,
        parts=(Part(stem),),
        constraints=constraints,
        answer=Answer(
            "; ".join(labels),
            proof.answers[0],
            items=tuple(
                {"text": label, "value": fact.key, "when": human(fact.when)}
                for fact, label in zip(facts, labels, strict=True)
            ),
        ),
        distractors=(),
        proof=proof,
        why=sentence("; ".join(told_when(fact) for fact in facts)),
        citations=citations_of(workshop.snapshot, refs),
        tier=max(fact.tier for fact in facts),
        formats=(Format.ORDER_K,),
    )


# --- proved again ------------------------------------------------------------------------------------------------
def prove_order(world: World, refs: Sequence[str], constraints: Sequence[Constraint]) -> Proof:
    """Each label comes certainly half a year before the next, whatever they may mean."""
    problem = order_problem(world, refs, constraints, MIN_DAYS)
    answer = "|".join(ref.partition(":")[2] for ref in refs)
    return Proof(may_refs(world, refs, constraints), () if problem else (answer,), problem)


settled = settled_one_by_one


def prove(world: World, item: Item) -> Proof:
    return prove_order(world, item.subjects, item.meant)


def answer_problem(world: World, item: Item) -> str:
    order = "|".join(str(one["value"]) for one in item.answer["items"])
    is_told = order == item.answer["value"] and list(item.proof["answers"]) == [order]
    return not_done(world, item) or ("" if is_told else OTHER_ANSWER)
