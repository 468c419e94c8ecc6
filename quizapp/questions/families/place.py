"""Place: in which city something happened on one day, among cities where it certainly did not."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from quizapp.facts.snapshot import EventFact, PlaceFact
from quizapp.questions.describe import SHORT_ENOUGH, Piece, Reference, date_pieces, refer
from quizapp.questions.draft import CITATIONS, Answer, DoesNotApply, Draft, Gap, NoQuestion, Part
from quizapp.questions.families.common import OTHER_ANSWER, Turns, not_done, settled_of_subject, weightiest_first
from quizapp.questions.item import Item
from quizapp.questions.language.sentences import BLANK, Slots, fill
from quizapp.questions.language.wording import is_headline, named, was
from quizapp.questions.lures.places import PlaceLures, city_of, gives_away, label_at, names_of, told_with_place
from quizapp.questions.vocabulary import Asks, Attribute, Family, Format, Operator
from quizapp.questions.workshop import Workshop, attempt, checked_evidence
from quizapp.questions.world.occasions import by_title
from quizapp.questions.world.proof import Constraint, Proof, World, titles
from quizapp.questions.world.recurrence import recurs

FAMILY = Family.PLACE
TURNS = 3  # questions to which one city is the answer, or
SHARE = 6  # one in so many of the facts that could be asked

NOUN_WORDINGS = (
    "In which city did {what} take place?",
    "Which city was the scene of {what}?",
    "Where did {what} take place?",
    "{what}: in which city was that?",
    "Which city saw {what}?",
    "Name the city: where did {what} take place?",
)
SIGNED_WORDINGS = (
    "In which city {was} {what} signed?",
    "Which city saw the signing of {what}?",
    "Where {was} {what} signed?",
    "{what}: which city saw the signing?",
    "In what city {was} {what} signed?",
    "Name the city: where {was} {what} signed?",
)
NOUN_STATEMENT = "{what} took place in {blank}."
SIGNED_STATEMENT = "{what} {was} signed in {blank}."
CLAUSE_WORDINGS = (
    "In which city {what}?",
    "In what city {what}?",
    "Where {what}?",
    "Name the city: where {what}?",
    "On the map, in which city {what}?",
)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to say what is meant: its wordings, its statement ('' for none), and the pieces."""

    wordings: tuple[str, ...]
    statement: str
    base: list[Piece]
    optional: list[Piece]


def drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    lures = PlaceLures(workshop.world)
    events = [event for event in workshop.snapshot.events.values() if city_of(workshop.world, event) is not None]
    turns = Turns(max(TURNS, len(events) // SHARE))
    for event in weightiest_first(events):
        made = attempt(FAMILY, [event.ref], lambda event=event: _draft(workshop, lures, turns, event))  # type: ignore[misc]
        yield from turns.counted(made)


def answer_of(world: World) -> Callable[[EventFact], str | None]:
    """The answer function: the one city of an event of one day."""
    return lambda event: city_of(world, event)


def _draft(workshop: Workshop, lures: PlaceLures, turns: Turns, event: EventFact) -> Draft:
    checked_evidence(event)
    right = city_of(workshop.world, event)
    assert right is not None
    if workshop.disputed(event, "place", "places", "date"):
        raise NoQuestion("the tellings disagree on it")
    place = workshop.snapshot.places[right]
    turns.check("", right, place.name)
    way, reference = _said(workshop, event, place)
    key = workshop.key(FAMILY, [event.ref], Asks.PLACE)
    said = tuple(reference.parts())
    label = label_at(place, event.when)
    slots: Slots = {"what": said, "was": Part(was(said[0].text)), "blank": BLANK}
    return Draft(
        family=FAMILY,
        asks=Asks.PLACE,
        subjects=(event.ref,),
        parts=fill(workshop.pick(way.wordings, key), slots),
        constraints=reference.constraints,
        answer=Answer(label, right, tuple(sorted(names_of(place) - {label}))),
        distractors=lures.cities(event, right, "".join(part.text for part in said), key),
        proof=reference.proof,
        why=told_with_place(event, place),
        citations=event.citations[:CITATIONS],
        tier=event.tier,
        told=event.told,
        formats=(Format.CHOICE, Format.FLASHCARD),
        statement=fill(way.statement, slots) if way.statement else (),
    )


def _said(workshop: Workshop, event: EventFact, place: PlaceFact) -> tuple[Way, Reference]:
    """The first way to say it that leaves the city out and means one."""
    reason = "nothing that it is called by leaves its city out"
    for way in _ways(workshop, event, place):
        try:
            return way, refer(workshop.world, way.base, way.optional, answer_of(workshop.world))
        except NoQuestion as problem:
            reason = str(problem)
    if all(gives_away(place, title) for title in titles(event)):
        raise DoesNotApply("its city is part of what it is called by")
    raise NoQuestion(reason)


def _ways(workshop: Workshop, event: EventFact, place: PlaceFact) -> Iterator[Way]:
    """Its editors' clause, a document signed there, a title; at last a title without its place, with kind and date."""
    dates = workshop.settled_dates(event, date_pieces(event))
    clause = event.question_clause
    if clause and not gives_away(place, clause) and not recurs(workshop.world, event):
        piece = Piece("", clause, Constraint(Attribute.TITLE, Operator.SIMILAR, event.title))
        yield Way(CLAUSE_WORDINGS, "", [piece], [])
    yield from _signed(workshop, event, place)
    for base in by_title(workshop, event, lambda title: gives_away(place, title)):
        yield Way(NOUN_WORDINGS, NOUN_STATEMENT, *base)
    for title in titles(event):
        bare = _without_place(place, title)
        if bare and not is_headline(event, title) and not gives_away(place, bare) and event.kind in bare.casefold():
            piece = Piece("", named(event, bare), Constraint(Attribute.KIND, Operator.IS, event.kind))
            for date in dates:
                yield Way(NOUN_WORDINGS, NOUN_STATEMENT, [piece, date], [])


def _signed(workshop: Workshop, event: EventFact, place: PlaceFact) -> Iterator[Way]:
    """By each document signed there whose title leaves the city out."""
    papers = workshop.snapshot.agreements_at.get(event.key, ())
    for paper in sorted(papers, key=lambda paper: (paper.tier, paper.key)):
        if not workshop.lures.is_option(paper) or paper.act != "signed":
            continue
        for title in sorted((_without_parties(workshop.world, title) for title in titles(paper)), key=len):
            if len(title.split()) <= SHORT_ENOUGH and not gives_away(place, title):
                piece = Piece("", named(paper, title), Constraint(Attribute.SIGNED, Operator.HAS, paper.key))
                yield Way(SIGNED_WORDINGS, SIGNED_STATEMENT, [piece], [])


def _without_parties(world: World, title: str) -> str:
    """A document's title without the countries at its end, where no telling word stands among them."""
    bare = re.split(r"(?i)\s+between\s+", title)[0]
    return bare if world.telling_words(bare) == world.telling_words(title) else title


def _without_place(place: PlaceFact, title: str) -> str:
    """A title without the 'in Almaty' that it ends with; '' where it does not end so."""
    names = "|".join(re.escape(name) for name in sorted(names_of(place), key=len, reverse=True))
    bare = re.sub(rf"\s+(?:in|at)\s+(?:{names})$", "", title)
    return "" if bare == title else bare


# --- proved again ------------------------------------------------------------------------------------------------
settled = settled_of_subject


def prove(world: World, item: Item) -> Proof:
    return world.prove_events(item.meant, answer_of(world))


def answer_problem(world: World, item: Item) -> str:
    """The one city of the event is the one stored as the key."""
    found = city_of(world, world.snapshot.events[item.subjects[0].removeprefix("event:")])
    return not_done(world, item) or ("" if found == item.answer["value"] else OTHER_ANSWER)
