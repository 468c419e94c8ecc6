"""A history of offices for tests: two premiers and a president of Aland, who received Borian visitors for ten years.

Falk was premier 1990-93, Holm 1995-98; Nyman foreign minister 1990-93, premier 2000-01; Orre president throughout.
"""

from dataclasses import replace

from quizapp.facts.snapshot import OfficeFact, Participant, PlaceFact, Snapshot
from tests.questions.worlds import PREMIER, event, paper, person, world

PRESIDENT = OfficeFact("president-aa", "President", "", "AA", exclusive=True, rank_class="head_of_state")
MINISTER = OfficeFact("foreign-aa", "Foreign Minister", "", "AA", exclusive=True, rank_class="foreign_minister")
SPEAKER = OfficeFact("speaker-aa", "Speaker", "", "AA", exclusive=True, rank_class="parliament_head")
DEPUTY = OfficeFact("deputy-aa", "Deputy Premier", "", "AA", rank_class="deputy_head_of_government")
OFFICES = (PREMIER, PRESIDENT, MINISTER, SPEAKER, DEPUTY)
NAMES = {"falk": "Anders Falk", "holm": "Bertil Holm", "nyman": "Carl Nyman", "orre": "David Orre", "ek": "Erik Ekholm"}
TERMS = (
    *(("falk", "premier-aa", year) for year in (1990, 1991, 1992, 1993)),
    *(("holm", "premier-aa", year) for year in (1995, 1996, 1997, 1998)),
    *(("nyman", "premier-aa", year) for year in (2000, 2001)),
    *(("nyman", "foreign-aa", year) for year in (1990, 1991, 1992, 1993)),
    *(("ek", "foreign-aa", year) for year in (1995, 1996, 1997, 1998)),
    *(("orre", "president-aa", year) for year in (*range(1990, 1994), *range(1995, 1999), 2000, 2001)),
)
SUBJECTS = ("herring", "railway", "pipeline", "customs", "postal", "quarantine", "lighthouse", "telegraph", "whaling")


def meeting(year: int, *parts: Participant, **fields):
    """The reception of that year's trade mission on 3 May, at which everybody in office was named."""
    defaults = {"kind": "opening", "title": f"the opening of the {SUBJECTS[year % len(SUBJECTS)]} hall", "tier": 1}
    return event(f"hall-{year}", f"{year}-05-03", participants=parts, **{**defaults, **fields})


def offices(*facts, **fields) -> Snapshot:
    """The history; facts given take the place of those of their key."""
    found: dict = {office.key: office for office in OFFICES}
    found |= {key: person(key, name, tier=1 if key == "orre" else 2) for key, name in NAMES.items()}
    for year in sorted({year for *_, year in TERMS}):
        parts = (Participant(key, "attendee", office) for key, office, in_year in TERMS if in_year == year)
        made = meeting(year, *parts)
        signed = paper(f"{SUBJECTS[year % len(SUBJECTS)]}-accord", f"{year}-05-03", event=made.key)
        found |= {made.key: made, signed.key: signed}
    found |= {fact.key: fact for fact in facts}
    return world(*found.values(), **fields)


CITIES = {
    "norrby": PlaceFact("norrby", "Norrby", "city", "AA", "aland", ("Norr-by",)),
    "soderby": PlaceFact(
        "soderby", "Soderby", "city", "AA", "aland", labels=(("Kungsholm", "", "1994"), ("Soderby", "1995", ""))
    ),
    "vasterby": PlaceFact("vasterby", "Vasterby", "city", "AA", "aland"),
    "hamn": PlaceFact("hamn", "Hamn", "city", "BB", "boria"),
    "old-town": PlaceFact("old-town", "Old Town", "city", "AA", "norrby"),
    "aland": PlaceFact("aland", "Aland", "country", "AA"),
    "boria": PlaceFact("boria", "Boria", "country", "BB"),
}


def placed(*facts, cities=None) -> Snapshot:
    """The history with some of its halls in cities."""
    snapshot = offices(*facts)
    events = dict(snapshot.events)
    for key, city in {"hall-1990": "norrby", "hall-1996": "soderby", "hall-1993": "hamn"}.items():
        events[key] = replace(events[key], places=(city,), host_country="AA")
    events |= {fact.key: fact for fact in facts if fact.key in events and getattr(fact, "places", ())}
    return replace(snapshot, events=events, places=CITIES | (cities or {}))
