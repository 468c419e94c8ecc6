"""What the sources say of a fact's date, disagreeing tellings included: nothing holds unless it holds of all. Pure."""

from functools import lru_cache

from quizapp.facts import dates
from quizapp.facts.snapshot import AgreementFact, EventFact, FigureFact, Snapshot, When

Dated = EventFact | AgreementFact | FigureFact


def tellings(snapshot: Snapshot, fact: Dated) -> tuple[When, ...]:
    """Every date the sources give a fact, its own first; one that cannot be read counts as undated."""
    conflicts = snapshot.conflicts_of.get(fact.ref, ())
    told = [value for conflict in conflicts if conflict.field == "date" for value, *_ in conflict.values]
    return (fact.when, *map(_readable, told))


@lru_cache(maxsize=1024)
def _readable(edtf: str) -> When:
    try:
        return When.of(edtf)
    except dates.DateError:
        return When()


def is_doubtful(when: When) -> bool:
    """Marked uncertain or approximate; a set of alternatives is not: one of its members is right."""
    return any(mark in when.edtf for mark in "?~%")


def date_within(when: When, interval: str) -> bool | None:
    """Whether a date lies inside an EDTF interval: True inside, False disjoint, None across, doubtful or unknown."""
    if not when.edtf:
        return None
    window = dates.parse(interval)
    apart = dates.disjoint(dates.parse(when.edtf), window)
    if apart is not False:
        return False if apart else None
    if when.earliest is None or when.latest is None or window.earliest is None or window.latest is None:
        return None
    inside = window.earliest <= when.earliest and when.latest <= window.latest
    return True if inside and not is_doubtful(when) else None


def dated_within(snapshot: Snapshot, fact: Dated, interval: str) -> bool | None:
    """Whether a fact lies inside an EDTF interval; known only when every telling says the same."""
    verdicts = {date_within(when, interval) for when in tellings(snapshot, fact)}
    return verdicts.pop() if len(verdicts) == 1 else None


def settled_year(snapshot: Snapshot, fact: Dated) -> int | None:
    """The one certain year that every telling gives; None when there is none."""
    years = {None if when.is_hedged else when.year for when in tellings(snapshot, fact)}
    return years.pop() if len(years) == 1 else None


def certainly_apart(snapshot: Snapshot, a: Dated, b: Dated) -> bool:
    """Whether two facts share no day under any telling."""
    return all(
        bool(mine.edtf and its.edtf) and dates.disjoint(dates.parse(mine.edtf), dates.parse(its.edtf)) is True
        for mine in tellings(snapshot, a)
        for its in tellings(snapshot, b)
    )


def certainly_before(snapshot: Snapshot, a: Dated, b: Dated) -> bool:
    """Whether `a` ends before `b` begins under every telling; never when one of them is doubtful."""
    return all(
        bool(mine.latest and its.earliest and mine.latest < its.earliest)
        and not (is_doubtful(mine) or is_doubtful(its))
        for mine in tellings(snapshot, a)
        for its in tellings(snapshot, b)
    )
