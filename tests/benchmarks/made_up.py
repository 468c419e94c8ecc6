"""Made-up histories of any size, the same for the same size and seed: what `generate.py` measures on.

`history(size)` is meant to be like a real topic: a third of its events are visits led by one of a side's leaders, half
of them with documents signed; there are signings, messages, appointments, openings, twins (the same title in another
year), vague, hedged, disputed and missing dates, offices held in turn, series of figures. Persons, documents and place
names grow in number with the events; the years (150) do not, so that a larger history is also a denser one.
`history(size, crowded=True)` has titles and purposes of four words out of forty: most titles share words with a good
part of all others.
"""

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from quizapp.facts.snapshot import (
    AgreementFact,
    Cited,
    ConflictFact,
    EventFact,
    FigureFact,
    OfficeFact,
    Participant,
    PersonFact,
    PlaceFact,
    Signer,
    Snapshot,
    SourceFact,
    When,
)

FIRST, LAST = 1850, 1999
COUNTRIES = {"AA": {"name": "Aland", "adjective": "Alandic"}, "BB": {"name": "Boria", "adjective": "Borian"}}
SYLLABLES = ("ka", "ren", "tol", "mi", "sha", "ver", "du", "lor", "ne", "bas", "gri", "po", "zan", "we", "chu", "fal")
WORKS = ("harbour", "railway", "school", "bridge", "library", "museum", "factory", "observatory", "market", "garden")
SUBJECTS = (
    "fishery",
    "transit",
    "customs",
    "postal",
    "quarantine",
    "lighthouse",
    "pipeline",
    "mining",
    "patent",
    "visa",
)
DEEDS = (
    "set quotas for",
    "joined lines of",
    "halved duties upon",
    "lit the strait of",
    "laid cables to",
    "shared waters of",
)
KINDS = (
    *("visit",) * 4,
    "meeting",
    "message",
    "signing",
    "opening",
    "opening",
    "founding",
    "appointment",
    "exhibition",
)
RANKS = ("head_of_government", "foreign_minister", "minister")


