"""What happens again and again: events that a description fits as well as others that nobody recorded. Pure.

The facts are an open world. "In which year did the foreign minister visit?" may mean a visit that no source tells of,
so that uniqueness among the known facts proves nothing. Of such kinds only what carries a name of its own is asked for
by that name: "the Yalta Conference" means one, "the five-nation summit" or "the foreign ministers' meeting" does not.
"""

import re

from quizapp.facts.names import content_words, normalise
from quizapp.facts.snapshot import EventFact
from quizapp.questions.language.grammar import head
from quizapp.questions.matching.rules import CONTACT_KINDS, titles
from quizapp.questions.world.proof import World
from quizapp.questions.world.tellings import settled_year

RECURRENT_KINDS = (CONTACT_KINDS - {"signing", "ceremony"}) | {
    "message",
    "reception",
    "appointment",
    "statement",
    "fair",
    "exhibition",
}
# Of these a year may have many, recorded or not; of the others, and of one guest's visits, a year tells which is meant.
MANY_A_YEAR = frozenset({"message", "meeting", "talks", "statement"})
# Kinds of which history keeps some by a name of their own. Visits, talks, messages go by who and where, which recur.
_NAMED_KINDS = frozenset({"conference", "summit", "mission", "congress"})
_AGAIN = re.compile(r"(?i)\b(annual|yearly|biennial|regular|monthly|weekly|session|round|meeting)\b|['’]s?\s")


def recurs(world: World, event: EventFact) -> bool:
    """Whether an event's title may as well mean another occasion, recorded or not.

    An editor who calls an event essential and writes its clause for questions vouches that it stands alone.
    """
    if event.kind not in RECURRENT_KINDS or (event.tier == 1 and event.question_clause):
        return False
    return not (event.kind in _NAMED_KINDS and _has_its_own_name(world, event))


def _has_its_own_name(world: World, event: EventFact) -> bool:
    """Whether the title is a proper name that no event of another year bears as well.

    A proper name: the head noun is capitalised ('the Yalta Conference', 'the Congress of Vienna'), or one capitalised
    word or known place stands before it ('the Vienna summit'). No name: what says that it recurs ('annual', 'the
    ministers' meeting'), and what bears an organisation's acronym, which meets again.
    """
    title = re.sub(r"(?i)^(?:the|a|an)\s+", "", event.title).strip()
    noun = head(title)
    before, _, after = title.partition(noun)
    if not noun or _AGAIN.search(f"{before}{noun}") or re.search(r"\b[A-Z0-9]{2,}\b", before):
        return False
    if noun[0].isupper():
        name = f"{before} {noun} {_genitive(after)}" if not before.strip() else f"{before} {noun}"
    elif before.strip() and before.strip()[0].isupper() and _is_one_name(world, before.strip()):
        name = f"{before} {noun}"
    else:
        return False
    words = content_words(name)
    return bool(words - content_words(noun) - _common(world)) and not _borne_by_another(world, event, words)


def _genitive(after: str) -> str:
    """'of Vienna' of the Congress of Vienna: what a bare head noun is named after; '' for anything else."""
    found = re.match(r"\s+of\s+(?:the\s+)?([A-Z]\S*(?:\s[A-Z]\S*)*)", after)
    return found[1] if found else ""


def _is_one_name(world: World, words: str) -> bool:
    return len(words.split()) == 1 or normalise(words) in world.keep("recurrence.places", lambda: _place_names(world))


def _place_names(world: World) -> frozenset[str]:
    places = world.snapshot.places.values()
    return frozenset(normalise(name) for place in places for name in (place.name, *place.aliases))


def _common(world: World) -> frozenset[str]:
    countries = world.snapshot.countries.values()
    return frozenset(word for words in countries for text in words.values() for word in content_words(str(text)))


def _borne_by_another(world: World, event: EventFact, words: frozenset[str]) -> bool:
    """Whether an event that is not certainly of the same year has all words of the name in a title.

    One of the same year tells of the same occasion ("Stalin's arrival at the Yalta Conference").
    """
    year = settled_year(world.snapshot, event)
    index = world.keep("recurrence.titles", lambda: _by_word(world))
    rarest = min((index.get(word, ()) for word in sorted(words)), key=len)
    others = (world.snapshot.events[key] for key in rarest if key != event.key)
    bearers = (other for other in others if any(words <= content_words(title) for title in titles(other)))
    return any(year is None or settled_year(world.snapshot, other) != year for other in bearers)


def _by_word(world: World) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for event in world.snapshot.events.values():
        for word in sorted({word for title in titles(event) for word in content_words(title)}):
            found.setdefault(word, []).append(event.key)
    return {word: tuple(keys) for word, keys in found.items()}
