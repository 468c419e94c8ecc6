"""Date of event: 'Which year saw …?' The exact day is never asked where the year carries the point."""

from collections.abc import Callable, Iterable, Iterator

from quizapp.facts.snapshot import AgreementFact, EventFact
from quizapp.questions.describe import (
    RECURRENT_KINDS,
    Piece,
    Reference,
    clause_pieces,
    host_constraint,
    refer,
    signed_pieces,
    title_pieces,
    visit_pieces,
)
from quizapp.questions.draft import CITATIONS, Answer, Draft, Gap, NoQuestion, Part
from quizapp.questions.proof import World
from quizapp.questions.tellings import dated_within, settled_year
from quizapp.questions.vocabulary import Asks, Family
from quizapp.questions.wording import YEAR, capitalised, happened, sentence, with_article
from quizapp.questions.workshop import Workshop, attempt, checked_evidence

FAMILY = Family.DATE_OF_EVENT

# (before, after) the description.
CLAUSE_WORDINGS = (("In which year ", "?"),)
VISIT_WORDINGS = (("In which year did ", "?"),)
TITLE_WORDINGS = (
    ("In which year did ", " take place?"),
    ("Which year saw ", "?"),
)


def drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    for event in workshop.snapshot.events.values():
        yield from attempt(FAMILY, [event.ref], lambda event=event: _draft(workshop, event))  # type: ignore[misc]


def year_of(world: World) -> Callable[[EventFact | AgreementFact], str | None]:
    """The answer function of both date families: the one year every telling gives; None when that is not certain."""

    def answer(fact: EventFact | AgreementFact) -> str | None:
        year = settled_year(world.snapshot, fact)
        return None if year is None else str(year)

    return answer


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
        distractors=workshop.lures.years(key, event.when, _announced(workshop, reference.proof.may), event.ref),
        proof=reference.proof,
        why=sentence(f"{capitalised(with_article(event.title))} {happened(event)}"),
        citations=event.citations[:CITATIONS],
        tier=event.tier,
        told=event.told,
    )


def _reference(workshop: Workshop, event: EventFact) -> Reference:
    base = visit_pieces(workshop.world, event, clause=True) or clause_pieces(event) or title_pieces(event)
    optional: list[Piece] = signed_pieces(workshop.world, event)
    if event.kind == "signing" and len(workshop.snapshot.agreements_at.get(event.key, ())) == 1:
        raise NoQuestion("its one document is asked about instead")
    if event.kind in RECURRENT_KINDS and base[0].constraint.attribute != "title":
        if not optional:
            raise NoQuestion("needs a distinguishing detail: such events recur, and no document anchors this one")
        return refer(workshop.world, [*base, optional[0]], optional[1:], year_of(workshop.world))
    if event.kind in RECURRENT_KINDS and not (event.tier == 1 and event.question_clause):
        # an editor who calls it essential and writes its clause vouches that it stands alone
        raise NoQuestion("needs a distinguishing detail: events of this kind recur")
    if YEAR.search(base[0].text):
        raise NoQuestion("its title contains a year")
    if event.host_country and not event.question_clause:
        place = workshop.snapshot.country_name(event.host_country)
        if place not in event.title:
            optional = [Piece(" in ", place, host_constraint(event)), *optional]
    return refer(workshop.world, base, optional, year_of(workshop.world))


def _announced(workshop: Workshop, may: Iterable[str]) -> set[int]:
    """Years in which what the stem may mean was perhaps announced: never offered as wrong."""
    snapshot = workshop.snapshot
    low, high = workshop.lures.year_bounds
    banned: set[int] = set()
    for ref in may:
        announcement = snapshot.events.get(getattr(snapshot.fact(ref), "announced_by", ""))
        if announcement is not None:
            years = range(low, high + 1)
            banned.update(y for y in years if dated_within(snapshot, announcement, f"{y:04}") is not False)
    return banned


def _stem(workshop: Workshop, event: EventFact, reference: Reference, key: str) -> tuple[Part, ...]:
    parts = reference.parts()
    if visit_pieces(workshop.world, event):
        before, after = workshop.pick(VISIT_WORDINGS, key)
    elif event.question_clause:
        before, after = workshop.pick(CLAUSE_WORDINGS, key)
    elif event.title_form == "noun_phrase":
        before, after = workshop.pick(TITLE_WORDINGS, key)
    else:
        before, after = "In which year did this happen: ", "?"
    return (Part(before), *parts, Part(after))
