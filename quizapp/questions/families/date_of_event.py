"""Date of event: 'Which year saw …?' The exact day is never asked where the year carries the point."""

from collections.abc import Iterator

from quizapp.facts.snapshot import EventFact
from quizapp.questions.describe import (
    RECURRENT_KINDS,
    Piece,
    Reference,
    host_constraint,
    refer,
    signed_pieces,
    title_pieces,
    visit_pieces,
)
from quizapp.questions.draft import Answer, Draft, Gap, NoQuestion, Part
from quizapp.questions.vocabulary import Asks, Family
from quizapp.questions.wording import YEAR, capitalised, happened, sentence, with_article
from quizapp.questions.workshop import Workshop, attempt, checked_evidence

FAMILY = Family.DATE_OF_EVENT

# (before, after) the description.
VISIT_WORDINGS = (("In which year did ", "?"), ("When did ", "?"))
TITLE_WORDINGS = (
    ("In which year did ", " take place?"),
    ("Which year saw ", "?"),
    ("When did ", " take place?"),
)


def drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    for event in workshop.snapshot.events.values():
        yield from attempt(FAMILY, [event.ref], lambda event=event: _draft(workshop, event))  # type: ignore[misc]


def answer(event: EventFact) -> str | None:
    """What the family asks: the one year the event lies in; None when that is not certain."""
    return None if event.when.year is None or event.when.is_hedged else str(event.when.year)


def _draft(workshop: Workshop, event: EventFact) -> Draft:
    checked_evidence(event)
    year = workshop.settled_year(event)
    reference = _reference(workshop, event)
    key = workshop.key(FAMILY, [event.ref], Asks.YEAR)
    return Draft(
        family=FAMILY,
        asks=Asks.YEAR,
        subjects=(event.ref,),
        parts=_stem(workshop, event, reference, key),
        constraints=reference.constraints,
        answer=Answer(str(year), str(year)),
        distractors=workshop.lures.years(key, event.when, _announced(workshop, event), event.ref),
        proof=reference.proof,
        why=sentence(f"{capitalised(with_article(event.title))} {happened(event.when)}"),
        citations=event.citations,
        tier=event.tier,
        told=event.told,
    )


def _reference(workshop: Workshop, event: EventFact) -> Reference:
    base = visit_pieces(workshop.world, event, clause=True) or title_pieces(event)
    optional: list[Piece] = signed_pieces(workshop.world, event)
    if event.kind in RECURRENT_KINDS and base[0].constraint.attribute != "title":
        if not optional:
            raise NoQuestion("needs a distinguishing detail: such events recur, and no document anchors this one")
        return refer(workshop.world, [*base, optional[0]], optional[1:], answer)
    if event.kind in RECURRENT_KINDS:
        raise NoQuestion("needs a distinguishing detail: events of this kind recur")
    if YEAR.search(event.title):
        raise NoQuestion("its title contains a year")
    if event.host_country:
        place = workshop.snapshot.country_name(event.host_country)
        if place not in event.title:
            optional = [Piece(" in ", place, host_constraint(event)), *optional]
    return refer(workshop.world, base, optional, answer)


def _announced(workshop: Workshop, event: EventFact) -> set[int]:
    """Years in which the event was announced: never offered as wrong."""
    announcement = workshop.snapshot.events.get(event.announced_by)
    year = announcement.when.year if announcement else None
    return {year} if year is not None else set()


def _stem(workshop: Workshop, event: EventFact, reference: Reference, key: str) -> tuple[Part, ...]:
    parts = reference.parts()
    if visit_pieces(workshop.world, event):
        before, after = workshop.pick(VISIT_WORDINGS, key)
    elif event.title_form == "noun_phrase":
        before, after = workshop.pick(TITLE_WORDINGS, key)
    else:
        before, after = "In which year did this happen: ", "?"
    return (Part(before), *parts, Part(after))
