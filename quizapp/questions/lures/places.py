"""Places: what a city was called when, and wrong cities for what happened in another one on one day. Pure."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice

from quizapp.facts import dates
from quizapp.facts.names import content_words, normalise
from quizapp.facts.snapshot import EventFact, PlaceFact, Snapshot, When
from quizapp.questions.draft import Distractor, NoQuestion, chance
from quizapp.questions.language.wording import happened, named, sentence
from quizapp.questions.vocabulary import Rule
from quizapp.questions.world.presence import FROM_AFAR
from quizapp.questions.world.proof import World

WANTED = 3
CITY = "city"
# On the way or from afar: their places are not where one thing happened.
_NOT_IN_ONE_PLACE = FROM_AFAR | {"visit", "journey"}
_ROOT = 6  # letters that words of one root share


def city_of(world: World, event: EventFact) -> str | None:
    """The one city of an event of one day; None when none or several are known, or it is of a kind that moves about."""
    when = event.when
    is_one_day = when.is_bounded and not when.is_hedged and when.earliest == when.latest
    if not is_one_day or event.kind in _NOT_IN_ONE_PLACE:
        return None
    places = world.snapshot.places
    found = [key for key in event.places if key in places and places[key].kind == CITY]
    return found[0] if len(found) == 1 else None


def label_at(place: PlaceFact, when: When) -> str:
    """What a place was called on a date: the label in force throughout it, else its name."""
    for text, start, end in place.labels:
        begins, ends = dates.parse(start).earliest if start else None, dates.parse(end).latest if end else None
        after = begins is None or (when.earliest is not None and begins <= when.earliest)
        before = ends is None or (when.latest is not None and when.latest <= ends)
        if after and before:
            return text
    return place.name


def names_of(place: PlaceFact) -> frozenset[str]:
    """Everything a place is called, at any time."""
    return frozenset((place.name, *place.aliases, *(text for text, *_ in place.labels)))


def gives_away(place: PlaceFact, text: str) -> bool:
    """Whether a text contains a word of a place's names, or one of its root."""
    words = content_words(re.sub(r"(?<=\w)['’]s?(?!\w)", "", text))
    own = frozenset().union(*map(content_words, names_of(place)))
    roots = {word[:_ROOT] for word in own if len(word) >= _ROOT}
    return bool(own & words) or any(word[:_ROOT] in roots for word in words)


def other_place_problem(world: World, key: str, event: EventFact) -> str:
    """Why something may have happened in a city after all; '' when it is known to have happened in another."""
    places = world.snapshot.places
    city, option = city_of(world, event), places.get(key)
    if city is None or world.disputed(event.ref, "place", "places"):
        return "it is not settled in which one city it happened"
    if option is None or option.kind != CITY:
        return "the option is no city"
    own = {name for place in event.places if place in places for name in map(normalise, names_of(places[place]))}
    if key in event.places or own & set(map(normalise, names_of(option))):
        return "it happened there"
    if any(_within(world.snapshot, key, place) or _within(world.snapshot, place, key) for place in event.places):
        return "the one lies within the other"
    return ""


def _within(snapshot: Snapshot, inner: str, outer: str) -> bool:
    """Whether a place lies in another, over however many steps."""
    seen: set[str] = set()
    while inner in snapshot.places and inner not in seen:
        seen.add(inner)
        inner = snapshot.places[inner].parent
        if inner == outer:
            return True
    return False


def told_with_place(event: EventFact, place: PlaceFact) -> str:
    """When and where something happened, as a sentence that names the place once."""
    text = named(event, event.title)
    where = "" if gives_away(place, event.title) else f", in {label_at(place, event.when)}"
    return sentence(f"{text} {happened(event)}{where}")


