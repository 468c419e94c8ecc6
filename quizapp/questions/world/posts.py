"""Who held an office at an event, which office somebody held in a stretch of time, and who or what certainly not. Pure.

The answers and the reasons of the families `office_holder` and `career`: generator and safety rules ask the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from quizapp.facts import dates
from quizapp.facts.snapshot import EventFact
from quizapp.questions.world.attested import Attestation, Attested, Span, attested
from quizapp.questions.world.proof import Proof, World
from quizapp.questions.world.tellings import dated_within

A_MONTH = timedelta(days=31)


# --- who held it ----------------------------------------------------------------------------------------------------
def holder_at(world: World, office: str, event: EventFact) -> str | None:
    """The one person recorded in an exclusive office at an event; None when unknown, several, or another may have been.

    Somebody else named in the office both before and after, or on those days, leaves it open who held it.
    """
    known = attested(world)
    found = {participant.person for participant in event.participants if participant.office == office}
    if len(found) != 1 or not is_exclusive(world, office):
        return None
    (person,) = found
    row = known.row(person, office, event.key)
    if row is None or row.span is None:
        return None
    for other in known.holders(office):
        reach = known.reach(other, office)
        if reach is not None and reach.touches(row.span) and not world.may_be_one(other, person):
            return None
    return person


def is_exclusive(world: World, office: str) -> bool:
    """Whether one person holds the office at a time."""
    found = world.snapshot.offices.get(office)
    return found is not None and found.exclusive


def holders_apart(world: World, office: str) -> int:
    """How many named persons are attested in an office who are certainly different ones."""
    return world.keep(("posts", "holders", office), lambda: _count_holders(world, office))


def _count_holders(world: World, office: str) -> int:
    found: list[str] = []
    for person in attested(world).holders(office):
        is_new = not any(world.may_be_one(person, other) for other in found)
        if is_new and attested(world).span(person, office) and not world.snapshot.persons[person].unnamed:
            found.append(person)
    return len(found)


def holder_problem(world: World, office: str, event: EventFact, person: str, elsewhere: str) -> str:
    """Why a person may have held an office of one holder at an event after all; '' when that certainly was another.

    `elsewhere` is an event at which the person is attested in the office.
    """
    known = attested(world)
    span, reach = Span.of(event.when), known.reach(person, office)
    if not is_exclusive(world, office):
        return "several may hold that office at a time"
    if holder_at(world, office, event) is None:
        return "it is not settled who held it then"
    if known.row(person, office, elsewhere) is None or reach is None:
        return "the person is not attested in that office"
    if any(world.may_be_one(participant.person, person) for participant in event.participants):
        return "the person may have been there"
    if span is None or reach.touches(months_of(span)):
        return "the person may have held it in that month"
    return ""


def months_of(span: Span) -> Span:
    """From the first day of its first month to the last day of its last."""
    last = span.last.replace(day=28)
    if (last.year, last.month) == (9999, 12):
        return Span(span.first.replace(day=1), date.max)
    return Span(span.first.replace(day=1), (last + timedelta(days=4)).replace(day=1) - timedelta(days=1))


# --- what somebody was ----------------------------------------------------------------------------------------------
def posts_within(world: World, person: str, window: str) -> Proof:
    """U of a career: all attestations of a person that may lie in an EDTF window name one office.

    One that does not count (hedged, disputed) breaks the proof. So does another office of somebody who may be the same
    person, or under a document.
    """
    rows = [row for row in _rows_near(world, person, window) if row.is_done]
    own = [row for row in rows if row.person == person and row.event]
    offices = {row.office for row in own}
    refs = tuple(sorted({f"event:{row.event}" for row in own}))
    if not all(row.counted for row in own):
        return Proof(refs, (), "what an event attests of the person then is doubtful")
    if not refs:
        return Proof(refs, (), "nothing attests the person in an office then")
    if len(offices) > 1:
        return Proof(
            refs, tuple(sorted(offices)), f"needs a distinguishing detail: {len(offices)} answers are possible"
        )
    if others := {row.office for row in rows} - offices:
        return Proof(refs, (), f"the person may have been {min(others)} then")
    return Proof(refs, tuple(offices))


def _rows_near(world: World, person: str, window: str) -> list[Attestation]:
    """Attestations of a person, or of somebody who may be that one, that may lie in the window."""
    found: list[Attestation] = []
    span = _bounds(window)
    for key in sorted(world.identities.could_be(person)):
        by_year = world.keep(("posts", "years", key), lambda key=key: _by_year(attested(world), key))  # type: ignore[misc]
        rows = dict.fromkeys(
            row for year in (None, *range(span.first.year, span.last.year + 1)) for row in by_year.get(year, ())
        )
        found += [row for row in rows if row.reach.touches(span)]
    return found


def _by_year(known: Attested, person: str) -> Mapping[int | None, list[Attestation]]:
    """By each year that an attestation may touch; those without end stand under None."""
    found: dict[int | None, list[Attestation]] = {}
    for row in known.of_person.get(person, ()):
        is_open = row.reach.first == date.min or row.reach.last == date.max
        for year in [None] if is_open else range(row.reach.first.year, row.reach.last.year + 1):
            found.setdefault(year, []).append(row)
    return found


@dataclass(frozen=True, slots=True)
class Career:
    """What a question says of somebody: this office, attested at this event, in an EDTF window around it."""

    person: str
    office: str
    event: EventFact
    window: str


def own_post_problem(world: World, career: Career, office: str, elsewhere: str) -> str:
    """Why another post of the same person may have been held in the window; '' when it certainly was not.

    `elsewhere` is the event that attests the person in it.
    """
    known = attested(world)
    reach = known.reach(career.person, office)
    if known.row(career.person, office, elsewhere) is None or reach is None:
        return "the person is not attested in that office"
    if known.go_together(career.office, office):
        return "one person may hold both offices at once"
    span = _bounds(career.window)
    if reach.touches(years_of(span)):
        return "the person is attested in it in that year"
    if span.last - span.first > A_MONTH and not _changed_outside(known, career.person, reach, span):
        return "the change of office may fall into that year"
    return ""


def _changed_outside(known: Attested, person: str, reach: Span, span: Span) -> bool:
    """Whether a full year, or the person's next post, lies between a post and a stretch of time."""
    rows = [row.span for row in known.of_person.get(person, ()) if row.counted and row.span]
    if reach.last < span.first:
        return span.first.year - reach.last.year > 1 or any(reach.last < row.first <= span.first for row in rows)
    return reach.first.year - span.last.year > 1 or any(span.last <= row.last < reach.first for row in rows)


