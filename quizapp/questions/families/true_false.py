"""True or false: a fact as a statement, or the same with exactly one slot filled by a lure that is certainly wrong."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from quizapp.questions.draft import Answer, Distractor, DoesNotApply, Draft, Gap, Part, chance, question_key
from quizapp.questions.families import statements
from quizapp.questions.families.statements import filled, variant_of
from quizapp.questions.item import Item
from quizapp.questions.language.wording import sentence
from quizapp.questions.lures.posts import standing
from quizapp.questions.vocabulary import Asks, Family, Format, Rule
from quizapp.questions.workshop import Workshop, attempt
from quizapp.questions.world.proof import World

FAMILY = Family.TRUE_FALSE

# (before, after) the statement.
WORDINGS = (
    ("True or false? ", ""),
    ("Is this statement true or false? ", ""),
    ("Is the following true or false? ", ""),
    ("Would you call this true or false? ", ""),
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
    lures = _believable(workshop, base)
    lure = None if chance(key, "truth") % 2 else lures[chance(key, "lure") % len(lures)]
    shown: Answer | Distractor = lure or base.answer
    before, after = workshop.pick(WORDINGS, key)
    claim: dict[str, Any] = {
        "asks": str(base.asks),
        "text": shown.said,
        "value": shown.value,
        "right": base.answer.value,
    }
    if lure is not None:
        claim["why_false"] = lure.as_json()["why_false"]
    said = sentence("".join(part.text for part in filled(base, base.answer.said)))
    right, wrong = ("True", "False") if lure is None else ("False", "True")
    truth = "The statement says what the sources say." if lure is None else f"What the sources say is this: {said}"
    return Draft(
        family=FAMILY,
        asks=Asks.TRUTH,
        subjects=base.subjects,
        variant=variant,
        parts=(*_parts(before), *filled(base, shown.said), *_parts(after)),
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


def _believable(workshop: Workshop, base: Draft) -> Sequence[Distractor]:
    """The lures that somebody might believe alone: posts of the person's own, or of like standing; else all.

    'In 1995 the vice-governor was President' is no question. Raises DoesNotApply where there are only such.
    """
    if base.asks != Asks.OFFICE:
        return base.distractors
    offices = workshop.snapshot.offices
    like = standing(offices[base.answer.value])
    found = [one for one in base.distractors if one.rule == Rule.OTHER_POST or standing(offices[one.value]) == like]
    if not found:
        raise DoesNotApply("all other posts are so far above or below that nobody would believe the statement")
    return found


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
