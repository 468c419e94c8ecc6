"""Which registered persons a title names: two that name different persons may well mean different things. Pure.

'Zhao Kuangyin becomes emperor' shares most of its words with 'Li Yuan becomes emperor', and means another day. Full
names are read as wholes and taken out; a word that is left over and stands in some name (a bare surname) may mean
anybody of that name.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from quizapp.facts.names import content_words, normalise
from quizapp.facts.snapshot import EventFact, PersonFact
from quizapp.questions.matching.rules import is_many_sided, titles
from quizapp.questions.world.identity import Identities

_GENITIVE = re.compile(r"(?<=\w)(?:['’]s|(?<=s)['’])(?!\w)")


@dataclass(frozen=True, slots=True)
class Named:
    """Persons by key: `surely` named in full (all who bear that name), `perhaps` meant by a word of their name."""

    surely: frozenset[str] = frozenset()
    perhaps: frozenset[str] = frozenset()


class Naming:
    """Finds the persons of one topic in its titles."""

    def __init__(self, persons: Mapping[str, PersonFact], identities: Identities) -> None:
        self._persons, self._identities = persons, identities
        self._in_text: dict[str, Named] = {}
        self._in_event: dict[str, Named] = {}
        self._by_name: dict[str, dict[tuple[str, ...], set[str]]] = {}  # whole names by their first word
        for person in persons.values():
            for name in () if person.unnamed else person.names:
                words = tuple(_words(name))
                if len(words) > 1 or (words and identities.bearers(words[0]) == {person.key}):
                    self._by_name.setdefault(words[0], {}).setdefault(words, set()).add(person.key)

    def named_in(self, text: str) -> Named:
        """The persons that a title names."""
        found = self._in_text.get(text)
        if found is None:
            found = self._in_text[text] = self._read(_words(text))
        return found

    def _read(self, words: list[str]) -> Named:
        surely: set[str] = set()
        left: list[str] = []
        index = 0
        while index < len(words):
            names = self._by_name.get(words[index], {})
            longest = max(
                (name for name in names if tuple(words[index : index + len(name)]) == name), key=len, default=()
            )
            surely |= names.get(longest, set())
            left += [] if longest else [words[index]]
            index += len(longest) or 1
        perhaps = (self._identities.bearers(word) for word in content_words(" ".join(left)))
        return Named(frozenset(surely), frozenset().union(*perhaps))

    def named_by(self, event: EventFact) -> Named:
        """The persons in an event's titles; who took part is perhaps meant as well."""
        found = self._in_event.get(event.key)
        if found is None:
            texts = [self.named_in(title) for title in titles(event)]
            there = (part.person for part in event.participants)
            surely: frozenset[str] = frozenset().union(*(named.surely for named in texts))
            found = Named(surely, frozenset().union(there, *(named.perhaps for named in texts)))
            self._in_event[event.key] = found
        return found

    def is_of_others(self, text: str, event: EventFact) -> bool:
        """Whether a title names persons, and the event's own titles others, none of whom may be one of these.

        Never where one of the persons took part or may have: where many meet and not all are listed, a title may name
        any of them, and somebody unnamed may be anybody.
        """
        mine, its = self.named_in(text), self.named_by(event)
        if not mine.surely or not its.surely or (is_many_sided(event.kind) and not event.participants_complete):
            return False
        if any(self._persons[part.person].unnamed for part in event.participants):
            return False
        return not (self._anyone(mine.surely) & (its.surely | its.perhaps) or self._anyone(its.surely) & mine.perhaps)

    def _anyone(self, keys: Iterable[str]) -> frozenset[str]:
        return frozenset().union(*map(self._identities.could_be, keys))


def _words(text: str) -> list[str]:
    """The words in order, normalised; a genitive counts as its noun, a hyphenated word as one."""
    return normalise(_GENITIVE.sub("", text)).split()
