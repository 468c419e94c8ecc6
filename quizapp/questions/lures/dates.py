"""Wrong dates that are certainly wrong and plausible: years, months, days and periods near the right one. Pure.

Among sorted options the place of the right one must say nothing. Its rank is drawn first, by a hash, and the lures are
then chosen to fit. Facts at the edges of a history cannot take every rank (nothing comes before its first
year), so the ranks of the others are weighted until all ranks are right equally often.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from quizapp.facts.snapshot import AgreementFact, EventFact, When, first_ref
from quizapp.questions.draft import Answer, Distractor, NoQuestion, chance
from quizapp.questions.language.wording import act, human, in_phrase, is_headline, named, sentence
from quizapp.questions.vocabulary import Asks, Rule
from quizapp.questions.world.proof import World
from quizapp.questions.world.recurrence import RECURRENT_KINDS
from quizapp.questions.world.windows import Dated, accepted_of, calendar_of, settled_window, text_of, unit_of, window_of

WANTED = 3
YEARS_AWAY = 6  # lint 24: years of options lie within six of the key
NEAREST = 6  # months and days of facts are drawn among so many on either side
MONTHS_AWAY = 36
LONG_TITLE = 12  # words
STEPS = 60  # the weights of ranks settle well before
UNEVEN = 0.1  # how far a rank's share may lie from a quarter
UNITS = (Asks.YEAR, Asks.MONTH, Asks.DAY, Asks.PERIOD)
UNIT_WORDS: Mapping[str, str] = {Asks.YEAR: "year", Asks.MONTH: "month", Asks.DAY: "day"}

# The lowest and the highest rank that the right date can take among the options.
Possible = tuple[int, int]
# Of one side of the right date, nearest first: the lures to take, and those to fill up with.
Side = tuple[list[str], list[str]]


class DateLures:
    """Finds dates in one world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.snapshot = world.snapshot
        self.calendar = calendar_of(world)

    def near(
        self, window: str, key: str, fact: Dated, free: Callable[[str], bool], *, within: str = ""
    ) -> tuple[Distractor, ...]:
        """Three other windows, ascending and with their positions; `free` says of one that nothing speaks against it.

        Months of one year only, if it is given (`within`). Raises NoQuestion where three cannot be had.
        """
        if within:
            return self._near(window, key, fact.when, fact.ref, lambda other: other[:4] == within and free(other))
        return self._near(window, key, fact.when, fact.ref, free)

    def years(self, key: str, when: When, forbidden: Iterable[int], subject: str) -> tuple[Distractor, ...]:
        """Three other years than that of a date, none of them forbidden."""
        window = window_of(self.calendar, when, Asks.YEAR)
        if window is None:
            raise NoQuestion("its date does not lie in one year")
        banned = set(forbidden)
        return self._near(window, key, when, subject, lambda other: int(other) not in banned)

    def _near(
        self, window: str, key: str, when: When, subject: str, free: Callable[[str], bool]
    ) -> tuple[Distractor, ...]:
        unit = unit_of(window)
        sides = [self._allowed(side, free) for side in self._sides(window, key, before=self._reaches_back(unit))]
        below, above = ([*wanted, *filling] for wanted, filling in sides)
        if len(below) + len(above) < WANTED:
            raise NoQuestion(f"fewer than three other {'periods' if '/' in window else f'{unit}s'} are possible")
        lowest, highest = max(0, WANTED - len(above)), min(WANTED, len(below))
        rank = self._rank(unit, key, subject, (lowest, highest))
        chosen = [*_take(sides[0], rank, key, "below"), *_take(sides[1], WANTED - rank, key, "above")]
        return tuple(
            Distractor(
                text=text_of(other, (window, *chosen)),
                value=other,
                rule=Rule.DISJOINT_DATE,
                facts=(subject,),
                reason=f"The sources date it {human(when)}, which has no day in {text_of(other)}.",
                truth=self.truth(other, window),
                truth_facts=tuple(fact.ref for fact in (self._headlines(unit).get(other),) if fact),
                position=place + (place >= rank),
            )
            for place, other in enumerate(sorted(chosen))
        )

    @staticmethod
    def _allowed(side: Side, free: Callable[[str], bool]) -> Side:
        wanted, filling = side
        return [window for window in wanted if free(window)], [window for window in filling if free(window)]

    # --- what is near -----------------------------------------------------------------------------------------------
    def _sides(self, window: str, key: str, *, before: bool) -> tuple[Side, Side]:
        """What lies below and above a window in the history, and if asked for, one window of the time before it."""
        unit = unit_of(window)
        if unit == Asks.YEAR:
            return self._years_near(int(window), before)
        if unit == Asks.PERIOD:
            return self._periods_near(window, before)
        return self._moments_near(window, unit, key, before)

    def _years_near(self, year: int, before: bool) -> tuple[Side, Side]:
        """First years of which the history tells: a learner should meet wrong years that are worth knowing."""
        first, last = self.calendar.first, self.calendar.last
        earlier = [first - 1] if before and max(1, year - YEARS_AWAY) < first <= year else []
        below = _padded(range(year - 1, max(first, year - YEARS_AWAY) - 1, -1))
        above = _padded(range(year + 1, min(last, year + YEARS_AWAY) + 1))
        (told, others), (told_above, others_above) = self._parted(below), self._parted(above)
        return (told, [*others, *_padded(earlier)]), (told_above, others_above)

    def _parted(self, years: Sequence[str]) -> Side:
        told = self._headlines(Asks.YEAR)
        return [year for year in years if year in told], [year for year in years if year not in told]

    def _periods_near(self, window: str, before: bool) -> tuple[Side, Side]:
        calendar, length = self.calendar, self.calendar.length
        first, begin = calendar.begin(calendar.first), int(window[-4:]) - length + 1
        below = range(begin - length, first - 1, -length)
        above = range(begin + length, calendar.last + 1, length)
        filling = [calendar.period(first - 1)] if before and first > length else []
        return ([calendar.period(year) for year in below], filling), ([calendar.period(year) for year in above], [])

    def _moments_near(self, window: str, unit: str, key: str, before: bool) -> tuple[Side, Side]:
        """Months and days: first those of which the history tells, then others about as near."""
        told = self._headlines(unit)
        others = [other for other in _others_near(window, unit, key) if other not in told]
        low, high = f"{self.calendar.first:04}", f"{self.calendar.last:04}-99"
        inside = [other for other in others if low <= other <= high]
        earlier = [other for other in others if other < low][: int(before)]
        known = self._told_near(window, unit)
        return (
            ([one for one in known if one < window], [*(one for one in inside if one < window), *earlier]),
            ([one for one in known if one > window], [one for one in inside if one > window]),
        )

    def _told_near(self, window: str, unit: str) -> list[str]:
        """Months or days of facts worth knowing, at most three years away, the nearest few of either side."""
        own = _month_number(window)
        near = [one for one in self._by_year(unit, int(window[:4])) if one != window]
        near = [one for one in near if abs(_month_number(one) - own) <= MONTHS_AWAY]
        near.sort(key=lambda one: (abs(_month_number(one) - own), one))
        below, above = ([one for one in near if (one < window) == is_below] for is_below in (True, False))
        return [*below[:NEAREST], *above[:NEAREST]]

    def _by_year(self, unit: str, year: int) -> list[str]:
        """Windows of headlines in the years around one."""

        def make() -> dict[int, list[str]]:
            found: dict[int, list[str]] = {}
            for window in sorted(self._headlines(unit)):
                found.setdefault(int(window[:4]), []).append(window)
            return found

        years = self.world.keep(("lures_dates.by_year", unit), make)
        return [one for near in range(year - 3, year + 4) for one in years.get(near, ())]

    # --- where the right one stands ---------------------------------------------------------------------------------
    def _rank(self, unit: str, key: str, subject: str, possible: Possible) -> int:
        """The rank of the right window among the four: a draw in which all are right equally often over the bank."""
        lowest, highest = possible
        weights, draws = self.world.keep(("lures_dates.ranks", unit), lambda: self._ranks(unit))
        drawn = draws.get((subject, possible), chance(key, "rank") % 2**32 / 2**32)
        drawn *= sum(weights[lowest : highest + 1])
        for rank in range(lowest, highest):
            drawn -= weights[rank]
            if drawn < 0:
                return rank
        return highest

    def _ranks(self, unit: str) -> tuple[list[float], dict[tuple[str, Possible], float]]:
        """(weights of the ranks, what each askable fact draws, from 0 to 1).

        Facts that can take the same ranks draw numbers that lie evenly apart, in the order of a hash: a stratified
        sample, which comes nearer to the wanted shares than independent draws.
        """
        like = self._alike(unit, before=self._reaches_back(unit))
        draws = {
            (ref, possible): (place + 0.5) / len(rows)
            for possible, rows in like.items()
            for place, (_, ref) in enumerate(sorted(rows))
        }
        return balanced({possible: len(rows) for possible, rows in like.items()}), draws

    def _alike(self, unit: str, *, before: bool) -> dict[Possible, list[tuple[int, str]]]:
        """The askable facts, each with its hash, by the ranks that their windows can take."""
        like: dict[Possible, list[tuple[int, str]]] = {}
        for fact in self._askable(unit):
            window = settled_window(self.world, fact, unit)
            if window is None:
                continue
            sides = self._sides(window, fact.ref, before=before)
            below, above = (len(wanted) + len(filling) for wanted, filling in sides)
            if below + above >= WANTED:
                possible = max(0, WANTED - above), min(WANTED, below)
                like.setdefault(possible, []).append((chance(unit, first_ref(fact)), fact.ref))
        return like

    def _reaches_back(self, unit: str) -> bool:
        """Whether a window before the history is offered: only where the ranks would be uneven without it.

        Who knows when a history begins strikes such a window out, so it is the last resort.
        """

        def find() -> bool:
            like = self._alike(unit, before=False)
            shares = shares_of({possible: len(rows) for possible, rows in like.items()})
            return any(abs(share - 1 / len(shares)) > UNEVEN for share in shares)

        return self.world.keep(("lures_dates.reaches_back", unit), find)

    def _askable(self, unit: str) -> list[Dated]:
        """Facts that may be asked for this unit, about as the families choose them."""
        lowest = {Asks.YEAR: 3, Asks.PERIOD: 2}.get(Asks(unit), 1)
        events = [event for event in self.snapshot.events.values() if event.kind not in RECURRENT_KINDS]
        papers = [paper for paper in self.snapshot.agreements.values() if paper.short_title and not paper.generic]
        facts: list[Dated] = [*events, *papers]
        return [fact for fact in facts if fact.told == "done" and fact.citations and fact.tier <= lowest]

    # --- what is true of them -----------------------------------------------------------------------------------------
    def truth(self, window: str, right: str) -> str:
        """What this history knows of a window: its weightiest fact, or else how far it is from the right one."""
        fact = self._headlines(unit_of(window)).get(window)
        if fact is None:
            return f"{text_of(window)} is {_too_far(window, right)}."
        unit = Asks.YEAR if "/" in window else unit_of(window)
        when = fact.when
        if is_headline(fact):
            return sentence(f"{named(fact)} is dated {human(when)}")
        phrase = in_phrase(when, unit)
        if isinstance(fact, EventFact):
            is_worse = len(fact.title.split()) > LONG_TITLE or is_headline(fact, fact.title)
            return sentence(f"{phrase} came {named(fact, fact.short_title if is_worse else fact.title)}")
        return sentence(f"{phrase} {named(fact)} {act(fact)}")

    def _headlines(self, unit: str) -> Mapping[str, Dated]:
        """The weightiest fact of each window that has one, done and undisputed."""
        return self.world.keep(("lures_dates.headlines", unit), lambda: self._find_headlines(unit))

    def _find_headlines(self, unit: str) -> dict[str, Dated]:
        found: dict[str, Dated] = {}
        papers: list[AgreementFact] = [paper for paper in self.snapshot.agreements.values() if not paper.generic]
        facts: list[Dated] = [*self.snapshot.events.values(), *papers]
        facts = [fact for fact in facts if fact.told == "done" and fact.tier <= 2 and fact.short_title]
        facts = [fact for fact in facts if fact.ref not in self.snapshot.conflicts_of]
        for fact in sorted(facts, key=lambda fact: (fact.tier, fact.ref)):
            window = window_of(self.calendar, fact.when, unit)
            if window is not None and (unit != Asks.PERIOD or fact.when.year is not None):
                found.setdefault(window, fact)
        return found


