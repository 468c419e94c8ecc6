"""Person in event, by functional role: who led a side's delegation, who received it, who signed for a party.

Never 'who attended': only a list marked complete proves that somebody was not there.
"""

from collections.abc import Callable, Iterator

from quizapp.facts.snapshot import AgreementFact, EventFact, PersonFact
from quizapp.questions.describe import Piece, Reference, date_pieces, host_constraint, refer, signed_pieces
from quizapp.questions.draft import CITATIONS, Answer, DoesNotApply, Draft, Gap, NoQuestion, Part
from quizapp.questions.families.common import OTHER_ANSWER, Turns, not_done, settled_of_subject, weightiest_first
from quizapp.questions.item import Item
from quizapp.questions.language.office_words import party_phrase
from quizapp.questions.language.sentences import BLANK, Slots, fill, formats_of_person
from quizapp.questions.language.wording import (
    in_phrase,
    named,
    person_in_office,
    possessive,
    sentence,
    was,
    within_phrase,
)
from quizapp.questions.lures.persons import PersonLures
from quizapp.questions.vocabulary import Asks, Attribute, Family, Operator
from quizapp.questions.workshop import Workshop, attempt, checked_evidence
from quizapp.questions.world.occasions import by_title, names_person
from quizapp.questions.world.proof import Constraint, Proof, World
from quizapp.questions.world.windows import settled_window

FAMILY = Family.PERSON_IN_EVENT
HOST = "host"  # the variant that asks who received; a country asks who led its delegation
LONG_OFFICE = 5  # words of a title
TURNS = 2  # documents of a party of which one signatory is asked
SIGNED = "signed:"  # before the party that somebody signed for

LED_WORDINGS = (
    "Who led {side} on its {visit} to {host} {date}{paper}?",
    "Who headed {side} on its {visit} to {host} {date}{paper}?",
    "Who was the leader of {side} on its {visit} to {host} {date}{paper}?",
    "By whom was {side} led on its {visit} to {host} {date}{paper}?",
    "Who was at the head of {side} on its {visit} to {host} {date}{paper}?",
    "{date}{paper}, {side} paid a {visit} to {host}: who led it?",
)
LED_STATEMENT = "{date}{paper}, {side} on its {visit} to {host} was led by {blank}."
HOST_WORDINGS = (
    "Who hosted {occasion}?",
    "Who was the host of {occasion}?",
    "By whom was {occasion} hosted?",
    "{occasion}: who was the host?",
    "Who received the guests of {occasion}?",
    "Whose guests met at {occasion}?",
)
HOST_STATEMENT = "The host of {occasion} was {blank}."
SIGNED_WORDINGS = (
    "Who signed {paper} for {party}{date}?",
    "Who signed {paper} on behalf of {party}{date}?",
    "Who was {partys} signatory of {paper}{date}?",
    "Who put {partys} signature to {paper}{date}?",
    "On behalf of {party}, who signed {paper}{date}?",
    "{paper}: who signed for {party}{date}?",
)
SIGNED_STATEMENT = "{paper} {was} signed for {party}{date} by {blank}."


def drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    lures, turns = PersonLures(workshop.world), Turns(TURNS)
    for event in workshop.snapshot.events.values():
        for side in _sides(workshop, event):
            yield from attempt(FAMILY, [event.ref], lambda e=event, s=side: _led(workshop, lures, e, s))  # type: ignore[misc]
        if event.persons("host"):
            yield from attempt(FAMILY, [event.ref], lambda e=event: _hosted(workshop, lures, e))  # type: ignore[misc]
    for paper in weightiest_first(workshop.snapshot.agreements.values()):
        for party in sorted({signer.party for signer in paper.signatories if signer.party}):
            made = attempt(FAMILY, [paper.ref], lambda a=paper, p=party: _signed(workshop, lures, turns, a, p))  # type: ignore[misc]
            yield from turns.counted(made)


def _asked(workshop: Workshop, right: str) -> PersonFact:
    """The person asked for; raises where no name could be the answer."""
    person = workshop.snapshot.persons[right]
    if person.unnamed:
        raise DoesNotApply("the source does not name this person")
    if workshop.disputed(person, "name"):
        raise NoQuestion("the tellings disagree on it")
    return person


def _answer(person: PersonFact, names: dict[str, str]) -> Answer:
    shown = names[person.key]
    return Answer(shown, person.key, tuple(sorted({person.name, *person.aliases} - {shown})))


# --- who led a delegation -------------------------------------------------------------------------------------------
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


