"""Lint 32: what default study draws (QUESTIONS, "Worth asking"). Pure."""

from collections.abc import Sequence

from quizapp.questions.lints import Item
from quizapp.questions.vocabulary import Asks, Attribute, Family


def worth_asking(item: Item, tiers: Sequence[int], answer_tier: int = 1, *, is_ranked: bool = True) -> bool:
    """Whether default study draws the item. `tiers` are its subjects', `answer_tier` that of a person asked for.

    Tier 1 always; tier 2 what, who and order, never a bare year; tier 3 never. Beyond that: a purpose only of an
    essential document (of others the title says it), an order only with an essential on one side, a person only when
    worth knowing and asked for by an occasion: nobody should learn who came on which days.

    A topic that nobody ranked (`is_ranked` false: it has no essential, as a fresh import) would ask next to nothing:
    there all of tier 2 is drawn.
    """
    weakest, strongest = max(tiers), min(tiers)
    if not is_ranked:
        return weakest <= 2
    if weakest > 2 or answer_tier > 2:
        return False
    if item.asks == Asks.PERSON and all(found["attribute"] != Attribute.SIGNED for found in item.constraints):
        return False
    if weakest == 1:
        return True
    if item.family == Family.WHAT_IT_DID or item.asks == Asks.YEAR:
        return False
    return item.asks != Asks.EARLIER or strongest == 1