class PlaceLures:
    """Finds wrong cities in one world; its indexes are made once."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.snapshot = world.snapshot
        self._scenes: dict[str, EventFact | None] = {}

    @cached_property
    def _cities(self) -> Mapping[str, tuple[PlaceFact, ...]]:
        """Cities by country, those where most of this history happened first; under '' all of them."""
        found: dict[str, list[PlaceFact]] = {"": []}
        for place in self.snapshot.places.values():
            if place.kind == CITY:
                found[""].append(place)
                if place.country:
                    found.setdefault(place.country, []).append(place)
        return {
            country: tuple(sorted(places, key=lambda place: (-len(self._at.get(place.key, ())), place.key)))
            for country, places in found.items()
        }

    @cached_property
    def _at(self) -> Mapping[str, list[EventFact]]:
        """What was done in each place, weightiest first."""
        found: dict[str, list[EventFact]] = {}
        for event in sorted(self.snapshot.events.values(), key=lambda event: (event.tier, event.key)):
            if event.told == "done" and event.when.is_bounded:
                for place in event.places:
                    found.setdefault(place, []).append(event)
        return found

    def cities(self, event: EventFact, right: str, stem: str, key: str) -> tuple[Distractor, ...]:
        """Up to three other cities in which something of this history happened, those of the same country first.

        A city of which nothing is told stands in only where fewer than two others are known. None is named by the stem.
        """
        chosen: list[PlaceFact] = []
        for place in self._candidates(event, self.snapshot.places[right], stem, key):
            labels = {normalise(label_at(other, event.when)) for other in chosen}
            if normalise(label_at(place, event.when)) not in labels:
                chosen.append(place)
            if len(chosen) == WANTED:
                break
        if len(chosen) < WANTED - 1:
            raise NoQuestion("fewer than two other cities are known")
        known = [place for place in chosen if self._scene(place) is not None]
        if len(known) >= WANTED - 1:
            chosen = known
        return tuple(self._option(event, right, place) for place in chosen)

    def _candidates(self, event: EventFact, right: PlaceFact, stem: str, key: str) -> Iterator[PlaceFact]:
        """Cities of which something is told, those of the country first, then the others likewise.

        Of each group the busiest few, in an order that the item's key draws.
        """
        at_home = self._cities.get(right.country, ()) if right.country else ()
        abroad = [place for place in self._cities[""] if place.country != right.country or not right.country]
        for is_known in (True, False):
            for group in (at_home, abroad):
                told = (place for place in group if (self._scene(place) is not None) == is_known)
                fit = (place for place in told if place.key != right.key and not gives_away(place, stem))
                sure = (place for place in fit if not other_place_problem(self.world, place.key, event))
                few = list(islice(sure, 2 * WANTED))  # of many cities only so many are looked at
                yield from sorted(few, key=lambda place: chance(key, place.key))

    def _option(self, event: EventFact, right: str, place: PlaceFact) -> Distractor:
        name, label = label_at(self.snapshot.places[right], event.when), label_at(place, event.when)
        here = self._scene(place)
        truth = f"{label} is another city"
        if place.country in self.snapshot.countries:
            truth += f", in {self.snapshot.country_name(place.country)}"
        return Distractor(
            text=label,
            value=place.key,
            rule=Rule.OTHER_PLACE,
            facts=(event.ref,),
            reason=f"The sources place it in {name}, on one day.",
            truth=told_with_place(here, place) if here is not None else sentence(truth),
            truth_facts=(here.ref,) if here is not None else (),
        )

    def _scene(self, place: PlaceFact) -> EventFact | None:
        """The weightiest event that happened in that one city; None where none is known."""
        if place.key not in self._scenes:
            told = (event for event in self._at.get(place.key, ()) if self._tells(event, place))
            self._scenes[place.key] = next(told, None)
        return self._scenes[place.key]

    def _tells(self, event: EventFact, place: PlaceFact) -> bool:
        """Whether an event, of whatever length, happened in that one city, in no dispute."""
        cities = [key for key in event.places if key in self.snapshot.places and self.snapshot.places[key].kind == CITY]
        is_sure = not self.world.disputed(event.ref, "place", "places", "date") and not event.when.is_hedged
        return is_sure and cities == [place.key] and event.kind not in _NOT_IN_ONE_PLACE