class _Maker:
    def __init__(self, size: int, *, crowded: bool, seed: int) -> None:
        self.size, self.crowded = size, crowded
        self.random = Random(seed)  # noqa: S311 - a made-up history, nothing secret
        self.lexicon = [f"{a}{b}{c}" for a in SYLLABLES[:4] for b in SYLLABLES[4:8] for c in SYLLABLES[8:12]][:40]
        self.threads = {f"thread-{n:03}": f"Story {n}" for n in range(12 + size // 500)}
        self.sources = {"yearbook": SourceFact("yearbook", "The yearbook", "AA", "whole", self._paragraphs())}
        self.offices = {
            f"office-{side}-{rank}".lower(): OfficeFact(
                f"office-{side}-{rank}".lower(), rank.replace("_", " ").title(), "", side, rank != "minister", rank
            )
            for side in COUNTRIES
            for rank in RANKS
        }
        self.persons = {person.key: person for person in map(self._person, range(max(12, size // 10)))}
        self.by_side = {side: [p.key for p in self.persons.values() if p.country == side] for side in COUNTRIES}
        self.places = {place.key: place for place in map(self._place, range(max(4, size // 20)))}

    def _paragraphs(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        return tuple((f"p{n}", ()) for n in range(self.size // 5 + 1))

    def name(self, syllables: int = 3) -> str:
        return "".join(self.random.choice(SYLLABLES) for _ in range(syllables)).capitalize()

    def title(self, usual: str) -> str:
        return " ".join(self.random.sample(self.lexicon, 4)) if self.crowded else usual

    def story(self) -> dict[str, object]:
        threads = tuple(sorted(self.random.sample(sorted(self.threads), self.random.choice((0, 1, 1, 2)))))
        cited = (Cited("yearbook", f"p{self.random.randrange(self.size // 5 + 1)}", "A passage tells of it."),)
        return {"threads": threads, "tier": self.random.choice((1, 2, 2, 2, 3)), "citations": cited}

    def _person(self, number: int) -> PersonFact:
        side = "AA" if number % 2 else "BB"
        surname = self.random.choice(SYLLABLES).capitalize() if number % 5 == 0 else self.name()
        return PersonFact(
            f"person-{number:05}",
            f"{self.name(2)} {surname}",
            country=side,
            **self.story(),  # type: ignore[arg-type]
        )

    def _place(self, number: int) -> PlaceFact:
        town = self.name()
        label = ((town, f"{self.random.randint(FIRST, LAST)}", ""),) if number % 20 == 0 else ()
        return PlaceFact(f"place-{number:05}", town, "city", "AA" if number % 2 else "BB", labels=label)

    def when(self, number: int, length: int = 0) -> When:
        day = date(FIRST, 1, 1) + timedelta(days=self.random.randrange((LAST - FIRST + 1) * 365))
        texts = {
            0: "",
            1: f"{day.year}~",
            2: f"[{day.year},{day.year + 2}]",
            3: f"{day:%Y}",
            4: f"{day:%Y-%m}",
            5: f"{day:%Y-%m}",
        }
        usual = f"{day}/{day + timedelta(days=length)}" if length else f"{day}"
        return When.of(texts.get(number % 40, usual))

    def leader(self, when: When) -> str:
        """Leaders are in office for about twelve years, so that a year knows some of each side."""
        side = self.random.choice(sorted(COUNTRIES))
        everybody = self.by_side[side]
        years = (when.earliest.year if when.earliest else FIRST) - FIRST
        middle = years * len(everybody) // (LAST - FIRST + 1)
        reach = max(2, len(everybody) * 6 // (LAST - FIRST + 1))
        return everybody[min(len(everybody) - 1, max(0, middle + self.random.randint(-reach, reach)))]

    def event(self, number: int, twin: EventFact | None) -> EventFact:
        kind = twin.kind if twin else self.random.choice(KINDS)
        when = self.when(self.random.randrange(200), length=self.random.randint(1, 6) if kind == "visit" else 0)
        leader = self.persons[self.leader(when)]
        host = "BB" if leader.country == "AA" else "AA"
        town = self.places[self.random.choice(sorted(self.places)[:: 2 if host == "AA" else 1])]
        office = f"office-{leader.country}-{RANKS[int(leader.key[-2:]) % 3]}".lower()
        work = self.random.choice(WORKS)
        usual = {
            "visit": f"{leader.name}'s visit to {COUNTRIES[host]['name']}",
            "meeting": f"the {town.name} meeting on the {self.name(2)} {work}",
            "message": f"{leader.name}'s message on the {self.name(2)} floods",
            "signing": f"the signing of the {self.name(2)} {self.random.choice(SUBJECTS)} papers",
            "appointment": f"{leader.name} becomes envoy to {COUNTRIES[host]['name']}",
            "exhibition": f"the {town.name} exhibition of {self.name(2)} art",
        }.get(kind, f"the {kind} of the {self.name(2)} {work} at {town.name}")
        title = twin.title if twin else self.title(usual)
        role = {"visit": "leader", "message": "sender", "signing": "signatory"}.get(kind, "attendee")
        return EventFact(
            key=f"event-{number:06}",
            title=title,
            kind=kind,
            when=when,
            title_form="clause" if kind == "appointment" and not self.crowded else "noun_phrase",
            host_country=host if number % 10 else "",
            places=(town.key,) if number % 3 else (),
            participants=(Participant(leader.key, role, office),),
            lead_complete=number % 6 != 0,
            participants_complete=number % 7 == 0,
            agreements_complete=number % 4 == 0,
            short_title=title if number % 8 else "",
            told="done" if number % 25 else "planned",
            **self.story(),  # type: ignore[arg-type]
        )

    def paper(self, number: int, occasions: list[EventFact]) -> AgreementFact:
        event = self.random.choice(occasions) if number % 3 else None
        about = f"{self.name(2)} {self.random.choice(SUBJECTS)}"
        usual = f"Agreement on the {about} of {self.name(2)}"
        title = self.title(usual)
        purpose = self.title(f"{self.random.choice(DEEDS)} {self.name()} {self.random.choice(WORKS)}")
        return AgreementFact(
            key=f"paper-{number:05}",
            title=title,
            kind=self.random.choice(("agreement", "agreement", "treaty", "protocol", "memorandum")),
            when=event.when if event else self.when(self.random.randrange(200)),
            short_title=f"{about} agreement" if not self.crowded else title,
            generic=number % 15 == 0,
            purpose=purpose if number % 4 else "",
            parties=("AA", "BB"),
            event=event.key if event else "",
            signatories=(Signer(event.participants[0].person, "AA"),) if event else (),
            signatories_complete=number % 2 == 0,
            implements=(f"paper-{number - 1:05}",) if number % 12 == 11 else (),
            **self.story(),  # type: ignore[arg-type]
        )

    def figure(self, number: int) -> FigureFact:
        line, year = number // 60, FIRST + number % 60 * 2
        return FigureFact(
            key=f"figure-{number:05}",
            title=f"Freight on line {SYLLABLES[line % 16]}{SYLLABLES[line // 16 % 16]}",
            series=f"freight-{line:03}",
            value=Decimal(self.random.randint(100, 9999)) / 10,
            unit="tons",
            when=When.of(str(year)),
            **self.story(),  # type: ignore[arg-type]
        )


def history(size: int, *, crowded: bool = False, seed: int = 4) -> Snapshot:
    """A topic of `size` events, a tenth as many persons, a fifth as many documents, a twentieth as many figures."""
    maker = _Maker(size, crowded=crowded, seed=seed)
    events: dict[str, EventFact] = {}
    for number in range(size):
        twin = maker.random.choice(list(events.values())[-50:]) if number and number % 20 == 0 else None
        made = maker.event(number, twin)
        events[made.key] = made
    occasions = [event for event in events.values() if event.kind in ("visit", "signing") and event.told == "done"]
    papers = [maker.paper(number, occasions) for number in range(size // 5)]
    figures = [maker.figure(number) for number in range(size // 20)]
    disputed = [event for event in events.values() if event.when.edtf][:: max(1, size // (size // 50 + 1))]
    conflicts = tuple(
        ConflictFact(f"conflict-{event.key}", "date", (event.ref,), tuple((told, "yearbook", "p1") for told in dates))
        for event in disputed
        for dates in [(event.when.edtf, "1900")]
    )
    return Snapshot(
        f"made-up-{size}",
        title="Aland and Boria",
        sides=("AA", "BB"),
        countries=COUNTRIES,
        first_year=FIRST,
        last_year=LAST,
        threads=maker.threads,
        sources=maker.sources,
        persons=maker.persons,
        offices=maker.offices,
        places=maker.places,
        events=events,
        agreements={paper.key: paper for paper in papers},
        figures={figure.key: figure for figure in figures},
        conflicts=conflicts,
    )
