"""The closed words of the format and what each family may be made of, as the README publishes them."""

from dataclasses import dataclass

from quizapp.questions.audit.words import listed

_DATES = frozenset({"year", "month", "day", "period"})
_OPTIONS = range(3, 6)
_ONE, _TWO = range(1, 2), range(2, 3)


@dataclass(frozen=True, slots=True)
class Shape:
    """What a question of a family may ask, which reasons its lures may have, and how many options it has."""

    asks: frozenset[str]
    rules: frozenset[str]
    subjects: frozenset[str]  # sorts of its subject facts
    options: range = _OPTIONS


def _shape(asks: str, rules: str, subjects: str, options: range = _OPTIONS) -> Shape:
    return Shape(frozenset(asks.split()), frozenset(rules.split()), frozenset(subjects.split()), options)


_DATE_ASKS = " ".join(sorted(_DATES))
FAMILIES: dict[str, Shape] = {
    "date_of_event": _shape(_DATE_ASKS, "disjoint_date", "event"),
    "date_of_agreement": _shape(_DATE_ASKS, "disjoint_date", "agreement"),
    "date_by_clue": _shape("year", "disjoint_date", "event agreement"),
    "person_in_event": _shape("person", "complete_list", "event agreement"),
    "agreement_at_event": _shape("agreement", "signed_elsewhere", "agreement"),
    "what_it_did": _shape("purpose agreement", "other_purpose", "agreement"),
    "office_holder": _shape("person", "other_holder", "event"),
    "career": _shape("office", "other_post other_holder", "person event"),
    "place": _shape("place", "other_place", "event"),
    "figure": _shape("value", "other_value", "figure"),
    "trend": _shape("trend", "other_direction other_value", "figure"),
    "order_two": _shape("earlier", "later", "event agreement", _TWO),
    "before_after": _shape("side_of_anchor", "other_order", "event agreement", _TWO),
    "order_k": _shape("order", "", "event agreement", _ONE),
    "timeline": _shape("slot", "other_order", "event agreement"),
    "told_as": _shape("told", "other_status", "event agreement figure"),
    "check_source": _shape("check", "no_bearing", "event agreement figure person"),
    "which_source": _shape("source", "not_named", "event agreement figure"),
    # Made from the others: what they ask, why a lure is wrong and what they are about is the base family's.
    "true_false": _shape("truth", "one_slot", "", _TWO),
    "cloze": _shape("", "", "", range(1, 6)),
}
RULES = frozenset(rule for shape in FAMILIES.values() for rule in shape.rules)
ATTRIBUTES = frozenset(
    listed(
        "kind title date host_country leader leader_side participant host signed signed_at signed_for purpose "
        "office person place series period source clue fact"
    )
)
OPERATORS = frozenset({"is", "within", "similar", "has"})
FORMATS = frozenset(listed("choice order_two true_false timeline typed cloze order_k flashcard"))
PROOF_STATES = frozenset({"holds", "withdrawn"})
EDITORIAL_STATES = frozenset({"unreviewed", "approved", "rejected"})
ORIGINS = frozenset({"generated", "teacher"})
TOLD = frozenset({"done", "planned", "claimed"})
DATE_ASKS = _DATES