def _led(workshop: Workshop, lures: PersonLures, event: EventFact, side: str) -> Draft:
    world, snapshot = workshop.world, workshop.snapshot
    checked_evidence(event)
    right = leader_of(world, side)(event)
    if not right:
        raise DoesNotApply("it was led jointly, or the source does not settle who led it")
    person = _asked(workshop, right)
    if workshop.disputed(event, "leader", "participants", "host_country"):
        raise NoQuestion("the tellings disagree on it")
    if not event.host_country or not event.when.is_bounded:
        raise NoQuestion("its date or host country is not known")
    dates = workshop.settled_dates(event, date_pieces(event))
    if not dates:
        raise NoQuestion("its date is too vague or disputed to say which visit is meant")
    base = [
        Piece("", f"the {snapshot.adjective(side)} delegation", _from_side(side)),
        Piece("", "visit", Constraint(Attribute.KIND, Operator.IS, event.kind)),
        Piece("", snapshot.country_name(event.host_country), host_constraint(event)),
    ]
    reference = refer(world, [*base, *_anchor(workshop, event, dates)], [], leader_of(world, side))
    key = workshop.key(FAMILY, [event.ref], Asks.PERSON, side)
    wrong = lures.leaders(event, right, key)
    participant = next(part for part in event.persons("leader") if part.person == right)
    slots = _slots_of_visit(reference)
    return Draft(
        family=FAMILY,
        asks=Asks.PERSON,
        subjects=(event.ref,),
        variant=side,
        parts=fill(workshop.pick(LED_WORDINGS, key), slots),
        constraints=reference.constraints,
        answer=_answer(person, lures.option_names([right, *(lure.value for lure in wrong)])),
        distractors=wrong,
        proof=reference.proof,
        why=sentence(
            f"{person_in_office(snapshot, person, participant.office)} led that visit to "
            f"{snapshot.country_name(event.host_country)} {in_phrase(event.when, 'day')}"
        ),
        citations=event.citations[:CITATIONS],
        tier=event.tier,
        told=event.told,
        formats=formats_of_person(person),
        statement=fill(LED_STATEMENT, slots),
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


def _slots_of_visit(reference: Reference) -> Slots:
    side, visit, host, date, *documents = (Part(piece.text, index) for index, piece in enumerate(reference.pieces))
    paper = tuple(part for document in documents for part in (Part(", when "), document))
    return {
        "side": side,
        "visit": visit,
        "host": host,
        "date": date,
        "paper": paper,
        "blank": BLANK,
    }


# --- who received ---------------------------------------------------------------------------------------------------
def host_of(event: EventFact) -> str | None:
    """The answer function: the one host of an event of which all persons are known; '' for none, None if unknown."""
    hosts = {participant.person for participant in event.persons("host")}
    if not event.participants_complete or len(hosts) > 1:
        return None
    return next(iter(hosts), "")


def _hosted(workshop: Workshop, lures: PersonLures, event: EventFact) -> Draft:
    checked_evidence(event)
    right = host_of(event)
    if not right:
        raise DoesNotApply("the source does not say that nobody else received")
    person = _asked(workshop, right)
    if workshop.disputed(event, "host", "participants") or event.when.earliest is None:
        raise NoQuestion("the tellings disagree on it, or it is undated")
    reference = _occasion(workshop, event, right)
    key = workshop.key(FAMILY, [event.ref], Asks.PERSON, HOST)
    wrong = lures.hosts(event, right, key)
    participant = event.persons("host")[0]
    slots: Slots = {"occasion": tuple(reference.parts()), "blank": BLANK}
    return Draft(
        family=FAMILY,
        asks=Asks.PERSON,
        subjects=(event.ref,),
        variant=HOST,
        parts=fill(workshop.pick(HOST_WORDINGS, key), slots),
        constraints=reference.constraints,
        answer=_answer(person, lures.option_names([right, *(lure.value for lure in wrong)])),
        distractors=wrong,
        proof=reference.proof,
        why=sentence(f"{person_in_office(workshop.snapshot, person, participant.office)} was the host"),
        citations=event.citations[:CITATIONS],
        tier=event.tier,
        told=event.told,
        formats=formats_of_person(person),
        statement=fill(HOST_STATEMENT, slots),
    )


def _occasion(workshop: Workshop, event: EventFact, right: str) -> Reference:
    reason = "its title names the host"
    for base, optional in by_title(workshop, event, lambda title: names_person(workshop.world, title, right)):
        try:
            return refer(workshop.world, base, optional, host_of)
        except NoQuestion as problem:
            reason = str(problem)
    raise NoQuestion(reason)


# --- who signed for a party -----------------------------------------------------------------------------------------
def signatory_for(party: str) -> Callable[[AgreementFact], str | None]:
    """The answer function: who alone signed for a party, '' when nobody did; None unless all signatories are known."""

    def answer(paper: AgreementFact) -> str | None:
        signers = {signer.person for signer in paper.signatories if signer.party == party}
        if not paper.signatories_complete or len(signers) > 1:
            return None
        return next(iter(signers), "")

    return answer


def _signed(workshop: Workshop, lures: PersonLures, turns: Turns, paper: AgreementFact, party: str) -> Draft:
    snapshot = workshop.snapshot
    checked_evidence(paper)
    right = signatory_for(party)(paper)
    if not right:
        raise DoesNotApply("several signed for that party, or the source does not say that nobody else signed")
    person = _asked(workshop, right)
    if paper.generic or workshop.disputed(paper, "signatories", "title") or not paper.when.is_bounded:
        raise NoQuestion("its title names no single document, or is disputed, or it is undated")
    turns.check(SIGNED + party, right, person.name)
    constraints, unit, proof = _narrowed(workshop.world, paper, party)
    key = workshop.key(FAMILY, [paper.ref], Asks.PERSON, SIGNED + party)
    wrong = lures.signatories(paper, right, key)
    on_behalf = party_phrase(snapshot, party)
    slots: Slots = {
        "paper": Part(named(paper), 0),
        "party": Part(on_behalf, 1),
        "partys": Part(possessive(on_behalf), 1),
        "date": (Part(" "), Part(in_phrase(paper.when, unit), 2)) if unit else (),
        "was": Part(was(named(paper))),
        "blank": BLANK,
    }
    office = next(signer.office for signer in paper.signatories if signer.person == right)
    wordings = [one for one in SIGNED_WORDINGS if party in snapshot.countries or "{partys}" not in one]
    return Draft(
        family=FAMILY,
        asks=Asks.PERSON,
        subjects=(paper.ref,),
        variant=SIGNED + party,
        parts=fill(workshop.pick(wordings, key), slots),
        constraints=constraints,
        answer=_answer(person, lures.option_names([right, *(lure.value for lure in wrong)])),
        distractors=wrong,
        proof=proof,
        why=sentence(
            f"{_introduced(workshop, person, office)} signed {named(paper)} for {on_behalf} {within_phrase(paper.when)}"
        ),
        citations=paper.citations[:CITATIONS],
        tier=paper.tier,
        official_title=paper.title,
        told=paper.told,
        formats=formats_of_person(person),
        statement=fill(SIGNED_STATEMENT, slots),
    )


def _introduced(workshop: Workshop, person: PersonFact, office: str) -> str:
    """A signatory with the office, unless that is long: the party has been named already."""
    found = workshop.snapshot.offices.get(office)
    is_long = found is not None and len(found.title.split()) > LONG_OFFICE
    return person.name if is_long else person_in_office(workshop.snapshot, person, office)


def _narrowed(world: World, paper: AgreementFact, party: str) -> tuple[tuple[Constraint, ...], str, Proof]:
    """Title and party, and a date from coarse to fine where the proof needs one; raises where none suffices."""
    title = paper.short_title or paper.title
    base = (
        Constraint(Attribute.TITLE, Operator.SIMILAR, title),
        Constraint(Attribute.SIGNED_FOR, Operator.HAS, party),
    )
    found = world.prove_agreements(base, signatory_for(party))
    if found.holds:
        return base, "", found
    for unit in (Asks.YEAR, Asks.MONTH, Asks.DAY):
        if window := settled_window(world, paper, unit):
            dated = (*base, Constraint(Attribute.DATE, Operator.WITHIN, window))
            proof = world.prove_agreements(dated, signatory_for(party))
            if proof.holds:
                return dated, unit, proof
    raise NoQuestion(found.problem)


# --- proved again ---------------------------------------------------------------------------------------------------
settled = settled_of_subject


def prove(world: World, item: Item) -> Proof:
    if item.variant.startswith(SIGNED):
        return world.prove_agreements(item.meant, signatory_for(item.variant.removeprefix(SIGNED)))
    return world.prove_events(item.meant, host_of if item.variant == HOST else leader_of(world, item.variant))


def answer_problem(world: World, item: Item) -> str:
    """The person that the subject gives is the one stored as the key."""
    key = item.subjects[0].partition(":")[2]
    if item.variant.startswith(SIGNED):
        found = signatory_for(item.variant.removeprefix(SIGNED))(world.snapshot.agreements[key])
    else:
        answer = host_of if item.variant == HOST else leader_of(world, item.variant)
        found = answer(world.snapshot.events[key])
    return not_done(world, item) or ("" if found == item.answer["value"] else OTHER_ANSWER)
