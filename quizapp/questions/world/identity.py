"""Whether two records of persons may mean one: by name in any script, or because one is unnamed. Pure.

`possibly_same` records the doubts that a reader of the sources had; this finds those that the names alone raise.
"""

from collections.abc import Mapping
from functools import lru_cache

from quizapp.facts.names import fold
from quizapp.facts.snapshot import PersonFact


def namesakes(a: PersonFact, b: PersonFact) -> bool:
    """Whether a name of one, in any script or transliteration, is a name of the other or a part of it.

    Two persons written in pinyin are compared unfolded: folding would merge Zhang with Jiang.
    """
    system = "pinyin" if a.name_system == b.name_system == "pinyin" else "cyrillic"
    words_a, words_b = ([name_words(name, system) for name in person.names] for person in (a, b))
    return any(one and other and (one <= other or other <= one) for one in words_a for other in words_b)


def may_be_one(persons: Mapping[str, PersonFact], a: str, b: str) -> bool:
    """Whether two keys may stand for one person: the documents leave it open, or their names do."""
    one, other = persons.get(a), persons.get(b)
    doubted = (one is not None and b in one.possibly_same) or (other is not None and a in other.possibly_same)
    return a == b or doubted or (one is not None and other is not None and namesakes(one, other))


def may_be_unnamed(person: PersonFact | None, other: PersonFact | None) -> bool:
    """Whether somebody a source leaves unnamed may be this person: only another country speaks against it."""
    if person is None or other is None or not other.unnamed:
        return False
    return not person.country or not other.country or person.country == other.country


class Identities:
    """Who of a topic's persons may be whom: asked of the few who share a word of a name, not of everybody."""

    def __init__(self, persons: Mapping[str, PersonFact]) -> None:
        self._persons = persons
        self._found: dict[str, frozenset[str]] = {}
        by_word: dict[str, set[str]] = {}
        doubted: dict[str, set[str]] = {}
        for person in persons.values():
            for word in _spellings(person):
                by_word.setdefault(word, set()).add(person.key)
            for other in person.possibly_same:
                doubted.setdefault(person.key, set()).add(other)
                doubted.setdefault(other, set()).add(person.key)
        self._by_word, self._doubted = by_word, doubted

    def may_be_one(self, a: str, b: str) -> bool:
        """`may_be_one`, for asking often."""
        return b in self.could_be(a)

    def could_be(self, key: str) -> frozenset[str]:
        """Every key that may stand for this person, its own too."""
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = frozenset({key, *self._doubted.get(key, ()), *self._namesakes(key)})
        return found

    def _namesakes(self, key: str) -> set[str]:
        person = self._persons.get(key)
        if person is None:
            return set()
        near: set[str] = set().union(*(self._by_word[word] for word in _spellings(person)))
        return {other for other in near if namesakes(person, self._persons[other])}

    def bearers(self, word: str) -> frozenset[str]:
        """Persons in one of whose names a word stands, in this or another transliteration."""
        spellings = name_words(word, "pinyin") | name_words(word, "cyrillic")
        return frozenset().union(*(self._by_word.get(spelling, set()) for spelling in spellings))


def _spellings(person: PersonFact) -> set[str]:
    """The words of all names, as written and as the transliterations of Cyrillic meet."""
    return {word for name in person.names for system in ("pinyin", "cyrillic") for word in name_words(name, system)}


@lru_cache(maxsize=65536)
def name_words(name: str, system: str) -> frozenset[str]:
    """The words of a name, folded as its system allows."""
    return frozenset(fold(name, system).split())