def answer_among(window: str, lures: Sequence[Distractor]) -> Answer:
    """The right window as an option among its lures, in its place and written as they are."""
    values = [lure.value for lure in lures]
    text = text_of(window, values)
    return Answer(text, window, accepted_of(window, text), position=sum(value < window for value in values))


def balanced(possible: Mapping[Possible, int]) -> list[float]:
    """Weights of the ranks under which all are drawn equally often, as far as that can be (iterative scaling).

    `possible` counts items by the lowest and highest rank that they can take.
    """
    weights = [1.0] * (WANTED + 1)
    total = sum(possible.values())
    for _ in range(STEPS if total else 0):
        drawn = _drawn(possible, weights)
        weights = [
            min(1e3, max(1e-3, weight * total / len(weights) / often)) if often else weight
            for weight, often in zip(weights, drawn, strict=True)
        ]
    return weights


def shares_of(possible: Mapping[Possible, int]) -> list[float]:
    """The share of items at each rank, from 0 to 1, when they are drawn as evenly as can be."""
    return [often / max(1, sum(possible.values())) for often in _drawn(possible, balanced(possible))]


def _drawn(possible: Mapping[Possible, int], weights: Sequence[float]) -> list[float]:
    """How many items are expected at each rank under some weights."""
    drawn = [0.0] * len(weights)
    for (lowest, highest), count in possible.items():
        some = weights[lowest : highest + 1]
        for rank, weight in enumerate(some, start=lowest):
            drawn[rank] += count * weight / sum(some)
    return drawn


