"""Person in event, by functional role: who led a side's delegation, who signed a document for a party.

Never 'who attended': only a list marked complete proves that somebody was not there.
"""

from collections.abc import Callable, Iterator

from quizapp.facts.snapshot import EventFact
from quizapp.questions.describe import Piece, date_pieces, host_constraint, refer, signed_pieces
from quizapp.questions.draft import CITATIONS, Answer, Draft, Gap, NoQuestion, Part
from quizapp.questions.proof import Constraint, World
from quizapp.questions.vocabulary import Asks, Attribute, Family, Operator
from quizapp.questions.wording import in_phrase, person_in_office, sentence
from quizapp.questions.workshop import Workshop, attempt, checked_evidence

FAMILY = Family.PERSON_IN_EVENT


def drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    for event in workshop.snapshot.events.values():
        for side in _sides(workshop, event):
            yield from attempt(FAMILY, [event.ref], lambda e=event, s=side: _draft(workshop, e, s))  # type: ignore[misc]


def _sides(workshop: Workshop, event: EventFact) -> list[str]:
    """The countries whose delegation somebody led, for visits: the one kind whose leader is asked."""
    if event.kind != "visit":
        return []
    persons = workshop.snapshot.persons
    return sorted({persons[participant.person].country for participant in event.persons("leader")})


def leader_of(world: World, side: str) -> Callable[[EventFact], str | None]:
    """The answer function: the one leader of a side, '' when that side led nothing; None when unknown or joint."""

    def answer(event: EventFact) -> str | None:
        if not (event.lead_complete or event.participants_complete):
            return None
        persons = world.snapshot.persons
        leaders = [part.person for part in event.persons("leader")]
        found = [key for key in leaders if persons[key].country == side]
        if len(found) > 1 or any(not persons[key].country for key in leaders):
            return None  # joint, or perhaps joint: nobody says whose side that leader was on
        return found[0] if found else ""

    return answer


def _draft(workshop: Workshop, event: EventFact, side: str) -> Draft:
    world, snapshot = workshop.world, workshop.snapshot
    checked_evidence(event)
    right = leader_of(world, side)(event)
    if not right:
        raise NoQuestion("it was led jointly, or the source does not settle who led it")
    person = snapshot.persons[right]
    if person.unnamed:
        raise NoQuestion("the source does not name the leader")
    if workshop.disputed(event, "leader", "participants", "host_country") or workshop.disputed(person, "name"):
        raise NoQuestion("the tellings disagree on it")
    if not event.host_country or not event.when.is_bounded:
        raise NoQuestion("its date or host country is not known")
    dates = workshop.settled_dates(event, date_pieces(event))
    if not dates:
        raise NoQuestion("its date is too vague or disputed to say which visit is meant")
    base = [
        Piece("Who led the ", f"{snapshot.adjective(side)} delegation", _from_side(side)),
        Piece(" on its ", "visit", Constraint(Attribute.KIND, Operator.IS, event.kind)),
        Piece(" to ", snapshot.country_name(event.host_country), host_constraint(event)),
    ]
    reference = refer(world, [*base, *_anchor(workshop, event, dates)], [], leader_of(world, side))
    key = workshop.key(FAMILY, [event.ref], Asks.PERSON, side)
    lures = workshop.lures.leaders(event, right, side, key)
    names = workshop.lures.option_names([right, *(lure.value for lure in lures)])
    participant = next(part for part in event.persons("leader") if part.person == right)
    return Draft(
        family=FAMILY,
        asks=Asks.PERSON,
        subjects=(event.ref,),
        variant=side,
        parts=(*reference.parts(), Part("?")),
        constraints=reference.constraints,
        answer=Answer(names[right], person.key, tuple(sorted({person.name, *person.aliases} - {names[right]}))),
        distractors=lures,
        proof=reference.proof,
        why=sentence(
            f"{person_in_office(snapshot, person, participant.office)} led that visit to "
            f"{snapshot.country_name(event.host_country)} {in_phrase(event.when, 'day')}"
        ),
        citations=event.citations[:CITATIONS],
        tier=event.tier,
        told=event.told,
    )


def _from_side(side: str) -> Constraint:
    """Whose delegation: known from the leaders, so it contradicts an event only when they are all known."""
    return Constraint(Attribute.LEADER_SIDE, Operator.HAS, side)


def _anchor(workshop: Workshop, event: EventFact, dates: list[Piece]) -> list[Piece]:
    """What sets this visit apart from others of the month that nobody recorded: a document, else its exact days."""
    documents = signed_pieces(workshop.world, event, ", when ")
    if documents and dates[0].constraint != dates[-1].constraint:
        return [dates[0], documents[0]]
    return [dates[-1]]
