"""Wrong posts of a person: those held at other times, and those that somebody else held at the time. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property

from quizapp.facts.names import normalise
from quizapp.facts.snapshot import OfficeFact
from quizapp.questions.draft import Distractor, NoQuestion, chance
from quizapp.questions.language.office_words import office_phrase
from quizapp.questions.language.wording import RANK_BANDS, sentence
from quizapp.questions.lures.persons import WANTED, over
from quizapp.questions.vocabulary import Rule
from quizapp.questions.world.attested import Attestation, Span, attested
from quizapp.questions.world.posts import Career, held_by_another_problem, own_post_problem
from quizapp.questions.world.proof import World


class PostLures:
    """Finds wrong posts in one world; its index is made once."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.snapshot = world.snapshot
        self.known = attested(world)

    def posts(self, career: Career, key: str) -> tuple[Distractor, ...]:
        """Up to three: the person's own other posts first, then exclusive ones of like standing held by others."""
        chosen: list[Distractor] = []
        taken = [career.office]
        for lure in (*self._own(career, key), *self._of_others(career, key)):
            if not any(self._may_be_one(lure.value, other) for other in taken):
                chosen.append(lure)
                taken.append(lure.value)
            if len(chosen) == WANTED:
                break
        if len(chosen) < WANTED - 1:
            raise NoQuestion("fewer than two other posts are certain not to have been this person's then")
        return tuple(chosen)

    def offices_in(self, country: str) -> int:
        """How many offices of a country somebody is attested in."""
        return self._countries[country]

    @cached_property
    def _countries(self) -> Counter[str]:
        held = {row.office for rows in self.known.of_person.values() for row in rows if row.counted}
        return Counter(self._office(office).country for office in held)

    def own_count(self, career: Career) -> int:
        """How many other posts of the person could stand among the options."""
        return sum(1 for _ in self._own(career, ""))

    def _may_be_one(self, a: str, b: str) -> bool:
        """Whether two options would name one post, or one read like a part of the other."""
        one, other = (f" {normalise(self._phrase(office))} " for office in (a, b))
        return one in other or other in one or self.known.share_a_post(a, b)

    def _phrase(self, office: str) -> str:
        return office_phrase(self.snapshot, self.snapshot.offices[office])

    # --- the person's own -------------------------------------------------------------------------------------------
    def _own(self, career: Career, key: str) -> Iterator[Distractor]:
        """Posts attested at other times, nearest first."""
        found = []
        for office in self.known.offices_of(career.person):
            elsewhere = self._attesting(career.person, office)
            span = self.known.span(career.person, office)
            if span and not own_post_problem(self.world, career, office, elsewhere) and self._is_alike(career, office):
                found.append((_years_between(career, span), chance(key, office), office, elsewhere, span))
        person = self.snapshot.persons[career.person]
        for *_, office, elsewhere, span in sorted(found, key=lambda row: row[:2]):
            yield Distractor(
                text=self._phrase(office),
                value=office,
                rule=Rule.OTHER_POST,
                facts=(f"event:{elsewhere}",),
                reason=f"{person.name} is named in that post only at another time, {over(span)}.",
                truth=sentence(f"{person.name} is named as {self._phrase(office)} {over(span)}"),
                truth_facts=(person.ref, f"event:{elsewhere}"),
            )

    def _attesting(self, person: str, office: str) -> str:
        rows = [row for row in self.known.of_person[person] if row.counted and row.span and row.office == office]
        return min(rows, key=lambda row: (str(row.span and row.span.first), row.event)).event

    def _is_alike(self, career: Career, office: str) -> bool:
        """Of one country: else the side alone tells."""
        return self._office(office).country == self._office(career.office).country

    def _office(self, key: str) -> OfficeFact:
        return self.snapshot.offices[key]

    # --- of others --------------------------------------------------------------------------------------------------
    @cached_property
    def _by_year(self) -> Mapping[tuple[str, int], Mapping[str, list[Attestation]]]:
        """Counted attestations in exclusive offices, by (country, year), then by office."""
        found: dict[tuple[str, int], dict[str, list[Attestation]]] = defaultdict(lambda: defaultdict(list))
        for rows in self.known.of_person.values():
            for row in rows:
                office = self.snapshot.offices.get(row.office)
                if row.counted and row.span and office is not None and office.exclusive:
                    for year in {row.span.first.year, row.span.last.year}:
                        found[office.country, year][row.office].append(row)
        return found

    def _of_others(self, career: Career, key: str) -> Iterator[Distractor]:
        """Exclusive posts of the country that somebody else is attested in, those of like standing first."""
        office = self._office(career.office)
        day = career.event.when.earliest
        assert day is not None
        around = self._by_year.get((office.country, day.year), {})
        like = standing(office)
        for post in sorted(around, key=lambda post: (standing(self._office(post)) != like, chance(key, post))):
            row = self._holding(career, post, around[post], key)
            if row is None:
                continue
            other = self.snapshot.persons[row.person]
            span = self.known.span(row.person, post)
            assert span is not None
            yield Distractor(
                text=self._phrase(post),
                value=post,
                rule=Rule.OTHER_HOLDER,
                facts=(career.event.ref, f"event:{row.event}"),
                reason=f"One person holds that office at a time, and then it was {other.name}.",
                truth=sentence(f"{other.name} is named as {self._phrase(post)} {over(span)}"),
                truth_facts=(other.ref, f"event:{row.event}"),
            )

    def _holding(self, career: Career, post: str, rows: list[Attestation], key: str) -> Attestation | None:
        """An attestation of somebody else who certainly held the post on the days of the career's event."""
        days = Span.of(career.event.when)
        for row in sorted(rows, key=lambda row: chance(key, row.event, row.person)):
            span = self.known.span(row.person, post)
            if self.snapshot.persons[row.person].unnamed or span is None or days is None or not span.holds(days):
                continue
            if not held_by_another_problem(self.world, career, post, row.event):
                return row
        return None


def standing(office: OfficeFact) -> str:
    """The rank band of an office."""
    return RANK_BANDS.get(office.rank_class, office.rank_class)


def _years_between(career: Career, span: Span) -> int:
    day = career.event.when.earliest
    assert day is not None
    return min(abs((span.first - day).days), abs((span.last - day).days)) // 366
