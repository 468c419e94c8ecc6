"""Persons who cannot be told apart by their names, or hardly. Pure.

Two persons of one name are an error. A spelling that is one letter apart from another person's, or that is the same
to transliteration, is a warning; a surname alone that is part of a fuller name is info. What settles it is
`possibly_same`, or the name of the other person in a description or in the note of an alias ("not Kalieyev").
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import OSA

from quizapp.facts import names
from quizapp.facts.check.findings import INFO, WARNING, Finding, Topic
from quizapp.facts.rowhash import Fields

_SHORTEST = 5  # letters: shorter words are too often one letter apart
_CROWD = 20  # of persons who share a spelling or a word: the first ones show what is wrong
_ROMAN = frozenset("ivxlcdm")

type Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name or alias of a person, in the form in which names are compared."""

    person: str
    text: str
    words: Words
    country: str
    system: str


def shared_names(topic: Topic) -> Iterator[Finding]:
    """Two persons whom one spelling names. Persons whom no source names are not told apart by name."""
    spelt: dict[str, dict[str, str]] = defaultdict(dict)
    for row in topic.rows["person"]:
        spelt[names.normalise(row["name"])][row["key"]] = row["name"]
    for row in topic.rows["personalias"]:
        spelt[names.normalise(row["text"])][row["person"][-1]] = row["text"]
    unnamed = {row["key"] for row in topic.rows["person"] if row["unnamed"]}
    for spelling, persons in spelt.items():
        for one, other in combinations(sorted(persons)[:_CROWD], 2) if spelling else ():
            if frozenset((one, other)) not in topic.possibly_same and not {one, other} <= unnamed:
                said = f"is called {persons[one]!r}, and so is {other}; say possibly_same, or tell the names apart"
                yield topic.found("name", "name", (f"person:{one}", f"person:{other}"), said)


def near_spellings(topic: Topic) -> Iterator[Finding]:
    """Two persons of one country whose names are one letter apart, or the same to transliteration."""
    told: set[frozenset[str]] = set()
    settled = _told_apart(topic)
    spellings = list(_spellings(topic))
    for one, other in _near(spellings):
        pair = frozenset((one.person, other.person))
        if pair in told or pair in topic.possibly_same:
            continue
        told.add(pair)
        first, second = sorted((one, other), key=lambda spelling: spelling.person)
        said = f"{first.text!r} is nearly {second.text!r}, a name of {second.person}: two persons or one?"
        # Chinese names that differ in one letter are as a rule different names.
        level = INFO if "pinyin" in (one.system, other.system) else WARNING
        if settled.both(pair):
            level, said = INFO, f"{said} (known: told apart in words)"
        yield topic.found("spelling", "name", (f"person:{first.person}", f"person:{second.person}"), said, level)


def lone_surnames(topic: Topic) -> Iterator[Finding]:
    """A person known by one word that is also a word in the name of another person of the country."""
    spellings = list(_spellings(topic))
    fuller: dict[tuple[str, str], dict[str, Spelling]] = defaultdict(dict)
    for spelling in spellings:
        for word in spelling.words if len(spelling.words) > 1 else ():
            fuller[spelling.country, word].setdefault(spelling.person, spelling)
    has_more = {spelling.person for spelling in spellings if len(spelling.words) > 1}
    settled, told = _told_apart(topic), set()
    for spelling in spellings:
        others = fuller.get((spelling.country, spelling.words[0]), {})
        if spelling.person in has_more or len(others) > _CROWD:
            continue
        for other in others.values():
            pair = frozenset((spelling.person, other.person))
            if len(pair) == 1 or pair in told or pair in topic.possibly_same or settled.both(pair):
                continue
            told.add(pair)
            said = f"{spelling.text!r} is part of {other.text!r}, a name of {other.person}: two persons or one?"
            yield Finding(INFO, "surname", f"person:{spelling.person}", said)


class _Settled:
    """Which pairs of persons a description, or the note of an alias, tells apart by naming the other."""

    def __init__(self, said: dict[str, str], spelt: dict[str, set[str]]) -> None:
        self._said, self._spelt = said, spelt

    def both(self, pair: Iterable[str]) -> bool:
        one, other = sorted(pair)
        return self._names(one, other) or self._names(other, one)

    def _names(self, one: str, other: str) -> bool:
        own = self._spelt.get(one, set())
        text = f" {self._said.get(one, '')} "
        return any(f" {name} " in text for name in self._spelt.get(other, set()) - own)


def _told_apart(topic: Topic) -> _Settled:
    said: dict[str, list[str]] = defaultdict(list)
    spelt: dict[str, set[str]] = defaultdict(set)
    for row in topic.rows["person"]:
        said[row["key"]].append(row["description"])
        spelt[row["key"]].add(names.normalise(row["name"]))
    for row in topic.rows["personalias"]:
        said[row["person"][-1]].append(row["note"])
        spelt[row["person"][-1]].add(names.normalise(row["text"]))
    return _Settled({who: names.normalise(" . ".join(texts)) for who, texts in said.items()}, spelt)


def _spellings(topic: Topic) -> Iterator[Spelling]:
    persons = topic.by_key("person")
    named: list[tuple[Fields, str]] = [(row, row["name"]) for row in topic.rows["person"]]
    aliases = ((persons.get(row["person"][-1]), row["text"]) for row in topic.rows["personalias"])
    named += [(owner, text) for owner, text in aliases if owner is not None]
    for person, text in named:
        words = tuple(names.normalise(text).split())
        if words and not person["unnamed"]:
            yield Spelling(person["key"], text, words, person["country"], person["name_system"])


def _near(spellings: list[Spelling]) -> Iterator[tuple[Spelling, Spelling]]:
    """Pairs of two persons' spellings in which one long word is one letter apart, the rest being equal.

    Two words that are one letter apart share a form with a letter left out, so that only those which share one are
    compared: the work grows with the number of names.
    """
    groups: dict[tuple[str, Words, int, str], list[Spelling]] = defaultdict(list)
    for spelling in spellings:
        for place, word in enumerate(spelling.words):
            if not _tells(word):
                continue
            rest = (*spelling.words[:place], *spelling.words[place + 1 :])
            folded = names.fold(word, spelling.system)
            forms = {word, folded, *(word[:at] + word[at + 1 :] for at in range(1, len(word)))}
            for form in forms:
                groups[spelling.country, rest, place, form].append(spelling)
    for (_, _, place, _), group in groups.items():
        for one, other in combinations(group[:_CROWD], 2):
            if one.person != other.person and _are_near(one, other, place):
                yield one, other


def _tells(word: str) -> bool:
    return len(word) >= _SHORTEST and word.isalpha() and not set(word) <= _ROMAN


def _are_near(one: Spelling, other: Spelling, place: int) -> bool:
    word, near = one.words[place], other.words[place]
    if word == near or word[0] != near[0]:
        return False
    by_ear = {names.fold(word, one.system), names.fold(near, other.system)}
    return (one.system == other.system and len(by_ear) == 1) or OSA.distance(word, near, score_cutoff=1) <= 1
