"""Who was in a country about the time of a visit: of two delegations in a month either may be meant. Pure."""

from collections.abc import Iterator
from datetime import date

from quizapp.facts.snapshot import EventFact, Snapshot

# Roles that put somebody on the spot; a letter is sent from afar, and who invites may stay at home.
ON_THE_SPOT = frozenset({"leader", "member", "host", "met", "signatory", "speaker", "presider", "attendee"})
FROM_AFAR = frozenset({"message"})

LONG = 36  # months: longer stays stand in a list of their own, not under each of their months


class Presence:
    """The attestations of persons on the spot, by person, country and month, of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._in_month: dict[tuple[str, str, int], list[int]] = {}
        self._long: dict[tuple[str, str], list[int]] = {}
        self._events: list[EventFact] = list(snapshot.events.values())
        for index, event in enumerate(self._events):
            if event.told == "done" and event.kind not in FROM_AFAR and event.host_country and event.when.is_bounded:
                for person in {part.person for part in event.participants if part.role in ON_THE_SPOT}:
                    self._add(person, event, index)

    def _add(self, person: str, event: EventFact, index: int) -> None:
        months = _months(event)
        if len(months) > LONG:
            self._long.setdefault((person, event.host_country), []).append(index)
            return
        for month in months:
            self._in_month.setdefault((person, event.host_country, month), []).append(index)

    def beside(self, person: str, event: EventFact) -> EventFact | None:
        """Another event in the same country that the person was at in the months of this one; None when there is none.

        A stem may give the month alone, so whole months count.
        """
        found = (index for index in self._about(person, event) if self._events[index].key != event.key)
        first = min(found, default=None)
        return None if first is None else self._events[first]

    def _about(self, person: str, event: EventFact) -> Iterator[int]:
        if not event.when.is_bounded:
            return
        span = _months(event)
        for index in self._long.get((person, event.host_country), ()):
            months = _months(self._events[index])
            if months.start < span.stop and span.start < months.stop:
                yield index
        for month in span:
            yield from self._in_month.get((person, event.host_country, month), ())


def _months(event: EventFact) -> range:
    """The months that a bounded event touches, counted from year 0."""
    assert event.when.earliest and event.when.latest
    return range(_month(event.when.earliest), _month(event.when.latest) + 1)


def _month(day: date) -> int:
    return day.year * 12 + day.month
