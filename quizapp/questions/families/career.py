"""Career: which office somebody held in a year, among posts of other times and posts that others held then."""

from collections.abc import Iterator, Sequence

from quizapp.facts.snapshot import EventFact, PersonFact
from quizapp.questions.draft import CITATIONS, Answer, DoesNotApply, Draft, Gap, NoQuestion, Part, chance
from quizapp.questions.families.common import OTHER_ANSWER, Settled, not_done
from quizapp.questions.item import Item
from quizapp.questions.language.office_words import office_phrase
from quizapp.questions.language.sentences import BLANK, Slots, fill
from quizapp.questions.language.wording import in_phrase, named, possessive, sentence
from quizapp.questions.lures.persons import WANTED
from quizapp.questions.lures.posts import PostLures
from quizapp.questions.vocabulary import Asks, Attribute, Family, Format, Operator, Rule
from quizapp.questions.workshop import Workshop, attempt
from quizapp.questions.world.attested import attested
from quizapp.questions.world.posts import Career, posts_within
from quizapp.questions.world.proof import Constraint, Proof, World
from quizapp.questions.world.windows import calendar_of, window_of

FAMILY = Family.CAREER

WORDINGS = (
    "Which office did {person} hold {date}?",
    "{date}, which office did {person} hold?",
    "What was {persons} office {date}?",
    "As what did {person} serve {date}?",
    "{date}, what was {persons} post?",
    "Which position did {person} have {date}?",
)
STATEMENT = "{date}, {person} was {blank}."
UNITS = (Asks.YEAR, Asks.MONTH, Asks.DAY)  # coarse to fine


def drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    """One question for each office that a person is attested in; of somebody minor only where there are several."""
    known, lures = attested(workshop.world), PostLures(workshop.world)
    for person in workshop.snapshot.persons.values():
        offices = known.offices_of(person.key)
        if not offices or person.unnamed or (person.tier > 2 and len(offices) == 1):
            continue
        for office in offices:
            yield from attempt(
                FAMILY,
                [person.ref],
                lambda person=person, office=office: _draft(workshop, lures, person, office),  # type: ignore[misc]
            )


def _draft(workshop: Workshop, lures: PostLures, person: PersonFact, office: str) -> Draft:
    """The coarsest window that is fair; among those the one with most posts of the person's own to choose from."""
    country = workshop.snapshot.offices[office].country
    if lures.offices_in(country) <= WANTED - 1:
        raise DoesNotApply("fewer than three offices of that country are known")
    if workshop.disputed(person, "name", "office"):
        raise NoQuestion("the tellings disagree on it")
    reasons: list[str] = []
    dull: DoesNotApply | None = None
    for unit in UNITS:
        fair: list[tuple[tuple[int, ...], str, Career, Proof]] = []
        for event, window in _windows(workshop, person, office, unit):
            career = Career(person.key, office, event, window)
            proof = posts_within(workshop.world, person.key, window)
            if proof.holds and event.citations:
                fair.append(
                    (
                        (event.tier > 2, -lures.own_count(career), event.tier, chance(event.key)),
                        event.key,
                        career,
                        proof,
                    )
                )
            else:
                reasons.append(proof.problem or "it has no citation")
        for *_, career, proof in sorted(fair, key=lambda row: row[:2]):
            try:
                return _worded(workshop, lures, career, unit, proof)
            except DoesNotApply as reason:
                dull = reason
            except NoQuestion as reason:
                reasons.append(str(reason))
    if dull is not None:
        raise dull
    raise NoQuestion(reasons[0] if reasons else "its attestations are dated too vaguely")


def _windows(workshop: Workshop, person: PersonFact, office: str, unit: str) -> Iterator[tuple[EventFact, str]]:
    """The windows that hold an event which attests the person in the office, each with its weightiest event."""
    calendar = calendar_of(workshop.world)
    found: dict[str, EventFact] = {}
    for row in attested(workshop.world).of_person[person.key]:
        event = workshop.snapshot.events.get(row.event)
        if not row.counted or row.span is None or row.office != office or event is None:
            continue
        window = event.when.edtf if unit == Asks.DAY else window_of(calendar, event.when, unit)
        if window and (window not in found or _weight(event) < _weight(found[window])):
            found[window] = event
    for window, event in sorted(found.items()):
        yield event, window


def _weight(event: EventFact) -> tuple[int, int]:
    return event.tier, chance(event.key)


def _worded(workshop: Workshop, lures: PostLures, career: Career, unit: str, proof: Proof) -> Draft:
    snapshot, event = workshop.snapshot, career.event
    person = snapshot.persons[career.person]
    subjects = (person.ref, event.ref)
    key = workshop.key(FAMILY, subjects, Asks.OFFICE)
    post = office_phrase(snapshot, snapshot.offices[career.office])
    wrong = lures.posts(career, key)
    is_career = person.tier == 1 or any(lure.rule == Rule.OTHER_POST for lure in wrong)
    if not is_career and not snapshot.offices[career.office].exclusive:
        raise DoesNotApply("it is the one post certain of this person, and one of several such: no career")
    slots: Slots = {
        "person": Part(person.name, 0),
        "persons": Part(possessive(person.name), 0),
        "date": Part(in_phrase(event.when, unit), 1),
        "blank": BLANK,
    }
    return Draft(
        family=FAMILY,
        asks=Asks.OFFICE,
        subjects=subjects,
        parts=fill(workshop.pick(WORDINGS, key), slots),
        constraints=(
            Constraint(Attribute.PERSON, Operator.IS, person.key),
            Constraint(Attribute.DATE, Operator.WITHIN, career.window),
        ),
        answer=Answer(post, career.office),
        distractors=wrong,
        proof=proof,
        why=sentence(f"{person.name} is named as {post} in the entry on {named(event)} ({event.when.human()})"),
        citations=event.citations[:CITATIONS],
        tier=person.tier,
        formats=(Format.CHOICE, Format.FLASHCARD),
        statement=fill(STATEMENT, slots),
    )


# --- proved again ------------------------------------------------------------------------------------------------
def settled(item: Item) -> Settled:
    """The event attests the person in the window."""
    for constraint in item.meant:
        yield item.subjects[1], constraint


def prove(world: World, item: Item) -> Proof:
    meant: dict[str, str] = {constraint.attribute: constraint.value for constraint in item.meant}
    return posts_within(world, meant[Attribute.PERSON], meant[Attribute.DATE])


def answer_problem(world: World, item: Item) -> str:
    """The event attests the person in the office stored as the key."""
    known: Sequence[str] = [ref.partition(":")[2] for ref in item.subjects]
    row = attested(world).row(known[0], str(item.answer["value"]), known[1])
    return not_done(world, item) or ("" if row else OTHER_ANSWER)
