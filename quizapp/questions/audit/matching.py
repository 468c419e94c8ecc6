"""`match(constraint, fact)`: true, false or unknown (None), one function per attribute and sort of fact."""

from collections.abc import Callable

from quizapp.questions.audit.dates import When, certainly_apart, certainly_inside, parse, year_of
from quizapp.questions.audit.findings import Row
from quizapp.questions.audit.item import Constraint
from quizapp.questions.audit.people import may_stand_for, persons_at
from quizapp.questions.audit.titles import name_different_persons
from quizapp.questions.audit.words import alike, listed, normalise
from quizapp.questions.audit.world import World

Verdict = bool | None
Rule = Callable[[str, str, World], Verdict]

_CONTACT = frozenset(listed("visit talks meeting signing conference committee_meeting ceremony mission summit"))
_AGREED = frozenset(listed("agreement treaty protocol contract exchange_of_notes convention loan"))


def match(constraint: Constraint, ref: str, world: World) -> Verdict:
    """What the constraint says of the fact; a pair that the README does not name is unknown."""
    key = ("match", constraint, ref)
    if key not in world.memory:
        rule = _RULES.get((constraint.attribute, ref.partition(":")[0]))
        world.memory[key] = rule(constraint.value, ref, world) if rule else None
    return world.memory[key]  # type: ignore[no-any-return]


def may(constraints: list[Constraint], sort: str, world: World) -> list[str]:
    """The facts of that sort which no constraint contradicts, in document order: plain brute force."""
    return [ref for ref in world.by_sort[sort] if all(match(one, ref, world) is not False for one in constraints)]


def _kind(value: str, ref: str, world: World) -> Verdict:
    kind = world.fact(ref)["kind"]
    if world.is_disputed(ref, "kind"):
        return None
    if kind == value:
        return True
    return None if any({kind, value} <= group for group in (_CONTACT, _AGREED)) else False


def _title(value: str, ref: str, world: World) -> Verdict:
    row = world.fact(ref)
    titles = (row["title"], row["short_title"])
    if normalise(value) in {normalise(title) for title in titles}:
        return True
    if world.is_disputed(ref, "title"):
        return None
    if ref.startswith("event:") and name_different_persons(value, ref, world):
        return False
    return None if any(alike(value, title, world.country_words) for title in titles) else False


def within(window: When, tellings: tuple[When, ...]) -> Verdict:
    """Whether all tellings lie in the window, or all certainly outside; unknown otherwise and when undated."""
    verdicts = {
        True if certainly_inside(when, window) else False if certainly_apart(when, window) else None
        for when in tellings
    }
    return verdicts.pop() if len(verdicts) == 1 else None


def _date(value: str, ref: str, world: World) -> Verdict:
    window = parse(value)
    return None if window is None else within(window, world.tellings(ref))


def _host_country(value: str, ref: str, world: World) -> Verdict:
    known = world.fact(ref)["host_country"]
    return None if not known or world.is_disputed(ref, "host_country") else known == value


def _listed(value: str, ref: str, world: World, listed: list[str], *, is_complete: bool) -> Verdict:
    if value in listed:
        return True
    if not is_complete or any(may_stand_for(world, one, value) for one in listed):
        return None
    return False


def _leader(value: str, ref: str, world: World) -> Verdict:
    if world.is_disputed(ref, "leader", "participants"):
        return None
    complete = leaders_known(world.fact(ref))
    return _listed(value, ref, world, persons_at(world, ref, "leader"), is_complete=complete)


def leaders_known(event: Row) -> bool:
    return bool(event["lead_complete"] or event["participants_complete"])


def _leader_side(value: str, ref: str, world: World) -> Verdict:
    if world.is_disputed(ref, "leader", "participants"):
        return None
    countries = {world.persons[person]["country"] for person in persons_at(world, ref, "leader")}
    if value in countries:
        return True
    return False if leaders_known(world.fact(ref)) and "" not in countries else None


def _participant(value: str, ref: str, world: World) -> Verdict:
    if world.is_disputed(ref, "participants"):
        return None
    complete = bool(world.fact(ref)["participants_complete"])
    return _listed(value, ref, world, persons_at(world, ref), is_complete=complete)


def _host(value: str, ref: str, world: World) -> Verdict:
    if world.is_disputed(ref, "host", "participants"):
        return None
    complete = bool(world.fact(ref)["participants_complete"])
    return _listed(value, ref, world, persons_at(world, ref, "host"), is_complete=complete)


def all_apart(one: str, other: str, world: World) -> bool:
    """Whether two facts share no day in any of their tellings; undated ones are not known to."""
    left, right = world.tellings(one), world.tellings(other)
    return bool(left and right) and all(certainly_apart(mine, theirs) for mine in left for theirs in right)


def _signed(value: str, ref: str, world: World) -> Verdict:
    """Of the document itself; where that is false but may be true of a namesake, nobody knows which is meant."""
    verdict = _one_signed(f"agreement:{value}", ref, world)
    if verdict is not False:
        return verdict
    return None if any(_one_signed(other, ref, world) is not False for other in _namesakes(value, world)) else False


def _namesakes(value: str, world: World) -> tuple[str, ...]:
    """The other documents that share a whole title or short title with one."""
    key = ("documents of a name",)
    if key not in world.memory:
        bearers: dict[str, set[str]] = {}
        for row in world.document["agreements"]:
            for title in (row["title"], row["short_title"]):
                bearers.setdefault(normalise(title), set()).add(f"agreement:{row['key']}")
        world.memory[key] = bearers
    paper, found = world.fact(f"agreement:{value}"), world.memory[key]
    titles = [normalise(paper["title"]), normalise(paper["short_title"])]
    same = {other for title in titles if title for other in found[title]}
    return tuple(sorted(same - {f"agreement:{value}"}))


