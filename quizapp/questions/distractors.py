"""Wrong options that are certainly wrong, plausible, and worth knowing themselves (QUESTIONS, S). Pure."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property

from quizapp.facts.names import normalise, similarity
from quizapp.facts.snapshot import AgreementFact, EventFact, Fact, PersonFact, When
from quizapp.questions.draft import Distractor, NoQuestion, chance
from quizapp.questions.proof import SIMILAR, World, titles
from quizapp.questions.tellings import certainly_apart
from quizapp.questions.vocabulary import Rule
from quizapp.questions.wording import (
    RANK_BANDS,
    YEAR,
    act,
    acted,
    bare,
    in_phrase,
    it,
    office_label,
    person_in_office,
    sentence,
    short,
    with_article,
)

WANTED = 3
YEARS_AWAY = 6  # lint 24: years of options lie within six of the key
PERSON_YEARS = 10  # lint 24: persons attested on that side within ten years


class Lures:
    """Finds distractors in one world; indexes are made once for all families."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.snapshot = world.snapshot

    # --- years ------------------------------------------------------------------------------------------------------
    def years(self, key: str, when: When, forbidden: Iterable[int], subject: str) -> tuple[Distractor, ...]:
        """Three other years. The rank of the right one among the four is drawn first, from the item's key."""
        year = when.year
        if year is None:
            raise NoQuestion("its date does not lie in one year")
        low, high = self.year_bounds
        banned = {*forbidden, year}
        below = [y for y in range(year - 1, max(low, year - YEARS_AWAY) - 1, -1) if y not in banned]
        above = [y for y in range(year + 1, min(high, year + YEARS_AWAY) + 1) if y not in banned]
        rank = chance(key, "rank") % (WANTED + 1)
        rank = min(rank, len(below))
        rank = max(rank, WANTED - len(above))
        if rank > len(below):
            raise NoQuestion("fewer than three other years are possible")
        chosen = _spread(below, rank, key, "below") + _spread(above, WANTED - rank, key, "above")
        return tuple(
            Distractor(
                text=str(other),
                value=str(other),
                rule=Rule.DISJOINT_DATE,
                facts=(subject,),
                reason=f"The sources date it {when.human()}, which has no day in {other}.",
                truth=self.truth_of_year(other, year),
                truth_facts=self._refs(self._headlines.get(other)),
            )
            for other in sorted(chosen)
        )

    @cached_property
    def year_bounds(self) -> tuple[int, int]:
        """Years that an option may name: the topic's own, and one before it so that a first year has a lower lure."""
        known = [when.year for when in self._all_dates() if when.year is not None]
        first = self.snapshot.first_year or min(known, default=1)
        last = self.snapshot.last_year or max(known, default=9999)
        return max(1, min(first, min(known, default=first)) - 1), max(last, max(known, default=last))

    def _all_dates(self) -> list[When]:
        events, papers = self.snapshot.events.values(), self.snapshot.agreements.values()
        return [*(event.when for event in events), *(paper.when for paper in papers)]

    def truth_of_year(self, year: int, right: int) -> str:
        """What this history knows of a year: its weightiest fact, or else how far it is from the right year."""
        fact = self._headlines.get(year)
        if fact is None:
            away = abs(year - right)
            return f"{year} is {away} year{'s' * (away > 1)} too {'late' if year > right else 'early'}."
        if isinstance(fact, EventFact):
            return sentence(f"{in_phrase(fact.when, 'year')} came {with_article(short(fact))}")
        return sentence(f"{in_phrase(fact.when, 'year')} {with_article(short(fact))} {act(fact)}")

    @cached_property
    def _headlines(self) -> Mapping[int, EventFact | AgreementFact]:
        found: dict[int, EventFact | AgreementFact] = {}
        facts: list[EventFact | AgreementFact] = list(self.snapshot.events.values())
        facts += [paper for paper in self.snapshot.agreements.values() if not paper.generic]
        facts = [fact for fact in facts if fact.told == "done" and fact.tier <= 2]
        facts = [fact for fact in facts if fact.ref not in self.snapshot.conflicts_of]
        for fact in sorted(facts, key=lambda fact: (fact.tier, fact.ref)):
            if fact.when.year is not None and fact.short_title:
                found.setdefault(fact.when.year, fact)
        return found

    # --- persons ----------------------------------------------------------------------------------------------------
    @cached_property
    def attested(self) -> Mapping[str, tuple[tuple[date, str, str, str], ...]]:
        """(day, office, event, role) of every attestation of a person, by person, in order of time."""
        found: dict[str, list[tuple[date, str, str, str]]] = {}
        for event in self.snapshot.events.values():
            if event.when.earliest is None or event.told != "done":
                continue
            for participant in event.participants:
                found.setdefault(participant.person, []).append(
                    (event.when.earliest, participant.office, event.key, participant.role)
                )
        return {person: tuple(sorted(rows)) for person, rows in found.items()}

    def band(self, person: str, near: date) -> str:
        """The rank band of the office a person held nearest to a day."""
        rows = [row for row in self.attested.get(person, ()) if row[1]]
        if not rows:
            return ""
        office = min(rows, key=lambda row: (abs((row[0] - near).days), row))[1]
        rank = self.snapshot.offices[office].rank_class
        return RANK_BANDS.get(rank, rank)

    def leaders(self, event: EventFact, right: str, side: str, key: str) -> tuple[Distractor, ...]:
        """Other persons of that side and standing who were not at the event, nor in that country in those months."""
        day = event.when.earliest
        assert day is not None
        present = {participant.person for participant in event.participants}
        band = self.band(right, day)
        candidates = []
        for person in self.snapshot.persons.values():
            if person.key in present or person.unnamed or person.country != side:
                continue
            near = min((abs((row[0] - day).days) for row in self.attested.get(person.key, ())), default=None)
            if near is None or near > PERSON_YEARS * 366 or self.band(person.key, day) != band:
                continue
            if any(self.world.may_be_one(person.key, other) for other in {*present, right}):
                continue
            if self.world.presence.beside(person.key, event):
                continue
            candidates.append((near // 366, chance(key, person.key), person))
        chosen: list[PersonFact] = []
        for _, _, person in sorted(candidates, key=lambda row: row[:2]):
            if len(chosen) < WANTED and not any(self.world.may_be_one(person.key, kept.key) for kept in chosen):
                chosen.append(person)
        if len(chosen) < WANTED - 1:
            raise NoQuestion(f"fewer than two others of that side and standing are known ({band or 'no office'})")

        leader = self.snapshot.persons[right]
        names = self.option_names([right, *(person.key for person in chosen)])
        return tuple(
            Distractor(
                text=names[person.key],
                value=person.key,
                rule=Rule.COMPLETE_LIST,
                facts=(event.ref,),
                reason=f"The source names {leader.name} as the leader on that side, and nobody else.",
                truth=self.truth_of_person(person.key, day),
                truth_facts=self._refs(person, self._nearest_event(person.key, day)),
            )
            for person in chosen
        )

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
        row = self._nearest(key, near)
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
        return sentence(
            f"{person.name} is named{as_what} in the entry on {with_article(short(event))} ({event.when.human()})"
        )

    def _nearest(self, person: str, near: date) -> tuple[date, str, str, str] | None:
        """The attestation that says most about a person around a day: a visit led, then any, the nearer the better."""
        rows = self.attested.get(person, ())
        return min(rows, key=lambda row: (row[3] != "leader", abs((row[0] - near).days), row), default=None)

    def _nearest_event(self, person: str, near: date) -> EventFact | None:
        row = self._nearest(person, near)
        return self.snapshot.events[row[2]] if row else None

    @staticmethod
    def _refs(*facts: Fact | None) -> tuple[str, ...]:
        return tuple(fact.ref for fact in facts if fact is not None)

    # --- agreements -------------------------------------------------------------------------------------------------
    def papers_signed_elsewhere(self, event: EventFact, key: str) -> tuple[Distractor, ...]:
        """Documents certainly signed on other days, and not similar to anything signed at this event."""
        own = self.snapshot.agreements_at.get(event.key, ())
        own_titles = [title for paper in own for title in titles(paper)]
        candidates = []
        for paper in self.snapshot.agreements.values():
            if paper.event == event.key or not self.is_option(paper) or not paper.when.is_bounded:
                continue
            if not certainly_apart(self.snapshot, paper, event):
                continue
            if any(self.world.alike(mine, its) for mine in own_titles for its in titles(paper)):
                continue
            assert paper.when.earliest and event.when.earliest
            away = abs(paper.when.earliest.year - event.when.earliest.year)
            if away <= YEARS_AWAY:
                candidates.append((paper.tier > 2, chance(key, paper.key), paper))
        return tuple(
            Distractor(
                text=bare(short(paper)),
                value=paper.key,
                rule=Rule.SIGNED_ELSEWHERE,
                facts=(paper.ref, event.ref),
                reason=f"It was signed {paper.when.human()}, and a document is signed once.",
                truth=self.truth_of_paper(paper),
                truth_facts=(paper.ref,),
            )
            for paper in self._unlike([row[2] for row in sorted(candidates, key=lambda row: row[:2])])
        )

    def is_option(self, paper: AgreementFact) -> bool:
        """Whether a document may stand among options: specific, signed, undisputed, short, and with no year in it."""
        return (
            not paper.generic
            and paper.told == "done"
            and bool(paper.short_title)
            and not YEAR.search(paper.short_title)
            and paper.ref not in self.snapshot.conflicts_of
        )

    def _unlike(self, papers: list[AgreementFact]) -> list[AgreementFact]:
        """The first three whose titles differ enough from one another."""
        chosen: list[AgreementFact] = []
        for paper in papers:
            if all(self._distinct(short(paper), short(other)) for other in chosen):
                chosen.append(paper)
            if len(chosen) == WANTED:
                return chosen
        if len(chosen) < WANTED - 1:
            raise NoQuestion("fewer than two documents are certainly signed elsewhere and different enough")
        return chosen

    def _distinct(self, a: str, b: str) -> bool:
        """Different enough to stand side by side: with all their words (lint 2), and with the telling ones only."""
        return similarity(a, b) < SIMILAR and not self.world.alike(a, b)

    def truth_of_paper(self, paper: AgreementFact) -> str:
        text = f"{with_article(short(paper))} {acted(paper)}"
        return sentence(f"{text}; {it(short(paper))} {paper.purpose}" if paper.purpose else text)

    def purposes(self, paper: AgreementFact, key: str, kind: str = "") -> tuple[AgreementFact, ...]:
        """Documents (of one kind, if given) whose known purpose differs from this one's, nearest subjects first."""
        candidates = [
            (-len(set(paper.threads) & set(other.threads)), other.tier > 2, chance(key, other.key), other)
            for other in self.snapshot.agreements.values()
            if other.key != paper.key
            and kind in ("", other.kind)
            and other.purpose
            and self.is_option(other)
            and self._distinct(other.purpose, paper.purpose)
            and not self.world.hang_together(other.key, paper.key)
            and self._distinct(short(other), short(paper))
            and not self.world.alike(other.title, paper.title)
        ]
        chosen: list[AgreementFact] = []
        for *_, other in sorted(candidates, key=lambda row: row[:3]):
            if all(
                self._distinct(other.purpose, kept.purpose) and self._distinct(short(other), short(kept))
                for kept in chosen
            ):
                chosen.append(other)
            if len(chosen) == WANTED:
                break
        if len(chosen) < WANTED - 1:
            raise NoQuestion("fewer than two other documents have a purpose that is different enough")
        return tuple(chosen)


def _spread(years: list[int], count: int, key: str, side: str) -> list[int]:
    """`count` of the years, nearest first, sometimes with a step of two so that the gap says nothing."""
    chosen: list[int] = []
    index = 0
    while len(chosen) < count:
        left = len(years) - index
        skip = chance(key, side, index) % 2 if left > count - len(chosen) else 0
        chosen.append(years[index + skip])
        index += skip + 1
    return chosen
