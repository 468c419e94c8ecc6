"""Office-holder: who held an office when something happened, among those who held it at other times."""

from collections.abc import Callable, Iterator

from quizapp.facts.snapshot import EventFact
from quizapp.questions.describe import Piece, Reference, date_pieces, refer, signed_pieces, visit_pieces
from quizapp.questions.draft import CITATIONS, Answer, DoesNotApply, Draft, Gap, NoQuestion
from quizapp.questions.families.common import OTHER_ANSWER, Turns, not_done, settled_of_subject, weightiest_first
from quizapp.questions.item import Item
from quizapp.questions.language.office_words import office_phrase
from quizapp.questions.language.sentences import BLANK, Slots, fill, formats_of_person
from quizapp.questions.language.wording import human, named, sentence
from quizapp.questions.lures.persons import PersonLures
from quizapp.questions.vocabulary import Asks, Attribute, Family, Operator
from quizapp.questions.workshop import Workshop, attempt, checked_evidence
from quizapp.questions.world.occasions import by_title, names_person
from quizapp.questions.world.posts import holder_at, holders_apart, is_exclusive
from quizapp.questions.world.proof import Constraint, Proof, World, titles

FAMILY = Family.OFFICE_HOLDER
FEWEST = 3  # holders of an office that a choice between them needs
TURNS = 2  # questions of an office to which one holder is the answer

# The occasion as a clause ('when the Consular Treaty was signed'), or as a noun.
CLAUSE_WORDINGS = (
    "Who was {office} when {occasion}?",
    "When {occasion}, who was {office}?",
    "Who held the post of {office} when {occasion}?",
    "Who was serving as {office} when {occasion}?",
    "{office} when {occasion}: who was it?",
    "Who was in office as {office} when {occasion}?",
)
NOUN_WORDINGS = (
    "Who was {office} at the time of {occasion}?",
    "At the time of {occasion}, who was {office}?",
    "Who held the post of {office} at the time of {occasion}?",
    "Who was serving as {office} at the time of {occasion}?",
    "{office} at the time of {occasion}: who was it?",
    "Who was in office as {office} at the time of {occasion}?",
)
STATEMENTS = ("When {occasion}, {blank} was {office}.", "At the time of {occasion}, {blank} was {office}.")


def drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    """One question for each exclusive office that an event attests somebody in, until its holder had enough turns."""
    lures, turns = PersonLures(workshop.world), Turns(TURNS)
    for event in weightiest_first(workshop.snapshot.events.values()):
        offices = {part.office for part in event.participants if is_exclusive(workshop.world, part.office)}
        for office in sorted(offices):
            made = attempt(
                FAMILY,
                [event.ref],
                lambda event=event, office=office: _draft(workshop, lures, turns, event, office),  # type: ignore[misc]
            )
            yield from turns.counted(made)


def answer_of(world: World, office: str) -> Callable[[EventFact], str | None]:
    """The answer function: the one holder of an office at an event."""
    return lambda event: holder_at(world, office, event)


def _draft(workshop: Workshop, lures: PersonLures, turns: Turns, event: EventFact, office: str) -> Draft:
    world, snapshot = workshop.world, workshop.snapshot
    if holders_apart(world, office) < FEWEST:
        raise DoesNotApply("fewer than three persons are attested in that office")
    checked_evidence(event)
    right = holder_at(world, office, event)
    if right is None:
        raise DoesNotApply("the sources do not settle who alone held that office then")
    person = snapshot.persons[right]
    if person.unnamed:
        raise DoesNotApply("the source does not name the holder")
    if workshop.disputed(person, "name"):
        raise NoQuestion("the tellings disagree on it")
    turns.check(office, right, person.name)
    post = office_phrase(snapshot, snapshot.offices[office])
    asked = Piece("", post, Constraint(Attribute.OFFICE, Operator.IS, office))
    reference, is_clause = _occasion(workshop, event, asked, right)
    key = workshop.key(FAMILY, [event.ref], Asks.PERSON, office)
    wrong = lures.holders(event, office, right, key)
    names = lures.option_names([right, *(lure.value for lure in wrong)])
    parts = reference.parts()
    slots: Slots = {"office": parts[0], "occasion": tuple(parts[1:]), "blank": BLANK}
    return Draft(
        family=FAMILY,
        asks=Asks.PERSON,
        subjects=(event.ref,),
        variant=office,
        parts=fill(workshop.pick(CLAUSE_WORDINGS if is_clause else NOUN_WORDINGS, key), slots),
        constraints=reference.constraints,
        answer=Answer(names[right], right, tuple(sorted({person.name, *person.aliases} - {names[right]}))),
        distractors=wrong,
        proof=reference.proof,
        why=sentence(f"{person.name} is named as {post} in the entry on {named(event)} ({human(event.when)})"),
        citations=event.citations[:CITATIONS],
        tier=event.tier,
        told=event.told,
        formats=formats_of_person(person),
        statement=fill(STATEMENTS[0] if is_clause else STATEMENTS[1], slots),
    )


def _occasion(workshop: Workshop, event: EventFact, asked: Piece, right: str) -> tuple[Reference, bool]:
    """The occasion without its holder's name, and whether it is a clause: a document, somebody's visit, or a title."""
    world = workshop.world
    answer = answer_of(world, asked.constraint.value)
    if all(names_person(world, title, right) for title in titles(event)):
        raise DoesNotApply("it is the holder's own act: whatever it is called by says who held the office")
    reason = "nothing that it is called by leaves the answer out"
    for base, optional, is_clause in _ways(workshop, event, right):
        try:
            return refer(world, [asked, *base], optional, answer), is_clause
        except NoQuestion as problem:
            reason = str(problem)
    raise NoQuestion(reason)


def _ways(workshop: Workshop, event: EventFact, right: str) -> Iterator[tuple[list[Piece], list[Piece], bool]]:
    """(pieces that stay, pieces that may be added, whether it is a clause), best first.

    A visit always brings its month, since others are not recorded.
    """
    world = workshop.world
    dates = workshop.settled_dates(event, date_pieces(event))
    if not workshop.disputed(event, "agreements"):
        for piece in signed_pieces(world, event, ""):
            if not names_person(world, piece.text, right):
                yield [piece], [], True
    visit = visit_pieces(world, event)
    if visit and not names_person(world, visit[0].text, right):
        for date in dates:
            yield [*visit, date], [], False
    for base, optional in by_title(workshop, event, lambda title: names_person(world, title, right)):
        yield base, optional, False


# --- proved again ------------------------------------------------------------------------------------------------
settled = settled_of_subject


def prove(world: World, item: Item) -> Proof:
    return world.prove_events(item.meant, answer_of(world, item.variant))


def answer_problem(world: World, item: Item) -> str:
    """The person recorded in that office at the event is the one stored as the key."""
    found = holder_at(world, item.variant, world.snapshot.events[item.subjects[0].removeprefix("event:")])
    return not_done(world, item) or ("" if found == item.answer["value"] else OTHER_ANSWER)