def _one_signed(paper: str, ref: str, world: World) -> Verdict:
    named = world.fact(paper)["event"]
    if world.is_disputed(ref, "agreements") or world.is_disputed(paper, "event"):
        return None
    if named:
        return bool(f"event:{named}" == ref)
    if world.fact(ref)["agreements_complete"] or all_apart(paper, ref, world):
        return False
    return None


def _signed_at(value: str, ref: str, world: World) -> Verdict:
    named = world.fact(ref)["event"]
    return None if not named or world.is_disputed(ref, "event") else named == value


def _signed_for(value: str, ref: str, world: World) -> Verdict:
    row = world.fact(ref)
    if world.is_disputed(ref, "signatories"):
        return None
    if any(signer["party"] == value for signer in row["signatories"]):
        return True
    return False if row["signatories_complete"] else None


def _purpose(value: str, ref: str, world: World) -> Verdict:
    own = world.fact(ref)["purpose"]
    if world.is_disputed(ref, "purpose"):
        return None
    if own and normalise(own) == normalise(value):
        return True
    if not own or alike(own, value, world.country_words):
        return None
    builds = any(world.fact(linked)["purpose"] == value for linked in family_of(ref, world))
    return None if builds else False


def family_of(ref: str, world: World) -> frozenset[str]:
    """The documents that a document builds on or replaces, or that do so with it, however many steps away."""
    key = ("built", ref)
    if key not in world.memory:
        world.memory[key] = frozenset(_steps(ref, world, up=True) | _steps(ref, world, up=False))
    return world.memory[key]  # type: ignore[no-any-return]


def _steps(ref: str, world: World, *, up: bool) -> set[str]:
    below: dict[str, set[str]] = world.memory.setdefault("below", {})
    if not below:
        for paper in world.by_sort["agreement"]:
            row = world.fact(paper)
            for base in (*row["implements"], *row["supersedes"]):
                below.setdefault(f"agreement:{base}", set()).add(paper)
    found: set[str] = set()
    waiting = [ref]
    while waiting:
        row_ref = waiting.pop()
        row = world.fact(row_ref)
        bases = {f"agreement:{key}" for key in (*row["implements"], *row["supersedes"])}
        for linked in (bases if up else below.get(row_ref, set())) - found:
            found.add(linked)
            waiting.append(linked)
    return found - {ref}


def _office(value: str, ref: str, world: World) -> Verdict:
    holders = [part for part in world.fact(ref)["participants"] if part["office"] == value]
    return True if holders and not world.is_disputed(ref, "office", "participants") else None


def _person(value: str, ref: str, world: World) -> Verdict:
    return True if value in persons_at(world, ref) and not world.is_disputed(ref, "participants") else None


def _place(value: str, ref: str, world: World) -> Verdict:
    return True if value in world.fact(ref)["places"] and not world.is_disputed(ref, "places", "place") else None


def _series(value: str, ref: str, world: World) -> Verdict:
    return bool(world.fact(ref)["series"] == value)


def _source(value: str, ref: str, world: World) -> Verdict:
    return True if value in world.sources_of(ref) else None


def _fact(value: str, ref: str, world: World) -> Verdict:
    return True if ref == value else None


def clue_year(value: str, world: World) -> int | None:
    """The year that a clue (`event:KEY+N`) comes to; None where the reference has no settled year."""
    ref, shift = split_clue(value)
    base = settled_year(ref, world)
    return None if base is None else base + shift


def split_clue(value: str) -> tuple[str, int]:
    """The reference and the number of years of a clue; raises ValueError on anything else."""
    cut = max(value.rfind("+"), value.rfind("-"))
    return value[:cut].removesuffix("+"), int(value[cut:])


def settled_year(ref: str, world: World) -> int | None:
    """The one year that every telling of a fact gives, unhedged; None otherwise."""
    years = {year_of(when) for when in world.tellings(ref)}
    return years.pop() if len(years) == 1 else None


def _clue(value: str, ref: str, world: World) -> Verdict:
    year = clue_year(value, world)
    if year is None:
        return None
    if settled_year(ref, world) == year:
        return True
    window = parse(f"{year:04}")
    assert window is not None
    return False if within(window, world.tellings(ref)) is False else None


_RULES: dict[tuple[str, str], Rule] = {
    **{("kind", sort): _kind for sort in ("event", "agreement")},
    **{("title", sort): _title for sort in ("event", "agreement", "figure")},
    **{("date", sort): _date for sort in ("event", "agreement")},
    **{("clue", sort): _clue for sort in ("event", "agreement")},
    **{("source", sort): _source for sort in ("event", "agreement", "figure")},
    **{("fact", sort): _fact for sort in ("event", "agreement", "figure", "person")},
    ("host_country", "event"): _host_country,
    ("leader", "event"): _leader,
    ("leader_side", "event"): _leader_side,
    ("participant", "event"): _participant,
    ("host", "event"): _host,
    ("signed", "event"): _signed,
    ("office", "event"): _office,
    ("person", "event"): _person,
    ("place", "event"): _place,
    ("signed_at", "agreement"): _signed_at,
    ("signed_for", "agreement"): _signed_for,
    ("purpose", "agreement"): _purpose,
    ("series", "figure"): _series,
    ("period", "figure"): _date,
}
