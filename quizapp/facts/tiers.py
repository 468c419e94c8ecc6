"""The tier of a fact that nobody gave one. Pure.

The rule, also for imported topics: nothing is essential (1) by rule, since tier 1 needs a reason in words. A fact is
standard (2) when it stands in a chapter or is tied to others: an event with documents, one told by two paragraphs or
announced by another; a document that names itself; a figure in a series of three or more; a person with three parts to
play. Protocol (messages, receptions, ...) and everything else that stands alone is detail (3).
"""

from dataclasses import dataclass

PROTOCOL_KINDS = frozenset(
    (
        *("message", "congratulation", "congratulations", "condolence", "condolences", "letter", "greeting"),
        *("reception", "courtesy_call", "banquet", "toast", "award", "donation", "concert", "performance"),
        *("exhibition", "interview"),
    )
)


@dataclass(frozen=True, slots=True)
class Ties:
    """What a fact is tied to. `links` counts documents, follow-ups, announcements or, for a person, parts played."""

    in_chapter: bool = False
    citations: int = 0
    links: int = 0


def derived_tier(model: str, kind: str, ties: Ties, *, vague: bool = False) -> int:
    """2 or 3. `vague` marks a generic document title or a person whom no source names."""
    if ties.in_chapter:
        return 2
    match model:
        case "event":
            tied = ties.links > 0 or ties.citations > 1
            return 2 if tied or kind not in PROTOCOL_KINDS else 3
        case "agreement":
            return 3 if vague and not ties.links else 2
        case _:  # figure: its series; person: parts played
            return 2 if ties.links >= 3 and not vague else 3
