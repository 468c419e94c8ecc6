"""Which names a source's inventory has, and which it has nowhere: what proves that a source does not tell of a thing.

Names are compared by their telling words. Pure.
"""

import re
from collections.abc import Mapping
from functools import cached_property

from quizapp.facts.names import content_words
from quizapp.facts.snapshot import AgreementFact, EventFact, Snapshot
from quizapp.questions.world.proof import SIMILAR, World, titles

_GENITIVE = re.compile(r"(?<=\w)(?:['’]s|(?<=s)['’])(?!\w)")


class Inventory:
    """The names of all paragraphs of one topic's sources."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._snapshot: Snapshot = world.snapshot

    @cached_property
    def _paragraphs(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        return {
            (source.key, locator): names
            for source in self._snapshot.sources.values()
            for locator, names in source.paragraphs
        }

    @cached_property
    def _by_word(self) -> Mapping[str, Mapping[str, list[frozenset[str]]]]:
        """The telling words of every name, by source and by each of them."""
        found: dict[str, dict[str, list[frozenset[str]]]] = {}
        for source in self._snapshot.sources.values():
            words = found.setdefault(source.key, {})
            for telling in {self._world.telling_words(name) for _, names in source.paragraphs for name in names}:
                for word in telling:
                    words.setdefault(word, []).append(telling)
        return found

    def names_of(self, ref: str, source: str) -> tuple[str, ...]:
        """Names in a source's paragraphs about a fact that the fact's own titles repeat, most telling words first."""
        fact = self._snapshot.fact(ref)
        if fact is None:
            return ()
        said = " ".join(_titles(fact))
        found: dict[str, None] = {}
        for cited in fact.citations:
            if cited.source == source:
                for name in self._paragraphs.get((source, cited.paragraph), ()):
                    if self._world.telling_words(name) and self.is_in(name, said, ref):
                        found.setdefault(name)
        return tuple(sorted(found, key=lambda name: (-len(self._world.telling_words(name)), name)))

    def is_in(self, name: str, text: str, ref: str) -> bool:
        """Whether a text has all telling words of a name; of a person of the fact one is enough (the surname)."""
        telling, said = self._world.telling_words(name), content_words(_GENITIVE.sub("", text))
        return telling <= said or (bool(telling & said) and name in self._persons_of(ref))

    def _persons_of(self, ref: str) -> set[str]:
        """Every name of those who took part in an event or signed a document."""
        fact = self._snapshot.fact(ref)
        keys: tuple[str, ...] = ()
        if isinstance(fact, EventFact):
            keys = tuple(part.person for part in fact.participants)
        elif isinstance(fact, AgreementFact):
            keys = tuple(who.person for who in fact.signatories)
        return {name for key in keys for name in self._snapshot.persons[key].names}

    def is_absent(self, name: str, ref: str, source: str) -> bool:
        """Whether no name in a source is like this one, or like an alias of that person or place.

        Like means that they share 0.6 of the telling words of the one that has fewer, so that 'Lianyungang' alone
        counts as naming 'Lianyungang Port'.
        """
        spelled = [name, *self._aliases(set(self._world.telling_words(name)), ref)]
        wanted = [words for text in spelled if (words := self._world.telling_words(text))]
        known = self._by_word.get(source, {})
        return bool(wanted) and not any(
            len(words & other) >= SIMILAR * min(len(words), len(other))
            for words in wanted
            for word in words
            for other in known.get(word, ())
        )

    def _aliases(self, words: set[str], ref: str) -> list[str]:
        """Every name of the fact's persons and places that one of their names shares a word with."""
        fact = self._snapshot.fact(ref)
        groups: list[tuple[str, ...]] = []
        if isinstance(fact, EventFact):
            groups += [self._snapshot.persons[part.person].names for part in fact.participants]
            places = (self._snapshot.places[key] for key in fact.places if key in self._snapshot.places)
            groups += [(place.name, *place.aliases, *(label for label, *_ in place.labels)) for place in places]
        if isinstance(fact, AgreementFact):
            groups += [self._snapshot.persons[who.person].names for who in fact.signatories]
        return [name for names in groups if any(words & content_words(one) for one in names) for name in names]


def _titles(fact: object) -> tuple[str, ...]:
    if isinstance(fact, EventFact | AgreementFact):
        return titles(fact)
    return (str(getattr(fact, "title", "")), str(getattr(fact, "short_title", "")))


def inventory_of(world: World) -> Inventory:
    """The inventory of a world's sources, indexed once."""
    return world.keep(("inventory", "of"), lambda: Inventory(world))
