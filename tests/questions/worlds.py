"""Small histories in memory: each function states only what a fact needs, and nothing is random.

`history()` is large enough for every family: eight visits of one side's leaders, each with a document, and eight
openings of one thread. A test replaces or adds what it is about with `with_facts`.
"""

from dataclasses import replace

from quizapp.facts.snapshot import (
    AgreementFact,
    Cited,
    ConflictFact,
    EventFact,
    OfficeFact,
    Participant,
    PersonFact,
    Snapshot,
    SourceFact,
    When,
)
from quizapp.questions.draft import Draft, Gap
from quizapp.questions.families import BY_NAME, all_drafts
from quizapp.questions.families.base import BASE
from quizapp.questions.workshop import Workshop

BASES = {module.FAMILY for module in BASE}
CITED = (Cited("chronicle", "p1", "It tells of this."),)
COUNTRIES = {"AA": {"name": "Aland", "adjective": "Alandic"}, "BB": {"name": "Boria", "adjective": "Borian"}}
PREMIER = OfficeFact("premier-aa", "Premier", "", "AA", exclusive=True, rank_class="head_of_government")
LEADERS = ("Anders Falk", "Bertil Holm", "Carl Nyman", "David Orre")
# (subject, purpose) of the documents; no two share a word.
PAPERS = (
    ("fishery", "set quotas for herring"),
    ("railway", "joined tracks of unequal gauge"),
    ("pipeline", "let crude flow northwards"),
    ("customs", "halved duties upon timber"),
    ("postal", "carried letters at a low rate"),
    ("quarantine", "kept sick cattle out"),
    ("lighthouse", "lit a dangerous strait"),
    ("telegraph", "laid cables through marshes"),
)
OPENINGS = ("granary", "observatory", "theatre", "canal", "hospital", "foundry", "academy", "aqueduct")


def person(key: str, name: str = "", country: str = "AA", **fields) -> PersonFact:
    return PersonFact(key, name or key.replace("-", " ").title(), country=country, citations=CITED, **fields)


def event(key: str, date: str = "", kind: str = "opening", **fields) -> EventFact:
    """A cited, told event; its title is its key."""
    title = fields.pop("title", f"the {key.replace('-', ' ')}")
    defaults = {"title_form": "noun_phrase", "short_title": title, "citations": CITED}
    return EventFact(key, title, kind, When.of(date), **{**defaults, **fields})


def visit(key: str, date: str, leader: str, **fields) -> EventFact:
    """A visit to Boria that one Alandic leader is known to have led alone."""
    led = (Participant(leader, "leader", "premier-aa"),)
    defaults = {"kind": "visit", "host_country": "BB", "participants": led, "lead_complete": True, "tier": 1}
    return event(key, date, **{**defaults, **fields})


def paper(key: str, date: str = "", **fields) -> AgreementFact:
    title = fields.pop("title", f"Agreement on {key.replace('-', ' ')}")
    defaults = {"short_title": f"{key.replace('-', ' ')} agreement", "kind": "agreement", "citations": CITED}
    return AgreementFact(key, title, when=When.of(date), **{**defaults, **fields})


def dispute(fact: EventFact | AgreementFact | PersonFact, field: str, *values: str) -> ConflictFact:
    return ConflictFact(f"dispute-{fact.key}", field, (fact.ref,), tuple((v, "chronicle", "p1") for v in values))


def world(*facts, **fields) -> Snapshot:
    """A topic of these facts; conflicts among them too."""
    tables = {PersonFact: "persons", EventFact: "events", AgreementFact: "agreements", OfficeFact: "offices"}
    found: dict[str, dict] = {name: {} for name in tables.values()}
    for fact in sorted((f for f in facts if not isinstance(f, ConflictFact)), key=lambda fact: fact.key):
        found[tables[type(fact)]][fact.key] = fact
    conflicts = tuple(fact for fact in facts if isinstance(fact, ConflictFact))
    sources = {"chronicle": SourceFact("chronicle", "A chronicle", "AA", "whole", (("p1", ()),))}
    defaults = {"sides": ("AA", "BB"), "countries": COUNTRIES, "first_year": 1988, "last_year": 2004}
    defaults |= {"title": "Aland and Boria", "threads": {"works": "Great works"}, "sources": sources}
    return Snapshot("aland-boria", **{**defaults, **found, "conflicts": conflicts, **fields})


def facts_of(snapshot: Snapshot) -> list:
    tables = (snapshot.persons, snapshot.offices, snapshot.events, snapshot.agreements)
    return [fact for table in tables for fact in table.values()] + list(snapshot.conflicts)


def with_facts(snapshot: Snapshot, *facts) -> Snapshot:
    """The same topic with facts added, or put in place of those of the same type and key."""
    kept = {(type(fact), fact.key): fact for fact in facts_of(snapshot)}
    kept |= {(type(fact), fact.key): fact for fact in facts}
    return world(*kept.values(), chapters=snapshot.chapters)


def changed(snapshot: Snapshot, ref: str, **fields) -> Snapshot:
    """The same topic with some fields of one fact changed."""
    return with_facts(snapshot, replace(snapshot.fact(ref), **fields))


def history(size: int = 8) -> Snapshot:
    facts: list = [PREMIER]
    facts += [person(name.split()[1].lower(), name) for name in LEADERS]
    for index, (subject, purpose) in enumerate(PAPERS[:size]):
        leader, year = LEADERS[index % len(LEADERS)].split()[1].lower(), 1990 + index
        made = visit(f"visit-{year}", f"{year}-05-03/{year}-05-06", leader, short_title=f"{leader} in Boria {index}")
        signed = paper(subject, f"{year}-05-03/{year}-05-06", event=made.key, purpose=purpose, threads=("works",))
        facts += [made, signed]
    for index, name in enumerate(OPENINGS[:size]):
        facts.append(event(f"{name}-begun", f"{1991 + index}-09-10", title=f"the {name}", threads=("works",), tier=1))
    return world(*facts)


# --- what comes of a world ------------------------------------------------------------------------------------------
def made(snapshot: Snapshot, family: str = "") -> list[Draft | Gap]:
    workshop = Workshop.of(snapshot)
    if family in BASES:
        return list(BY_NAME[family].drafts(workshop))
    return [one for one in all_drafts(workshop) if family in ("", one.family)]


def drafts(snapshot: Snapshot, family: str = "", ref: str = "", asks: str = "") -> list[Draft]:
    found = [one for one in made(snapshot, family) if isinstance(one, Draft)]
    return [draft for draft in found if (not ref or ref in draft.subjects) and asks in ("", draft.asks)]


def fair() -> dict[str, Draft]:
    """The first question of `history()` of each family that this small history feeds."""
    found: dict[str, Draft] = {}
    for draft in drafts(history()):
        found.setdefault(draft.family, draft)
    return found


def gap(snapshot: Snapshot, family: str, ref: str, asks: str = "") -> str:
    """Why there is no question of a family (that asks for this) about a fact; fails when there is one."""
    assert not drafts(snapshot, family, ref, asks), [draft.stem for draft in drafts(snapshot, family, ref, asks)]
    (reason,) = {one.reason for one in made(snapshot, family) if ref in one.subjects and isinstance(one, Gap)}
    return reason
