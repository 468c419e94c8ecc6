"""Whether two records of persons may mean one: by name in any script, or because one is unnamed. Pure.

`possibly_same` records the doubts that a reader of the sources had; this finds those that the names alone raise.
"""

from functools import lru_cache

from quizapp.facts.names import fold
from quizapp.facts.snapshot import PersonFact


def namesakes(a: PersonFact, b: PersonFact) -> bool:
    """Whether a name of one, in any script or transliteration, is a name of the other or a part of it.

    Two persons written in pinyin are compared unfolded: folding would merge Zhang with Jiang.
    """
    system = "pinyin" if a.name_system == b.name_system == "pinyin" else "cyrillic"
    words_a, words_b = ([_name_words(name, system) for name in person.names] for person in (a, b))
    return any(one and other and (one <= other or other <= one) for one in words_a for other in words_b)


def may_be_unnamed(person: PersonFact | None, other: PersonFact | None) -> bool:
    """Whether somebody a source leaves unnamed may be this person: only another country speaks against it."""
    if person is None or other is None or not other.unnamed:
        return False
    return not person.country or not other.country or person.country == other.country


@lru_cache(maxsize=65536)
def _name_words(name: str, system: str) -> frozenset[str]:
    return frozenset(fold(name, system).split())
