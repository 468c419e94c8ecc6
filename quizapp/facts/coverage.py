"""What was drawn from each paragraph of each source, or why nothing was; and names that no registry knows. Pure.

A name of the inventory is known when all its telling words belong to persons, places, countries, offices, parties,
documents, terms, events or sources of the topic, or when it names a document or a person's part drawn from that very
paragraph. What is left over may be a forgotten person.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from quizapp.facts import names
from quizapp.facts.check import ERROR, WARNING
from quizapp.facts.rowhash import Fields

CITED = ("event", "agreement", "figure", "person", "term", "chapter")
_ALIKE = 0.6
_LONG_NAME = 3  # telling words from which on a name may be matched with a title that is only alike
_NUMBERED = re.compile(r"(.*?)([0-9]+)")

type Place = tuple[str, str]
type Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParagraphCoverage:
    """One paragraph: references of the facts drawn from it, or the reason; `level` is error, warning or empty."""

    locator: str
    facts: tuple[str, ...]
    reason: str
    names: int
    unknown: tuple[str, ...]
    level: str = ""


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    """One source: its paragraphs in order, numbers left out between them, and facts cited without a paragraph."""

    key: str
    title: str
    transcribed: str
    note: str
    paragraphs: tuple[ParagraphCoverage, ...]
    skipped: tuple[str, ...] = ()
    unlocated: tuple[str, ...] = ()

    @property
    def errors(self) -> int:
        """Paragraphs of a source transcribed whole with neither fact nor reason."""
        return sum(paragraph.level == ERROR for paragraph in self.paragraphs)

    @property
    def totals(self) -> dict[str, int]:
        """As the function `totals` of this source alone."""
        return totals([self])


def totals(sources: Iterable[SourceCoverage]) -> dict[str, int]:
    """Counts of paragraphs (all, with facts, with a reason only, with neither), of distinct facts, and of names."""
    given = list(sources)
    paragraphs = [paragraph for source in given for paragraph in source.paragraphs]
    empty = [paragraph for paragraph in paragraphs if not paragraph.facts]
    facts = {fact for paragraph in paragraphs for fact in paragraph.facts}
    return {
        "paragraphs": len(paragraphs),
        "with_facts": len(paragraphs) - len(empty),
        "with_reason": sum(bool(paragraph.reason) for paragraph in empty),
        "with_neither": sum(not paragraph.reason for paragraph in empty),
        "facts": len(facts.union(*(source.unlocated for source in given))),
        "names": sum(paragraph.names for paragraph in paragraphs),
        "unknown_names": sum(len(paragraph.unknown) for paragraph in paragraphs),
    }


def coverage(rows: Mapping[str, Iterable[Fields]]) -> tuple[SourceCoverage, ...]:
    """Every source of a topic, by key. `rows` are all rows of the topic in fixture form, as for `check`."""
    tables: dict[str, list[Fields]] = defaultdict(list, {name: list(found) for name, found in rows.items()})
    drawn = _drawn(tables)
    registry = _Registry(tables)
    here = _titles_here(tables, drawn)
    paragraphs: dict[str, list[tuple[Place, Fields]]] = defaultdict(list)
    for row in sorted(tables["paragraph"], key=lambda row: (row["position"], row["locator"])):
        paragraphs[row["source"][-1]].append(((row["source"][-1], row["locator"]), row))
    found = []
    for source in sorted(tables["source"], key=lambda row: str(row["key"])):
        key, whole = source["key"], source["transcribed"] == "whole"
        covered = tuple(_paragraph(row, place, drawn, registry, here, whole=whole) for place, row in paragraphs[key])
        skipped = tuple(_skipped(locator for (_, locator), _ in paragraphs[key])) if whole else ()
        unlocated = tuple(drawn.get((key, ""), ()))
        given = (key, source["title"], source["transcribed"], source["transcribed_note"])
        found.append(SourceCoverage(*given, covered, skipped, unlocated))
    return tuple(found)


def _drawn(tables: Mapping[str, list[Fields]]) -> dict[Place, list[str]]:
    """References of what cites a place, each once, events first."""
    found: dict[Place, dict[str, int]] = defaultdict(dict)
    for row in tables["citation"]:
        locator = row["paragraph"][-1] if row["paragraph"] else ""
        for rank, name in enumerate(CITED):
            if row[name] is not None:
                found[row["source"][-1], locator][f"{name}:{row[name][-1]}"] = rank
    return {place: sorted(facts, key=lambda fact, facts=facts: facts[fact]) for place, facts in found.items()}  # type: ignore[misc]


class _Here:
    """What the facts drawn from one paragraph are called, and the words in which it writes who took part."""

    def __init__(self) -> None:
        self.titles: list[str] = []
        self.written: list[frozenset[str]] = []


def _titles_here(tables: Mapping[str, list[Fields]], drawn: Mapping[Place, list[str]]) -> dict[Place, _Here]:
    titles = {f"{name}:{row['key']}": row["title"] for name in ("event", "agreement") for row in tables[name]}
    written: dict[str, list[frozenset[str]]] = defaultdict(list)
    for part, name in (("participation", "event"), ("signatory", "agreement")):
        for row in tables[part]:
            if row["as_written"]:
                written[f"{name}:{row[name][-1]}"].append(frozenset(names.normalise(row["as_written"]).split()))
    here: dict[Place, _Here] = defaultdict(_Here)
    for place, facts in drawn.items():
        for fact in facts:
            here[place].written += written.get(fact, [])
            here[place].titles += [titles[fact]] if fact in titles else []
    return here


def _paragraph(
    row: Fields,
    place: Place,
    drawn: Mapping[Place, list[str]],
    registry: "_Registry",
    here: Mapping[Place, "_Here"],
    *,
    whole: bool,
) -> ParagraphCoverage:
    # A chapter cites a paragraph for its text; that draws no fact from it.
    facts = tuple(fact for fact in drawn.get(place, ()) if not fact.startswith("chapter:"))
    written = dict.fromkeys(str(name) for name in row["names"])
    unknown = tuple(name for name in written if not _is_known(name, registry, here.get(place)))
    level = "" if facts or row["reason"].strip() else (ERROR if whole else WARNING)
    return ParagraphCoverage(row["locator"], facts, row["reason"].strip(), len(written), unknown, level)


def _is_known(name: str, registry: "_Registry", here: _Here | None) -> bool:
    if registry.knows(name):
        return True
    if here is None:
        return False
    words = frozenset(names.normalise(name).split())
    if any(words <= written for written in here.written):
        return True
    # Of a short name, every title in which it stands would be alike.
    return len(names.content_words(name)) >= _LONG_NAME and any(
        names.similarity(name, title) >= _ALIKE for title in here.titles
    )


def _skipped(locators: Iterable[str]) -> Iterator[str]:
    """Numbers left out: p4 where there are p1 to p3 and p5."""
    numbered: dict[str, set[int]] = defaultdict(set)
    for locator in locators:
        if match := _NUMBERED.fullmatch(locator):
            numbered[match[1]].add(int(match[2]))
    for prefix, numbers in numbered.items():
        missing = range(min(numbers), max(numbers) + 1)
        if len(numbers) * 2 > len(missing):  # otherwise they are page numbers, or years
            yield from (f"{prefix}{number}" for number in missing if number not in numbers)


class _Registry:
    """Every name that the topic has given to somebody or something."""

    def __init__(self, tables: Mapping[str, list[Fields]]) -> None:
        self._by_first: dict[str, set[Words]] = defaultdict(set)
        for text in _named(tables):
            if words := tuple(names.normalise(text).split()):
                self._by_first[words[0]].add(words)

    def knows(self, name: str) -> bool:
        """Whether known names, side by side or overlapping, make up all the telling words of a name."""
        words = tuple(names.normalise(name).split())
        telling = names.content_words(name)
        covered = [word not in telling for word in words]
        for place, word in enumerate(words):
            for known in self._by_first.get(word, ()):
                if words[place : place + len(known)] == known:
                    covered[place : place + len(known)] = [True] * len(known)
        return all(covered)


# Fields that hold a name, or a list of names, by model.
_NAMES: dict[str, tuple[str, ...]] = {
    "personalias": ("text",),
    "placelabel": ("text",),
    "place": ("name", "aliases"),
    "term": ("name", "aliases"),
    "office": ("title", "organisation"),
    "agreement": ("title", "short_title", "parties"),
    "signatory": ("party",),
    "event": ("title", "short_title"),
    "source": ("title", "publisher", "author"),
}


def _named(tables: Mapping[str, list[Fields]]) -> Iterator[str]:
    yield from (person["name"] for person in tables["person"] if not person["unnamed"])
    for model, fields in _NAMES.items():
        for row in tables[model]:
            for field in fields:
                yield from map(str, row[field] if isinstance(row[field], list) else [row[field]])
    for topic in tables["topic"]:
        for words in topic["countries"].values():
            yield from map(str, words.values())
