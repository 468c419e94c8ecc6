"""Lint 32: what default study draws (QUESTIONS, "Worth asking"). Pure."""

from collections.abc import Sequence

from quizapp.questions.item import Item
from quizapp.questions.vocabulary import Asks, Attribute, Family

# Asked of standard facts as well: the story, not its amounts and dates.
STORY = {
    Family.PERSON_IN_EVENT,
    Family.AGREEMENT_AT_EVENT,
    Family.OFFICE_HOLDER,
    Family.CAREER,
    Family.PLACE,
    Family.TREND,
    Family.TOLD_AS,
    Family.CHECK_SOURCE,
    Family.WHICH_SOURCE,
}
ORDERS = {Asks.EARLIER, Asks.SIDE_OF_ANCHOR, Asks.ORDER, Asks.SLOT}


def worth_asking(item: Item, tiers: Sequence[int], answer_tier: int = 1, *, is_ranked: bool = True) -> bool:
    """Whether default study draws the item. `tiers` are its subjects', `answer_tier` that of a person asked for.

    Tier 1 in any family; tier 2 what, who, where, period and order, never a bare year or an amount; tier 3 never, and
    nobody is asked for a day: the year or the month carries the point. Beyond that: a purpose only of an essential
    document (of others the title says it), an order only with an essential in it, who led a visit only where an
    occasion tells which. A blank to fill, or a date or an order to judge, only of essentials.

    A topic that nobody ranked (`is_ranked` false: it has no essential, as a fresh import) would ask next to nothing:
    there all of tier 2 is drawn.
    """
    family, asks = _asked(item)
    weakest, strongest = max(tiers), min(tiers)
    if weakest > 2 or answer_tier > 2 or asks == Asks.DAY:
        return False
    if not is_ranked:
        return True
    if family == Family.PERSON_IN_EVENT and not _has_occasion(item):
        return False
    if weakest > 1 and (item.family == Family.CLOZE or (item.family == Family.TRUE_FALSE and family not in STORY)):
        return False
    if weakest == 1 or family in STORY:
        return True
    return asks == Asks.PERIOD or (asks in ORDERS and strongest == 1)


def _asked(item: Item) -> tuple[str, str]:
    """Family and field of a question; of a statement those of the question it was made from."""
    if item.family == Family.TRUE_FALSE:
        family, asks = item.variant.split(":")[:2]
        return family, asks
    if item.family == Family.CLOZE:
        return item.variant.partition(":")[0], item.asks
    return item.family, item.asks


def _has_occasion(item: Item) -> bool:
    """Whether a stem says on which occasion: nobody should learn who came on which days."""
    return any(found["attribute"] in (Attribute.SIGNED, Attribute.SIGNED_FOR) for found in item.constraints)