def held_by_another_problem(world: World, career: Career, office: str, elsewhere: str) -> str:
    """Why an office that somebody else is attested in may have been this person's in the window; '' when it was not.

    `elsewhere` is the event that attests another person in it.
    """
    known, days = attested(world), Span.of(career.event.when)
    at = world.snapshot.events.get(elsewhere)
    if not is_exclusive(world, office):
        return "several may hold that office at a time"
    if at is None or days is None or dated_within(world.snapshot, at, career.window) is not True:
        return "nobody is attested in that office then"
    if known.go_together(career.office, office):
        return "one person may hold both offices at once"
    years = years_of(_bounds(career.window))
    for key in world.identities.could_be(career.person):
        reach = known.reach(key, office)
        if reach is not None and reach.touches(years):
            return "the person may have held it in that year"
    others = {part.person for part in at.participants if part.office == office}
    if any(world.may_be_one(other, career.person) for other in others):
        return "the person may be the one attested in it"
    spans = [known.span(other, office) for other in others if known.row(other, office, elsewhere)]
    if not any(span is not None and span.holds(days) for span in spans):
        return "nobody else is certain to have held that office on the very days"
    return ""


def years_of(span: Span) -> Span:
    """The whole calendar years that a span touches."""
    return Span(date(span.first.year, 1, 1), date(span.last.year, 12, 31))


def _bounds(window: str) -> Span:
    parsed = dates.parse(window)
    assert parsed.earliest and parsed.latest
    return Span(parsed.earliest, parsed.latest)
