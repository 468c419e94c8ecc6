"""The audit itself: every check on every question, with any exception turned into a finding."""

from collections.abc import Callable, Iterator
from typing import Any

from quizapp.questions.audit import evidence, form, options, structure, unique, unique_more, unique_orders
from quizapp.questions.audit.derived import base_of, making
from quizapp.questions.audit.findings import Check, Fault, Faults, Finding
from quizapp.questions.audit.item import Item
from quizapp.questions.audit.meaning import may_of
from quizapp.questions.audit.safe import RULES as _SAFE
from quizapp.questions.audit.safe_more import RULES as _SAFE_MORE
from quizapp.questions.audit.ties import as_shown, ties
from quizapp.questions.audit.world import World

UNIQUE: dict[str, Check] = {**unique.FAMILIES, **unique_orders.FAMILIES, **unique_more.FAMILIES}
SAFE = {**_SAFE, **_SAFE_MORE}


def audit(document: Any) -> list[Finding]:
    """Every fault of an exported bank, sorted; an empty list means that all its questions are proven and in order.

    Withdrawn questions and those that teachers wrote are held to the shape of the format only: they claim no proof.
    """
    if faults := list(structure.document_faults(document)):
        return [Finding("", "format", message) for message in faults]
    world = World(document)
    try:
        found = [Finding("", "facts", message) for message in world.faults()]
    except Exception as error:  # noqa: BLE001 - facts of any shape may come, and none may stop the audit
        found = [Finding("", "exception", f"reading the facts: {_shown(error)}")]
    try:
        shared = list(structure.identity_faults(document["questions"]))
    except Exception as error:  # noqa: BLE001
        shared = [("", f"the keys cannot be compared: {_shown(error)}")]
    found += [Finding(str(key), "identity", message) for key, message in shared]
    for row in document["questions"]:
        found += [Finding(str(row["key"]), code, message) for code, message in _faults(Item(row), world)]
    return sorted(set(found))


def _faults(item: Item, world: World) -> Iterator[Fault]:
    broken = list(_guarded(structure.shape, item, world))
    yield from broken
    try:
        exempt = item.is_teachers or item.is_withdrawn
    except Exception as error:  # noqa: BLE001
        yield "exception", f"reading the question: {_shown(error)}"
        return
    if exempt:
        return
    for check in OWN:
        yield from _guarded(check, item, world)
    try:
        base = base_of(item)
    except Exception as error:  # noqa: BLE001
        yield "exception", f"finding the question that it was made from: {_shown(error)}"
        return
    for check in MEANT:
        yield from _guarded(check, base, world)


def _guarded(check: Check, item: Item, world: World) -> Iterator[Fault]:
    """The faults that a check finds; where it cannot even be made, that is a fault."""
    try:
        yield from list(check(item, world))
    except Exception as error:  # noqa: BLE001 - a check that fails has proved nothing
        yield "exception", f"{check.__name__}: {_shown(error)}"


def _shown(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def uniqueness(item: Item, world: World) -> Faults:
    yield from UNIQUE[item.family](item, world)
    may = unique_more.career_may(item, world) if item.family == "career" else may_of(item, world)
    yield from evidence.may_is_whole(item, world, may)
    if shown := as_shown(item, world):
        for code, message in UNIQUE[item.family](shown, world):
            yield code, f"in the words of the stem: {message}"


def safety(item: Item, world: World) -> Faults:
    for lure in item.lures:
        yield from SAFE[lure.rule](item, lure, world)
        if lure.value == item.key_option.value:
            yield "S", f"{lure.text!r} is the key"


OWN: tuple[Callable[[Item, World], Faults], ...] = (
    structure.proof_is_there,
    structure.stem_is_its_parts,
    structure.references,
    structure.identity,
    making,
    options.positions,
    form.clean,
    form.wording,
    form.length_cue,
    form.acronyms,
)
# What is asked, as the question means it: a true/false or cloze is held to all that its base is held to.
MEANT: tuple[Callable[[Item, World], Faults], ...] = (
    structure.fits_its_family,
    uniqueness,
    safety,
    ties,
    options.option_texts,
    options.distinct,
    options.homogeneous,
    options.accepted,
    options.leaks,
    options.fits_the_order,
    form.clang,
    form.labels_in_time,
    form.finer_than_the_source,
    evidence.cited,
    evidence.sound,
    evidence.words_of_status,
    evidence.feedback,
    evidence.worth_asking,
)
