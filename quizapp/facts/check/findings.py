"""What a rule finds, and the rows of a topic with the look-ups that rules share. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from quizapp.facts import dates
from quizapp.facts.rowhash import Fields

ERROR, WARNING, INFO = "error", "warning", "info"
LEVELS = (ERROR, WARNING, INFO)
DATED = ("event", "agreement", "figure")
CITED = (*DATED, "person", "chapter")


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found. `level` is error, warning or info; `fact` a reference such as 'event:some-key'."""

    level: str
    rule: str
    fact: str
    message: str

    def __str__(self) -> str:
        return f"{self.level}: {self.fact}: {self.message}"


type Rule = Callable[["Topic"], Iterator[Finding]]
type Place = tuple[str, str]  # source key, locator; the locator is empty where a citation names no paragraph


class Topic:
    """The rows of one topic with the look-ups that rules share."""

    def __init__(self, rows: Mapping[str, Iterable[Fields]]) -> None:
        self.rows: dict[str, list[Fields]] = defaultdict(list, {name: list(found) for name, found in rows.items()})
        self._by_key: dict[str, dict[str, Fields]] = {}

    def dated(self) -> Iterator[tuple[str, Fields]]:
        """(reference, row) of every fact that has a date."""
        for name in DATED:
            for row in self.rows[name]:
                if row["date"]:
                    yield f"{name}:{row['key']}", row

    def by_key(self, name: str) -> dict[str, Fields]:
        """Rows of a model by key."""
        if name not in self._by_key:
            self._by_key[name] = {row["key"]: row for row in self.rows[name]}
        return self._by_key[name]

    @cached_property
    def conflicts(self) -> dict[tuple[str, str], list[str]]:
        """Keys of the recorded conflicts by (reference, field) of what they cover."""
        covered: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in self.rows["conflict"]:
            for name in ("event", "agreement", "figure", "person"):
                for key in row[f"{name}s"]:
                    covered[f"{name}:{key[-1]}", row["field"]].append(row["key"])
        return covered

    @cached_property
    def disputed_together(self) -> set[frozenset[str]]:
        """Pairs of events or agreements that one recorded conflict names."""
        pairs = set()
        for row in self.rows["conflict"]:
            for name in ("event", "agreement"):
                refs = [f"{name}:{key[-1]}" for key in row[f"{name}s"]]
                pairs |= {frozenset((one, other)) for one in refs for other in refs if one != other}
        return pairs

    def found(self, rule: str, field: str, facts: Iterable[str], message: str, level: str = ERROR) -> Finding:
        """A finding about the first of the facts; known, and only info, where a conflict on the field covers one."""
        named = list(facts)
        known = [key for fact in named for key in self.conflicts.get((fact, field), ())]
        if known:
            return Finding(INFO, rule, named[0], f"{message} (known: conflict {known[0]})")
        return Finding(level, rule, named[0], message)

    @cached_property
    def possibly_same(self) -> set[frozenset[str]]:
        """Pairs of persons that may be one."""
        return {frozenset((row["key"], other[-1])) for row in self.rows["person"] for other in row["possibly_same"]}

    @cached_property
    def told_in(self) -> dict[str, list[Place]]:
        """Where each fact is told, by reference, in the order of the citations."""
        places: dict[str, list[Place]] = defaultdict(list)
        for row in self.rows["citation"]:
            for name in CITED:
                if row[name] is not None:
                    locator = row["paragraph"][-1] if row["paragraph"] else ""
                    places[f"{name}:{row[name][-1]}"].append((row["source"][-1], locator))
        return places

    def when(self, row: Fields) -> dates.EdtfDate | None:
        """The parsed date of a row; None when it has none or a broken one (which is another rule's finding)."""
        return parsed(row["date"])


def parsed(text: str) -> dates.EdtfDate | None:
    """The date of a text; None when there is none or it cannot be read."""
    try:
        return dates.parse(text) if text else None
    except dates.DateError:
        return None


def bounded(row: Fields) -> bool:
    """Whether both ends of a fact's date are known."""
    return bool(row["earliest"] and row["latest"])