def _take(side: Side, count: int, key: str, name: str) -> list[str]:
    """`count` of a side's windows, near ones first, sometimes with a step of two so that the gap says nothing."""
    wanted, filling = side
    if len(wanted) <= count:
        return [*wanted, *filling[: count - len(wanted)]]
    chosen: list[str] = []
    index = 0
    while len(chosen) < count:
        left = len(wanted) - index
        skip = chance(key, name, index) % 2 if left > count - len(chosen) else 0
        chosen.append(wanted[index + skip])
        index += skip + 1
    return chosen


def _padded(years: Iterable[int]) -> list[str]:
    return [f"{year:04}" for year in years if year >= 1]


def _month_number(window: str) -> int:
    return int(window[:4]) * 12 + int(window[5:7]) - 1


def _others_near(window: str, unit: str, key: str) -> list[str]:
    """Months or days about as near as facts are, in an order drawn from the key: nothing is known of them."""
    if unit == Asks.MONTH:
        own = _month_number(window)
        steps = sorted(range(1, 25), key=lambda step: chance(key, "month", step))
        numbers = [own + sign * step for step in steps for sign in (-1, 1)]
        return [f"{number // 12:04}-{number % 12 + 1:02}" for number in numbers if 12 <= number < 120_000]
    day = date.fromisoformat(window)
    steps = sorted(range(5, 200, 3), key=lambda step: chance(key, "day", step))
    found: list[str] = []
    for step in steps:
        for sign in (-1, 1):
            ordinal = day.toordinal() + sign * step
            if date.min.toordinal() <= ordinal <= date.max.toordinal():
                found.append((day + timedelta(days=sign * step)).isoformat())
    return found


def _too_far(window: str, right: str) -> str:
    """'2 years too late': how far a window is from the right one, in its own unit."""
    side = "late" if window > right else "early"
    unit = unit_of(window)
    if unit == Asks.PERIOD:
        return f"too {side}"
    if unit == Asks.YEAR:
        away = abs(int(window) - int(right))
    elif unit == Asks.MONTH:
        away = abs(_month_number(window) - _month_number(right))
    else:
        away = abs((date.fromisoformat(window) - date.fromisoformat(right)).days)
    return f"{away} {UNIT_WORDS[unit]}{'s' * (away > 1)} too {side}"
