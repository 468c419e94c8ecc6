"""True or false: a fact as a statement, or the same with exactly one slot filled by a lure that is certainly wrong."""

from collections.abc import Iterator, Mapping
from typing import Any

from quizapp.questions.draft import Answer, Distractor, Draft, Gap, Part, chance, question_key
from quizapp.questions.families import statements
from quizapp.questions.families.statements import filled, variant_of
from quizapp.questions.item import Item
from quizapp.questions.language.wording import sentence
from quizapp.questions.vocabulary import Asks, Family, Format, Rule
from quizapp.questions.workshop import Workshop, attempt
from quizapp.questions.world.proof import World

FAMILY = Family.TRUE_FALSE

# (before, after) the statement.
WORDINGS = (
    ("True or false? ", ""),
    ("Is this statement true or false? ", ""),
    ("Is the following true or false? ", ""),
    ("By what the sources say, true or false? ", ""),
    ("", " True or false?"),
    ("", " Is that true or false?"),
)


def derive(workshop: Workshop, base: Draft) -> Iterator[Draft | Gap]:
    """The statement of another family's question."""
    if base.statement and base.distractors and base.asks != Asks.SOURCE:
        yield from attempt(FAMILY, base.subjects, lambda: _draft(workshop, base))


def _draft(workshop: Workshop, base: Draft) -> Draft:
    variant = variant_of(base, str(base.asks))
    key = question_key(workshop.snapshot.slug, FAMILY, base.subjects, Asks.TRUTH, variant)
    lure = None if chance(key, "truth") % 2 else base.distractors[chance(key, "lure") % len(base.distractors)]
    shown: Answer | Distractor = lure or base.answer
    before, after = workshop.pick(WORDINGS, key)
    claim: dict[str, Any] = {
        "asks": str(base.asks),
        "text": shown.text,
        "value": shown.value,
        "right": base.answer.value,
    }
    if lure is not None:
        claim["why_false"] = lure.as_json()["why_false"]
    said = sentence("".join(part.text for part in filled(base, base.answer.text)))
    right, wrong = ("True", "False") if lure is None else ("False", "True")
    truth = "The statement says what the sources say." if lure is None else f"What the sources say is this: {said}"
    return Draft(
        family=FAMILY,
        asks=Asks.TRUTH,
        subjects=base.subjects,
        variant=variant,
        parts=(*_parts(before), *filled(base, shown.text), *_parts(after)),
        constraints=base.constraints,
        answer=Answer(right, right.lower(), position=_place(right)),
        distractors=(
            Distractor(
                text=wrong,
                value=wrong.lower(),
                rule=Rule.ONE_SLOT,
                facts=base.subjects,
                reason=lure.reason if lure else truth,
                truth=lure.truth if lure else truth,
                truth_facts=lure.truth_facts if lure else (),
                position=_place(wrong),
            ),
        ),
        proof=base.proof,
        claim=claim,
        why=base.why,
        citations=base.citations,
        tier=base.tier,
        official_title=base.official_title,
        told=base.told,
        formats=(Format.TRUE_FALSE,),
    )


def _parts(text: str) -> tuple[Part, ...]:
    return (Part(text),) if text else ()


def _place(text: str) -> int:
    return 0 if text == "True" else 1


# --- proved again ------------------------------------------------------------------------------------------------
def answer_problem(world: World, item: Item) -> str:
    """The base's answer as the facts give it, and whether the statement says that or something else."""
    claim: Mapping[str, Any] = item.proof.get("claim", {})
    if problem := statements.answer_problem(world, item):
        return problem
    is_true = claim["value"] == claim["right"]
    return "" if item.answer["value"] == str(is_true).lower() else "the statement is judged wrongly"


prove, settled = statements.prove, statements.settled
