"""Small histories about sources: figures of trade that add up or do not, ways of telling, documents known whole."""

from dataclasses import replace
from decimal import Decimal

from quizapp.facts.snapshot import Cited, ConflictFact, FigureFact, Snapshot, SourceFact, When
from quizapp.questions import verify
from quizapp.questions.draft import Draft
from quizapp.questions.item import Item
from quizapp.questions.world.proof import World
from tests.questions.worlds import drafts, event, world

CHRONICLE = (Cited("chronicle", "p1", "It tells of this."),)
# (year, exports, imports, total, growth in percent); the total of 1995 is four too high, its growth is not what it
# should be, and everything else agrees.
TRADE = (
    (1993, "100", "50", "150", ""),
    (1994, "120", "60", "180", "20.0"),
    (1995, "150", "90", "244", "60.0"),
    (1996, "160", "100", "260", ""),
)


def figure(key: str, value: str, series: str, date: str, unit: str = "million USD", **fields) -> FigureFact:
    name = fields.pop("name", key.rsplit("-", 1)[0])
    defaults = {"short_title": name, "citations": CHRONICLE}
    return FigureFact(key, f"{name} in {date}", series, Decimal(value), unit, When.of(date), **{**defaults, **fields})


def trade() -> dict[str, FigureFact]:
    found = []
    for year, exports, imports, total, growth in TRADE:
        found += [
            figure(f"exports-{year}", exports, "trade:export", str(year), name="Alandic exports"),
            figure(f"imports-{year}", imports, "trade:import", str(year), name="Alandic imports"),
            figure(f"total-{year}", total, "trade:total", str(year), name="Alandic trade"),
        ]
        if growth:
            found.append(figure(f"growth-{year}", growth, "trade:growth", str(year), "percent", name="growth of trade"))
    return {one.key: one for one in found}


def conflict(key: str, *values: str, ref: str = "", field: str = "value") -> ConflictFact:
    told = tuple((value, "chronicle", f"p{index}") for index, value in enumerate(values, 1))
    return ConflictFact(f"dispute-{key}", field, (ref or f"figure:{key}",), told, "The two do not agree.")


def ledger(*conflicts: ConflictFact, **changes: FigureFact) -> Snapshot:
    """The trade of Aland with these disputes, some figures replaced (`total_1993=...`)."""
    figures = trade() | {key.replace("_", "-"): one for key, one in changes.items()}
    return world(*conflicts, figures=dict(sorted(figures.items())))


# --- sources --------------------------------------------------------------------------------------------------------
def source(key: str, *names: str, transcribed: str = "whole", **fields) -> SourceFact:
    """A document of one paragraph with these names."""
    return SourceFact(key, key.title(), "AA", transcribed, (("p1", names),), **{"publisher": "", **fields})


def told_by(key: str, where: str, date: str = "1995", **fields):
    """An event that one source tells of."""
    return event(key, date, citations=(Cited(where, "p1", f"{where} tells of it."),), **fields)


def library(*facts, **sources: SourceFact) -> Snapshot:
    """Four documents, all whole; the gazette names what it tells of."""
    found = {
        "almanac": source("almanac", "Aland", "Saltholm"),
        "gazette": source("gazette", "Aland", "Korsbro", "Vinterhamn"),
        "herald": source("herald", "Aland", "Mosby"),
        "ledger": source("ledger", "Boria"),
    }
    snapshot = world(*facts)
    return replace(snapshot, sources={**found, **sources})


# --- what comes of it -----------------------------------------------------------------------------------------------
def one(snapshot: Snapshot, family: str, ref: str = "") -> Draft:
    (draft,) = drafts(snapshot, family, ref)
    return draft


def broken(draft: Draft, snapshot: Snapshot) -> str:
    """Why a question made of other facts no longer holds under these."""
    return verify.broken(World(snapshot), Item.of_draft(draft))
