"""What figures are allowed to be: the told value, and every value that an open conflict gives in its place."""

from decimal import Decimal, InvalidOperation
from itertools import product

from quizapp.questions.audit.world import World

NEAR = Decimal("0.02")


def as_number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def allowed(ref: str, world: World) -> list[Decimal] | None:
    """Every value that a figure may have; None where a conflict casts doubt on it without listing its value."""
    own = as_number(world.fact(ref)["value"])
    if own is None:
        return None
    values = {own}
    for conflict in world.conflicts_of.get(ref, ()):
        if conflict["field"] == "value":
            told = {as_number(value["value"]) for value in conflict["values"]} - {None}
            if own not in told:
                return None
            values |= {value for value in told if value is not None}
    return sorted(values)


def is_near(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers are within two percent of the larger one."""
    return abs(one - other) <= NEAR * max(abs(one), abs(other))


def directions(earlier: str, later: str, world: World) -> set[str] | None:
    """`rose`, `fell` or `same` under every combination of allowed values; None where one of them is not known."""
    before, after = allowed(earlier, world), allowed(later, world)
    if before is None or after is None:
        return None
    return {_direction(one, other) for one, other in product(before, after)}


def _direction(before: Decimal, after: Decimal) -> str:
    if is_near(before, after):
        return "same"
    return "rose" if after > before else "fell"


def always_lower(lower: str, higher: str, world: World) -> bool:
    """Whether a figure is below another under every allowed value of both."""
    one, other = allowed(lower, world), allowed(higher, world)
    return one is not None and other is not None and max(one) < min(other)
