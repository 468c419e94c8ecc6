"""Who was in a country about the time of a visit: of two delegations in a month either may be meant. Pure."""

from collections.abc import Mapping
from datetime import date, timedelta

from quizapp.facts.snapshot import EventFact, Snapshot

# Roles that put somebody on the spot; a letter is sent from afar, and who invites may stay at home.
ON_THE_SPOT = frozenset({"leader", "member", "host", "met", "signatory", "speaker", "presider", "attendee"})
FROM_AFAR = frozenset({"message"})


class Presence:
    """The attestations of persons on the spot, by person, of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        found: dict[str, list[EventFact]] = {}
        for event in snapshot.events.values():
            if event.told == "done" and event.kind not in FROM_AFAR and event.host_country and event.when.is_bounded:
                for person in {part.person for part in event.participants if part.role in ON_THE_SPOT}:
                    found.setdefault(person, []).append(event)
        self._of: Mapping[str, list[EventFact]] = found

    def beside(self, person: str, event: EventFact) -> EventFact | None:
        """Another event in the same country that the person was at in the months of this one; None when there is none.

        A stem may give the month alone, so whole months count.
        """
        if not event.when.is_bounded:
            return None
        first, last = _months(event)
        for other in self._of.get(person, ()):
            assert other.when.earliest and other.when.latest
            together = other.when.earliest <= last and other.when.latest >= first
            if other.key != event.key and other.host_country == event.host_country and together:
                return other
        return None


def _months(event: EventFact) -> tuple[date, date]:
    """The first day of the event's first month and the last day of its last one."""
    assert event.when.earliest and event.when.latest
    last = event.when.latest.replace(day=28)
    if (last.year, last.month) == (9999, 12):
        return event.when.earliest.replace(day=1), date.max
    return event.when.earliest.replace(day=1), (last + timedelta(days=4)).replace(day=1) - timedelta(days=1)
