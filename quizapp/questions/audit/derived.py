"""True/false and cloze: the question that each was made from, and what must hold of the making."""

from quizapp.questions.audit.findings import Faults, Row
from quizapp.questions.audit.item import Item
from quizapp.questions.audit.world import World

BLANK = "____"


def base_of(item: Item) -> Item:
    """The question whose proof a true/false or cloze carries; any other question is its own base.

    A true statement becomes its answer, a false one the only lure beside the right answer. Raises KeyError or
    ValueError where the variant or the claim do not say which question it was.
    """
    if item.family == "cloze":
        family, _, variant = item.variant.partition(":")
        return Item(item.row | {"family": family, "variant": variant, "made_as": "cloze"})
    if item.family != "true_false":
        return item
    family, asks, variant = (*item.variant.split(":", 2), "")[:3]
    claim = item.proof["claim"]
    right: Row = {"text": "", "value": claim["right"], "accepted": [], "unsaid": True}
    lures: list[Row] = []
    if claim["value"] == claim["right"]:
        right |= {"text": claim["text"], "unsaid": False}
    else:
        said = {name: claim[name] for name in ("text", "value", "why_false")}
        lures = [{**item.row["distractors"][0], **said}]
    row = {"family": family, "asks": asks, "variant": variant, "answer": right, "distractors": lures}
    return Item(item.row | row | {"made_as": "true_false"})


def making(item: Item, world: World) -> Faults:
    """E33 and the like: one slot, filled with the claim or left blank, and the verdict that follows from the claim."""
    slots = [part["text"] for part in item.parts if part.get("slot")]
    if item.family == "cloze" and slots != [BLANK]:
        yield "E33", "the sentence has not exactly one blank"
    if item.family != "true_false":
        return
    claim = item.proof["claim"]
    if slots != [claim["text"]]:
        yield "E33", "the statement does not say its claim in exactly one slot"
    verdict = "true" if claim["value"] == claim["right"] else "false"
    if item.key_option.value != verdict:
        yield "U", f"the claim {claim['text']!r} makes the statement {verdict}"
    if {option.value for option in item.options} != {"true", "false"}:
        yield "E33", "the options are not true and false"
    for option in item.options:
        if option.text.casefold() != option.value:
            yield "option", f"{option.text!r} does not say {option.value!r}"
    if (verdict == "true") == ("why_false" in claim):
        yield "E33", "a reason belongs to a false claim, and to no true one"
    if any(not lure.row["truth"].strip() or not lure.row["why_false"]["text"].strip() for lure in item.lures):
        yield "E31", "nothing is told about the wrong verdict"
    if any(lure.rule != "one_slot" or lure.facts != item.subjects for lure in item.lures):
        yield "S", "the reason of the wrong verdict is not about the facts of the statement"
