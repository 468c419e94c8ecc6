"""Date of event: 'Which year saw …?', and for essentials the month or day, for others the period of several years."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from quizapp.facts.snapshot import AgreementFact, EventFact
from quizapp.questions.describe import (
    Piece,
    Reference,
    clause_pieces,
    host_constraint,
    refer,
    signed_pieces,
    title_pieces,
    visit_pieces,
)
from quizapp.questions.draft import DoesNotApply, Draft, Gap, NoQuestion, Part
from quizapp.questions.families.common import settled_of_subject
from quizapp.questions.families.dating import (
    Shown,
    answers,
    ask,
    draft,
    other_window,
    stated,
    stated_headline,
    year_piece,
)
from quizapp.questions.item import Item
from quizapp.questions.language.asking import Form
from quizapp.questions.language.wording import (
    YEAR,
    happened,
    is_headline,
    is_plural,
    is_written,
    named,
    sentence,
    took_place,
)
from quizapp.questions.vocabulary import Asks, Family
from quizapp.questions.workshop import Workshop, checked_evidence
from quizapp.questions.world.proof import Proof, World
from quizapp.questions.world.recurrence import MANY_A_YEAR, RECURRENT_KINDS, recurs

FAMILY = Family.DATE_OF_EVENT


def drafts(workshop: Workshop) -> Iterator[Draft | Gap]:
    for event in workshop.snapshot.events.values():
        recurring = event.kind in RECURRENT_KINDS and (bool(_visit(workshop, event)) or recurs(workshop.world, event))
        yield from ask(
            workshop,
            FAMILY,
            event,
            lambda unit, window, year, event=event: _draft(workshop, event, unit, window, year),  # type: ignore[misc]
            recurs=recurring,
        )


def year_of(world: World) -> Callable[[EventFact | AgreementFact], str | None]:
    """The answer function of a year: the one year every telling gives; None when that is not certain."""
    return answers(world, Asks.YEAR, "")


def _visit(workshop: Workshop, event: EventFact) -> list[Piece]:
    return visit_pieces(workshop.world, event)


def _draft(workshop: Workshop, event: EventFact, unit: str, window: str, year: str) -> Draft:
    checked_evidence(event)
    noun, reference = _said(workshop, event, answers(workshop.world, unit, window), year)
    return draft(
        workshop,
        FAMILY,
        event,
        window,
        unit=unit,
        shown=_forms(workshop, event, reference, noun, year),
        statement=() if year else _statement(event, reference, unit),
        why=sentence(f"{named(event, title_pieces(event)[0].constraint.value)} {happened(event)}"),
        year=year,
    )


def _said(
    workshop: Workshop, event: EventFact, answer: Callable[[EventFact], str | None], year: str
) -> tuple[list[Piece], Reference]:
    """What the event is called by, with the reference made of it: a visit, or its title; raises NoQuestion."""
    visit, title = _visit(workshop, event), title_pieces(event)
    if visit and year:
        try:
            return visit, _reference(workshop, event, visit, answer, year)
        except NoQuestion:  # of a visit of which somebody else may have been the leader, the title may still mean one
            return title, _reference(workshop, event, title, answer, year)
    return visit or title, _reference(workshop, event, visit or title, answer, year)


def _reference(
    workshop: Workshop, event: EventFact, noun: list[Piece], answer: Callable[[EventFact], str | None], year: str
) -> Reference:
    """Title or visit, and what sets it apart from others, the `year` that the stem tells last; raises NoQuestion."""
    optional: list[Piece] = signed_pieces(workshop.world, event)
    if event.kind == "signing" and len(workshop.snapshot.agreements_at.get(event.key, ())) == 1:
        raise DoesNotApply("its one document is asked about instead")
    if event.kind in RECURRENT_KINDS and noun[0].constraint.attribute != "title":
        if not optional:
            if year:
                return _in_year(workshop, noun, [], answer, year)
            raise NoQuestion("needs a distinguishing detail: such events recur, and no document anchors this one")
        return refer(workshop.world, [*noun, optional[0]], optional[1:], answer)
    if recurs(workshop.world, event):
        if event.kind in MANY_A_YEAR:
            raise DoesNotApply("such occasions recur within a year, and only its date tells which one is meant")
        if not year:
            raise NoQuestion("needs a distinguishing detail: events of this kind recur")
    if any(YEAR.search(text) for text in (noun[0].text, event.question_clause)):
        raise DoesNotApply("its title gives a year")
    if event.host_country and not event.question_clause:
        place = workshop.snapshot.country_name(event.host_country)
        if place not in event.title:
            optional = [Piece(" in ", place, host_constraint(event)), *optional]
    return _in_year(workshop, noun, optional, answer, year) if year else refer(workshop.world, noun, optional, answer)


def _in_year(
    workshop: Workshop,
    noun: list[Piece],
    optional: list[Piece],
    answer: Callable[[EventFact], str | None],
    year: str,
) -> Reference:
    """The reference with the year that the stem tells as its last piece."""
    told = year_piece(year)
    found = refer(workshop.world, [*noun, told], optional, answer)
    return replace(found, pieces=(*(piece for piece in found.pieces if piece is not told), told))


def _forms(workshop: Workshop, event: EventFact, reference: Reference, noun: Sequence[Piece], year: str) -> list[Shown]:
    """The event as a noun phrase or headline and, where there is one, as a clause that says the same."""
    form: Form = "headline" if is_headline(event) else "written" if is_written(event) else "noun"
    clause = visit_pieces(workshop.world, event, clause=True) if len(noun) > 1 else []
    verbal = [Piece("did ", clause[0].text, clause[0].constraint), *clause[1:]] if clause else clause_pieces(event)
    if (
        clause and year and verbal[1].before == " pay the "
    ):  # without a document that tells which visit, it is one of those that there may have been
        verbal[1] = replace(verbal[1], before=" pay a ")
    shown = [Shown(form, reference)] if form != "headline" or not verbal else []
    if verbal:
        said = [replace(piece, constraint=old.constraint) for piece, old in zip(verbal, reference.pieces, strict=False)]
        shown.append(Shown("clause", replace(reference, pieces=(*said, *reference.pieces[len(noun) :]))))
    return shown


def _statement(event: EventFact, reference: Reference, unit: str) -> tuple[Part, ...]:
    """The event as a sentence: 'The opening of the embassy took place in ____.'."""
    parts = reference.parts()
    if is_headline(event):
        return stated_headline(parts, unit)
    verb = f"{'date' if is_plural(event.title) else 'dates'} from" if is_written(event) else took_place(event)
    return stated(parts, verb, unit)


# --- proved again ------------------------------------------------------------------------------------------------
settled = settled_of_subject
answer_problem = other_window


def prove(world: World, item: Item) -> Proof:
    return world.prove_events(item.meant, answers(world, item.asks, str(item.answer["value"])))
