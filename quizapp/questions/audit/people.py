"""When two persons may be one, and who was where. From the README alone."""

from quizapp.questions.audit.dates import months_around, share_a_day, span_of
from quizapp.questions.audit.findings import Row
from quizapp.questions.audit.words import fold, words_of
from quizapp.questions.audit.world import World


def may_be_same(world: World, one: str, other: str) -> bool:
    """The same key, a recorded doubt, or the words of a name of one all in a name of the other."""
    if one == other:
        return True
    pair = ("same", *sorted((one, other)))
    if pair not in world.memory:
        left, right = world.persons[one], world.persons[other]
        world.memory[pair] = other in left["possibly_same"] or one in right["possibly_same"] or _names_meet(left, right)
    return bool(world.memory[pair])


def may_stand_for(world: World, listed: str, asked: str) -> bool:
    """As `may_be_same`; and an unnamed person of a list may be anybody of the same or an unknown country."""
    if may_be_same(world, listed, asked):
        return True
    one, other = world.persons[listed], world.persons[asked]
    return any(
        (unnamed["unnamed"] and named["country"] in {unnamed["country"], ""})
        or (unnamed["unnamed"] and not unnamed["country"])
        for unnamed, named in ((one, other), (other, one))
    )


def names_of(person: Row) -> list[str]:
    return [person["name"], *person["aliases"]]


def _names_meet(left: Row, right: Row) -> bool:
    folds = not (left["name_system"] == right["name_system"] == "pinyin")
    for one in names_of(left):
        for other in names_of(right):
            mine, theirs = words_of(one), words_of(other)
            if not mine or not theirs:
                continue
            if set(mine) <= set(theirs) or set(theirs) <= set(mine):
                return True
            if folds:
                mine_folded, theirs_folded = {fold(word) for word in mine}, {fold(word) for word in theirs}
                if mine_folded <= theirs_folded or theirs_folded <= mine_folded:
                    return True
    return False


def persons_at(world: World, event: str, *roles: str) -> list[str]:
    """The persons of an event, of the given roles only if there are any."""
    parts = world.fact(event)["participants"]
    return [part["person"] for part in parts if not roles or part["role"] in roles]


def was_there(world: World, person: str, event: str) -> bool:
    """Whether the person is recorded in the event's host country in the calendar months of the event."""
    row = world.fact(event)
    mine = world.tellings(event)
    if not mine or not row["host_country"]:
        return False
    months = months_around(span_of(mine))
    for other in world.by_sort["event"]:
        if world.fact(other)["host_country"] != row["host_country"]:
            continue
        near = any(share_a_day(when, months) for when in world.tellings(other))
        if near and any(may_be_same(world, one, person) for one in persons_at(world, other)):
            return True
    return False
