"""Whether a question has the shape of the format, uses its closed words, and refers only to what is there."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from quizapp.questions.audit.findings import Fault, Faults, Row
from quizapp.questions.audit.item import Item
from quizapp.questions.audit.meaning import sort_of
from quizapp.questions.audit.vocabulary import (
    ATTRIBUTES,
    EDITORIAL_STATES,
    FAMILIES,
    FORMATS,
    OPERATORS,
    ORIGINS,
    PROOF_STATES,
    RULES,
)
from quizapp.questions.audit.world import World

_FIELDS: dict[str, type] = {
    "version": int,
    "family": str,
    "asks": str,
    "variant": str,
    "origin": str,
    "proof": dict,
    "editorial": dict,
    "stem": str,
    "stem_parts": list,
    "subject_facts": list,
    "constraints": list,
    "answer": dict,
    "distractors": list,
    "formats": list,
    "feedback": dict,
    "citations": list,
    "tier": int,
    "default_study": bool,
    "lints": list,
}
TABLES = ("sources", "persons", "offices", "places", "events", "agreements", "figures", "conflicts", "questions")


def document_faults(document: Any) -> Iterator[str]:
    """What keeps the document from being audited at all."""
    if not isinstance(document, dict):
        yield "this is no JSON object"
        return
    if document.get("format") != "quizapp-bank" or document.get("version") != 1:
        yield "this is no quizapp-bank document of version 1"
    if not isinstance(document.get("topic"), dict):
        yield "it has no topic"
    for table in TABLES:
        rows = document.get(table)
        if not isinstance(rows, list) or not all(_has_key(row) for row in rows):
            yield f"its {table} are no list of rows with a key"
            continue
        if table != "questions":
            yield from (f"two {table} have the key {key}" for key in repeated(row["key"] for row in rows))


def _has_key(row: Any) -> bool:
    return isinstance(row, dict) and isinstance(row.get("key"), str)


def repeated(keys: Iterator[Any]) -> list[Any]:
    return sorted(key for key, times in Counter(keys).items() if times > 1)


def identity_faults(questions: list[Row]) -> Iterator[tuple[str, str]]:
    """Keys that two questions share, and pairs that ask one thing of the same facts under different keys."""
    yield from ((key, "two questions have this key") for key in repeated(row["key"] for row in questions))
    seen: dict[str, str] = {}
    for row in questions:
        same = json.dumps(
            [row.get("family"), sorted(row.get("subject_facts", ())), row.get("asks"), row.get("variant")]
        )
        if seen.setdefault(same, row["key"]) != row["key"]:
            yield row["key"], f"it asks the same of the same facts as {seen[same]}"


def question_key(slug: str, family: str, subjects: list[str], asks: str, variant: str) -> str:
    """The identity of a question: sixteen hex digits of SHA-256 over compact JSON, subjects sorted."""
    text = json.dumps([slug, family, sorted(subjects), asks, variant], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def shape(item: Item, world: World) -> Faults:
    """Fields, their types, and the words of the closed vocabularies."""
    for name, kind in _FIELDS.items():
        if not isinstance(item.row.get(name), kind):
            yield "schema", f"{name} is missing or no {kind.__name__}"
    yield from _states(item)
    family = FAMILIES.get(item.family)
    if family is None:
        yield "vocabulary", f"unknown family {item.family!r}"
        return
    if item.is_teachers:
        return
    if len(item.options) not in family.options:
        yield "E1", f"{len(item.options)} options"
    for constraint in item.constraints:
        if constraint.attribute not in ATTRIBUTES:
            yield "vocabulary", f"unknown attribute {constraint.attribute!r}"
        if constraint.operator not in OPERATORS:
            yield "vocabulary", f"unknown operator {constraint.operator!r}"
        if not isinstance(constraint.value, str) or not constraint.value:
            yield "schema", f"the constraint on {constraint.attribute} has no value"
    for unknown in {lure.rule for lure in item.lures} - RULES:
        yield "vocabulary", f"unknown reason {unknown!r}"
    yield from _formats(item)


def _states(item: Item) -> Iterator[Fault]:
    if item.row["origin"] not in ORIGINS:
        yield "vocabulary", f"unknown origin {item.row['origin']!r}"
    if item.proof.get("state") not in PROOF_STATES:
        yield "vocabulary", f"unknown state of the proof {item.proof.get('state')!r}"
    if item.row["editorial"].get("state") not in EDITORIAL_STATES:
        yield "vocabulary", f"unknown editorial state {item.row['editorial'].get('state')!r}"
    if item.proof.get("state") == "withdrawn" and not item.proof.get("reason"):
        yield "proof", "it is withdrawn without a reason"
    if item.row["editorial"].get("state") == "rejected" and not item.row["editorial"].get("reason"):
        yield "proof", "it is rejected without a reason"


def _formats(item: Item) -> Iterator[Fault]:
    if not item.formats:
        yield "schema", "it has no format"
    for unknown in set(item.formats) - FORMATS:
        yield "vocabulary", f"unknown format {unknown!r}"
    for name in ("order_two", "order_k", "timeline", "true_false", "cloze"):
        if name in item.formats and item.family not in {name, "before_after" if name == "order_two" else name}:
            yield "vocabulary", f"{item.family} cannot be put as {name}"


def fits_its_family(item: Item, world: World) -> Faults:
    """What is asked, the reasons and the sorts of subjects are those of the family, or of the one it was made from."""
    family = FAMILIES.get(item.family)
    if family is None:
        yield "vocabulary", f"unknown family {item.family!r}"
        return
    if item.row.get("made_as") != "true_false" and len(item.options) not in family.options:
        yield "E1", f"{len(item.options)} options"
    if item.asks not in family.asks:
        yield "vocabulary", f"{item.family} does not ask {item.asks!r}"
    for lure in item.lures:
        if lure.rule not in family.rules:
            yield "vocabulary", f"{lure.rule!r} is no reason of {item.family}"
    if not {sort_of(ref) for ref in item.subjects} <= family.subjects:
        yield "identity", f"{item.family} is not about {', '.join(item.subjects)}"


def proof_is_there(item: Item, world: World) -> Faults:
    for name in ("may", "answers"):
        if not item.proof.get(name):
            yield "proof", f"the proof has no {name}"
    if not item.proof.get("evidence"):
        yield "proof", "the proof has no evidence"


def stem_is_its_parts(item: Item, world: World) -> Faults:
    if "".join(part["text"] for part in item.parts) != item.stem:
        yield "tie", "the parts joined are not the stem"
    for part in item.parts:
        index = part.get("constraint")
        if index is not None and not 0 <= index < len(item.constraints):
            yield "tie", f"{part['text']!r} carries a constraint that does not exist"


def references(item: Item, world: World) -> Faults:
    """Every reference of the question names a fact of the document."""
    named = [*item.subjects, *item.proof.get("may", ())]
    for lure in item.lures:
        named += [*lure.facts, *lure.row["truth_facts"]]
    named += [neighbour["ref"] for neighbour in item.feedback.get("neighbours", ())]
    for ref in dict.fromkeys(named):
        if ref not in world.facts:
            yield "reference", f"{ref} names nothing in this document"


def identity(item: Item, world: World) -> Faults:
    slug = world.document["topic"]["slug"]
    if item.key != question_key(slug, item.family, item.subjects, item.asks, item.variant):
        yield "identity", "its key is not the hash of what it asks"
    if len(set(item.subjects)) != len(item.subjects) or not item.subjects:
        yield "identity", "its subjects are none, or one twice"
