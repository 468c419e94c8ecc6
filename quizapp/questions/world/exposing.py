"""What exposes a recorded conflict: arithmetic for figures, a second telling for dates and offices. Pure.

Nothing is read from a conflict's note: what exposes it is found again from the facts, so that it can be asked for, and
proved anew whenever they change.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import product

from quizapp.facts import dates
from quizapp.facts.check.figures import grown, range_of
from quizapp.facts.snapshot import AgreementFact, ConflictFact, EventFact, FigureFact, Participant
from quizapp.questions.draft import DoesNotApply, NoQuestion
from quizapp.questions.language.amounts import allowed, number_of
from quizapp.questions.world.proof import World
from quizapp.questions.world.reckoning import SUM, Ledger, Reckoning


@dataclass(frozen=True, slots=True)
class Exposure:
    """`asked` is the fact in doubt, `doubted` what is told of it, `text` the option that speaks against that."""

    asked: EventFact | AgreementFact | FigureFact
    doubted: str
    text: str
    reckoning: Reckoning | None = None
    holder: str = ""  # the person whose office is in doubt


def ledger_of(world: World) -> Ledger:
    """The figures of a world to reckon with, indexed once."""
    return world.keep(("reckoning", "ledger"), lambda: Ledger(world.snapshot))


def exposed(world: World, conflict: ConflictFact) -> Exposure:
    """What exposes a conflict; raises NoQuestion where the facts do not say."""
    match conflict.field:
        case "value":
            return _by_arithmetic(world, conflict)
        case "date":
            return _by_another_date(world, conflict)
        case "office":
            return _by_another_office(world, conflict)
    raise NoQuestion(f"nothing tests a {conflict.field}")


# --- arithmetic -----------------------------------------------------------------------------------------------------
def _by_arithmetic(world: World, conflict: ConflictFact) -> Exposure:
    ledger = ledger_of(world)
    told = {value for text, *_ in conflict.values if (value := number_of(text)) is not None}
    for ref in conflict.facts:
        figure = world.snapshot.fact(ref)
        if not isinstance(figure, FigureFact):
            continue
        made = ledger.sum_of(figure) or ledger.change_told_by(figure)
        if made is None or not any(_rounds_to(made.result, value) for value in told - {figure.value}):
            continue
        if not _contradicts(world, ledger, made, figure):
            raise DoesNotApply("rounding can account for the difference, so that nothing speaks against either value")
        return Exposure(figure, "", made.text, made)
    raise NoQuestion("no other figures show what contradicts it")


def _rounds_to(result: Decimal, value: Decimal) -> bool:
    """Whether a result is a value, to the digits in which that is given."""
    exponent = value.normalize().as_tuple().exponent
    step = Decimal(1).scaleb(min(exponent, 0) if isinstance(exponent, int) else 0)
    return result.quantize(step, ROUND_HALF_UP) == value.quantize(step, ROUND_HALF_UP)


def _contradicts(world: World, ledger: Ledger, made: Reckoning, figure: FigureFact) -> bool:
    """Whether a calculation contradicts a figure beyond rounding, under every value that its parts are given."""
    if made.kind == SUM:
        return not ledger.fits_sum(made, figure)
    values = [allowed(world.snapshot, part) for part in made.figures]
    stated = range_of(figure.value, figure.qualifier)
    if any(found is None for found in values):
        return False
    for before, now in product(*(found or () for found in values)):
        result = grown(range_of(now, "exact"), range_of(before, "exact"), percent=True)
        if result is None or result.meets(stated):
            return False
    return True


# --- a second telling -----------------------------------------------------------------------------------------------
def _by_another_date(world: World, conflict: ConflictFact) -> Exposure:
    fact = world.snapshot.fact(conflict.facts[0])
    if len(conflict.facts) != 1 or not isinstance(fact, EventFact | AgreementFact):
        raise NoQuestion("it does not say whose date is told in two ways")
    told = [text for text, *_ in conflict.values]
    others = [text for text in told if text != fact.when.edtf]
    if len(told) != 2 or len(others) != 1:
        raise NoQuestion("its dates are not the fact's own and one other")
    return Exposure(fact, fact.when.human(), second_date(_same(fact), others[0]))


def _same(fact: EventFact | AgreementFact) -> str:
    return "the same occasion" if isinstance(fact, EventFact) else "the same document"


def second_date(what: str, edtf: str) -> str:
    """What another place of the sources says of a date, as an option; raises NoQuestion where it cannot be read."""
    try:
        return f"Elsewhere {what} is dated {dates.human(edtf)}"
    except dates.DateError as error:
        raise NoQuestion("one of its dates cannot be read") from error


def _by_another_office(world: World, conflict: ConflictFact) -> Exposure:
    told = [text for text, *_ in conflict.values]
    if len(told) != 2:
        raise NoQuestion("it does not give two offices")
    for ref in conflict.facts:
        event = world.snapshot.fact(ref)
        if not isinstance(event, EventFact):
            continue
        for part in event.participants:
            doubted = _office_written(world, part, told)
            if doubted:
                other = told[1 - told.index(doubted)]
                return Exposure(event, doubted, second_office("that person", other), holder=part.person)
    raise NoQuestion("it does not say whose office is told in two ways")


def _office_written(world: World, part: Participant, told: list[str]) -> str:
    """Which of two offices a participant is given in the source's words; '' for neither. The longer one first."""
    office = world.snapshot.offices.get(part.office)
    for text in sorted(told, key=len, reverse=True):
        if text in part.as_written or (office is not None and office.title == text):
            return text
    return ""


def second_office(who: str, office: str) -> str:
    """What another place of the sources says of an office, as an option."""
    return f"Elsewhere {who} has the office of {office}"
