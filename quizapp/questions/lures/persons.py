"""Wrong persons: of the same side and standing, attested about that time, and certainly not the one asked for. Pure."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from quizapp.facts.dates import MONTHS
from quizapp.facts.names import normalise
from quizapp.facts.snapshot import AgreementFact, EventFact, Fact, PersonFact
from quizapp.questions.draft import Distractor, DoesNotApply, NoQuestion, chance
from quizapp.questions.language.office_words import office_phrase
from quizapp.questions.language.wording import (
    RANK_BANDS,
    human,
    in_phrase,
    named,
    office_label,
    person_in_office,
    sentence,
)
from quizapp.questions.vocabulary import Rule
from quizapp.questions.world.attested import Span, attested
from quizapp.questions.world.posts import holder_problem
from quizapp.questions.world.proof import World

WANTED = 3
PERSON_YEARS = 10  # lint 24: persons attested on that side within ten years
UNKNOWN_COSTS = 4  # years by which somebody worth knowing may be farther away than a name in one entry

Row = tuple[date, str, str, str]  # day, office, event, role


class PersonLures:
    """Finds wrong persons in one world; its indexes are made once."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.snapshot = world.snapshot

    # --- who is attested when and as what ---------------------------------------------------------------------------
    @cached_property
    def _rows(self) -> Mapping[str, tuple[Row, ...]]:
        """Every attestation of a person at an event that was done, in order of time."""
        found: dict[str, list[Row]] = defaultdict(list)
        for event in self.snapshot.events.values():
            if event.when.earliest is not None and event.told == "done":
                for part in event.participants:
                    found[part.person].append((event.when.earliest, part.office, event.key, part.role))
        return {person: tuple(sorted(rows)) for person, rows in found.items()}

    @cached_property
    def _in_office(self) -> Mapping[str, tuple[Row, ...]]:
        rows = {person: tuple(row for row in rows if row[1]) for person, rows in self._rows.items()}
        return {person: found for person, found in rows.items() if found}

    @cached_property
    def _visits_led(self) -> Mapping[str, tuple[Row, ...]]:
        rows = {person: tuple(row for row in rows if row[3] == "leader") for person, rows in self._rows.items()}
        return {person: found for person, found in rows.items() if found}

    def band(self, person: str, near: date) -> str:
        """The rank band of the office a person held nearest to a day; '' for somebody without an office."""
        row = _nearest(self._in_office.get(person, ()), near)
        return self._band_of(row[1]) if row else ""

    def _band_of(self, office: str) -> str:
        rank = self.snapshot.offices[office].rank_class
        return RANK_BANDS.get(rank, rank)

    @cached_property
    def _around(self) -> Mapping[tuple[str, str, int, bool], tuple[str, ...]]:
        """Persons by side, band, year of an attestation, and whether they are worth knowing."""
        found: dict[tuple[str, str, int, bool], set[str]] = defaultdict(set)
        for key, rows in self._rows.items():
            person = self.snapshot.persons[key]
            if not person.unnamed:
                for day, office, *_ in self._in_office.get(key, rows):
                    band = self._band_of(office) if office else ""
                    found[person.country, band, day.year, person.tier <= 2].add(key)
        return {place: tuple(sorted(persons)) for place, persons in found.items()}

    def _candidates(self, side: str, band: str, year: int, key: str) -> Iterator[str]:
        """Persons of a side and band, nearest years first; those of a year in an order that the item's key draws."""
        for cost in range(PERSON_YEARS + UNKNOWN_COSTS + 1):
            for away, is_known in ((cost, True), (cost - UNKNOWN_COSTS, False)):
                if 0 <= away <= PERSON_YEARS:
                    for near in sorted({year - away, year + away}):
                        persons = self._around.get((side, band, near, is_known), ())
                        start = chance(key, near) % len(persons) if persons else 0
                        yield from (*persons[start:], *persons[:start])

    def _choose(
        self, right: str, day: date, present: Iterable[str], key: str, bars: Callable[[str], object] = lambda _: None
    ) -> list[PersonFact]:
        """Up to three persons of the standing of the right one that day, none of whom may be another or was present.

        `bars` says what else speaks against somebody.
        """
        side, band = self.snapshot.persons[right].country, self.band(right, day)
        could_be = self.world.identities.could_be
        taken: set[str] = set().union(*map(could_be, {right, *present}))
        chosen: list[PersonFact] = []
        for person in self._candidates(side, band, day.year, key):
            if person not in taken and self.band(person, day) == band and not bars(person):
                taken |= could_be(person)
                chosen.append(self.snapshot.persons[person])
                if len(chosen) == WANTED:
                    break
        return chosen

    # --- wrong leaders, hosts and signatories -----------------------------------------------------------------------
    def leaders(self, event: EventFact, right: str, key: str) -> tuple[Distractor, ...]:
        """Others of that side and standing who were not at the event, nor in that country in those months."""
        name = self.snapshot.persons[right].name
        return self._absent(event, right, key, f"The source names {name} as the leader on that side, and nobody else.")

    def hosts(self, event: EventFact, right: str, key: str) -> tuple[Distractor, ...]:
        """Others who were not at an event of which all persons are known."""
        return self._absent(event, right, key, "The source lists everybody who was there, and not this person.")

    def _absent(self, event: EventFact, right: str, key: str, reason: str) -> tuple[Distractor, ...]:
        day = event.when.earliest
        assert day is not None
        present = {participant.person for participant in event.participants}
        beside = self.world.presence.beside
        chosen = self._choose(right, day, present, key, lambda person: beside(person, event))
        return self._options(chosen, right, day, (event.ref,), reason)

    def signatories(self, paper: AgreementFact, right: str, key: str) -> tuple[Distractor, ...]:
        """Others who put no name to a document of which all signatories are known, and were not on the occasion."""
        day = paper.when.earliest
        assert day is not None
        occasion = self.snapshot.events.get(paper.event)
        present = {signer.person for signer in paper.signatories}
        present |= {participant.person for participant in occasion.participants} if occasion else set()
        chosen = self._choose(right, day, present, key)
        reason = "The source names everybody who signed it, and not this person."
        return self._options(chosen, right, day, (paper.ref,), reason)

    def _options(
        self, chosen: list[PersonFact], right: str, day: date, facts: tuple[str, ...], reason: str
    ) -> tuple[Distractor, ...]:
        if len(chosen) < WANTED - 1:
            band = self.band(right, day)
            raise NoQuestion(f"fewer than two others of that side and standing are known ({band or 'no office'})")
        names = self.option_names([right, *(person.key for person in chosen)])
        return tuple(
            Distractor(
                text=names[person.key],
                value=person.key,
                rule=Rule.COMPLETE_LIST,
                facts=facts,
                reason=reason,
                truth=self.truth_of_person(person.key, day),
                truth_facts=_refs(person, self._telling_event(person.key, day)),
            )
            for person in chosen
        )

    # --- wrong office-holders ---------------------------------------------------------------------------------------
    def holders(self, event: EventFact, office: str, right: str, key: str) -> tuple[Distractor, ...]:
        """Who held an office of one holder at other times, the nearest first."""
        chosen = self._other_holders(event, office, right, key)
        if len(chosen) < WANTED - 1:
            self._must_have_successors(event, office, right)
            raise NoQuestion("fewer than two others are certain to have held that office at other times")
        names = self.option_names([right, *(person for person, _ in chosen)])
        return tuple(
            self._other_holder(event, office, person, elsewhere, names[person]) for person, elsewhere in chosen
        )

    def _must_have_successors(self, event: EventFact, office: str, right: str) -> None:
        """Raises DoesNotApply where the topic knows no two others of those years to tell the holder from."""
        day = event.when.earliest
        assert day is not None
        others: list[str] = []
        for person in attested(self.world).holders(office):
            is_another = not any(self.world.may_be_one(person, known) for known in (right, *others))
            if is_another and self._where(person, office, day) and self._is_of_the_time(person, day):
                others.append(person)
        if len(others) < WANTED - 1:
            raise DoesNotApply(f"fewer than three holders of that office are known within {PERSON_YEARS} years")

    def _other_holders(self, event: EventFact, office: str, right: str, key: str) -> list[tuple[str, str]]:
        """Up to three, each with the event that attests the person in the office."""
        known, day = attested(self.world), event.when.earliest
        assert day is not None
        found: list[tuple[int, int, str, str]] = []
        for person in known.holders(office):
            elsewhere = self._where(person, office, day)
            if not elsewhere or not self._is_of_the_time(person, day):
                continue
            span = known.span(person, office)
            if span is not None and not holder_problem(self.world, office, event, person, elsewhere):
                away = min(abs((span.first - day).days), abs((span.last - day).days)) // 366
                found.append((away, chance(key, person), person, elsewhere))
        taken = set(self.world.identities.could_be(right))
        chosen: list[tuple[str, str]] = []
        for *_, person, elsewhere in sorted(found):
            if person not in taken and len(chosen) < WANTED:
                taken |= self.world.identities.could_be(person)
                chosen.append((person, elsewhere))
        return chosen

    def _where(self, person: str, office: str, day: date) -> str:
        """The event that attests a person in an office, nearest to a day; '' when none does with certainty."""
        rows = [row for row in self._in_office.get(person, ()) if row[1] == office]
        sure = [row for row in rows if attested(self.world).row(person, office, row[2])]
        row = _nearest(sure, day)
        return row[2] if row else ""

    def _is_of_the_time(self, person: str, day: date) -> bool:
        fact = self.snapshot.persons[person]
        years = self.snapshot.years_of_person.get(person, ())
        return not fact.unnamed and any(abs(year - day.year) <= PERSON_YEARS for year in years)

    def _other_holder(self, event: EventFact, office: str, person: str, elsewhere: str, text: str) -> Distractor:
        span = attested(self.world).span(person, office)
        assert span is not None and event.when.earliest is not None
        fact = self.snapshot.persons[person]
        then = "only later" if span.first > event.when.earliest else "only earlier"
        post = office_phrase(self.snapshot, self.snapshot.offices[office])
        return Distractor(
            text=text,
            value=person,
            rule=Rule.OTHER_HOLDER,
            facts=(event.ref, f"event:{elsewhere}"),
            reason=f"One person holds that office at a time; {fact.name} is named in it {then}.",
            truth=sentence(f"{fact.name} is named as {post} {over(span)}"),
            truth_facts=_refs(fact, self.snapshot.events[elsewhere]),
        )

    # --- words ------------------------------------------------------------------------------------------------------
    def option_names(self, keys: Iterable[str]) -> dict[str, str]:
        """Names in one form, so that form alone strikes nobody out (lint 37).

        Where the sources give one of several Cyrillic names without a first name, all are shown by surname.
        """
        persons = [self.snapshot.persons[key] for key in keys]
        full = {person.key: person.name for person in persons}
        cyrillic = [person for person in persons if person.name_system == "cyrillic"]
        if all(" " in person.name for person in cyrillic):
            return full
        surnames = {person.key: person.name.split()[-1] for person in cyrillic}
        shown = {**full, **surnames}
        return shown if len({normalise(name) for name in shown.values()}) == len(shown) else full

    def truth_of_person(self, key: str, near: date) -> str:
        """Who a person was: the visit they led nearest to a day, else the nearest entry that names them."""
        person = self.snapshot.persons[key]
        row = self._telling_row(key, near)
        if row is None:
            return sentence(person.description or person.name)
        _, office, event_key, role = row
        event = self.snapshot.events[event_key]
        if role == "leader" and event.kind == "visit" and event.host_country:
            led = "led" if len(event.persons("leader")) == 1 else "jointly led"
            who = person_in_office(self.snapshot, person, office)
            country = self.snapshot.country_name(event.host_country)
            unit = "month" if event.when.month is not None else "day"  # a disputed day need not be settled here
            return sentence(f"{who} {led} the visit to {country} {in_phrase(event.when, unit)}")
        as_what = f" as {office_label(self.snapshot, self.snapshot.offices[office])}" if office else ""
        return sentence(f"{person.name} is named{as_what} in the entry on {named(event)} ({human(event.when)})")

    def _telling_row(self, person: str, near: date) -> Row | None:
        """The attestation that says most about a person around a day: a visit led, then any, the nearer the better."""
        return _nearest(self._visits_led.get(person) or self._rows.get(person, ()), near)

    def _telling_event(self, person: str, near: date) -> EventFact | None:
        row = self._telling_row(person, near)
        return self.snapshot.events[row[2]] if row else None


def over(span: Span) -> str:
    """When somebody is attested in an office, by months: 'in May 1998', 'between May 1998 and September 2001'."""
    months = [f"{MONTHS[day.month - 1]} {day.year}" for day in (span.first, span.last)]
    return f"in {months[0]}" if months[0] == months[1] else f"between {months[0]} and {months[1]}"


def _nearest(rows: Sequence[Row], near: date) -> Row | None:
    """The row nearest to a day, of rows in order of time; the earlier of two."""
    place = bisect_left(rows, (near, "", "", ""))
    around = rows[max(0, place - 1) : place + 1]
    return min(around, key=lambda row: (abs((row[0] - near).days), row), default=None)


def _refs(*facts: Fact | None) -> tuple[str, ...]:
    return tuple(fact.ref for fact in facts if fact is not None)
