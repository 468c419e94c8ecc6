"""Two persons that are one: what becomes of each row in fixture form that mentions them. Pure.

The same function serves the merge on this site and every load after it: a row that was not edited before the merge
is therefore, after both, the same to the last letter, and later changes of it still arrive.

Nothing is lost where two rows become one: texts as written are joined with '; ', lists are united, empty fields are
filled. What the kept row says wins elsewhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from quizapp.facts.names import script_of
from quizapp.facts.rowhash import PARTS, Fields, Key, natural_key, owner_key

type Rows = Mapping[str, Iterable[Fields]]
type Named = tuple[str, Key]  # (model, natural key)

# The field by which a row of each model points to persons; the two in the plural hold a list of keys.
REFERENCES = {
    "person": "possibly_same",
    "personalias": "person",
    "participation": "person",
    "signatory": "person",
    "chapterfact": "person",
    "citation": "person",
    "conflict": "persons",
}
JOIN = "; "
_LONGEST = {"as_written": 300, "note": 200, "description": 300}  # the widths of the columns
_FILLED = ("country", "short_title", "why")


class UnitingError(ValueError):
    """Two texts that must both be kept are together longer than their column; the message names them."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Which person goes, and into which: keys of one topic. `name` is an alias that the one who goes leaves, if any.

    The name counts only where the row of the person who goes is not among the rows; else the row says more.
    """

    topic: str
    gone: str
    kept: str
    name: str = ""

    def key_of(self, key: Any) -> Any:
        """A key of a person, as it is after the merge."""
        return [self.topic, self.kept] if list(key) == [self.topic, self.gone] else key


@dataclass(slots=True)
class United:
    """What becomes of the rows: new fields by the key before, rows that go, new rows, and what a person should know."""

    changed: dict[Named, dict[str, Any]] = field(default_factory=dict)
    dropped: list[Named] = field(default_factory=list)
    added: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def owners(self) -> set[Named]:
        """The rows with a hash of their own that this touches, by the keys they have afterwards."""
        parts = [(model, fields) for (model, _), fields in self.changed.items()] + self.added
        found = {_owner(model, natural_key(model, fields), fields) for model, fields in parts}
        return found | {
            (PARTS[model][0], key[: -len(PARTS[model][1])]) for model, key in self.dropped if model in PARTS
        }


def unite(rows: Rows, pair: Pair, title_of: Callable[[list[Any]], str]) -> United:
    """What the merge makes of `rows`: at least all that mention either person, each with all its fields.

    Where the kept person is not among them, the one who goes is only dropped. `title_of` gives the title of an office
    by its natural key. Raises UnitingError.
    """
    return _Uniting(rows, pair, title_of).run()


def applied(rows: Rows, united: United) -> dict[str, list[dict[str, Any]]]:
    """All rows of a topic as they are after the merge."""
    after: dict[str, list[dict[str, Any]]] = defaultdict(list)
    dropped = set(united.dropped)
    for model, found in rows.items():
        for fields in found:
            named = model, natural_key(model, fields)
            if named not in dropped:
                after[model].append(dict(united.changed.get(named, fields)))
    for model, fields in united.added:
        after[model].append(fields)
    return after


class _Uniting:
    """One run; rows are looked at model by model."""

    def __init__(self, rows: Rows, pair: Pair, title_of: Callable[[list[Any]], str]) -> None:
        self.rows = rows
        self.pair = pair
        self.title_of = title_of
        self.gone = [pair.topic, pair.gone]
        self.kept = [pair.topic, pair.kept]
        self.united = United()

    def run(self) -> United:
        persons = {row["key"]: row for row in self.rows.get("person", ())}
        gone, kept = persons.get(self.pair.gone), persons.get(self.pair.kept)
        self._persons(persons, gone, kept)
        self._aliases(gone, kept)
        self._parts("participation", ("role",))
        self._parts("signatory", ())
        self._chapters()
        self._references("citation")
        self._references("conflict")
        return self.united

    def _change(self, model: str, before: Fields, **fields: Any) -> None:
        after = {**before, **fields}
        if after != before:
            self.united.changed[model, natural_key(model, before)] = after

    def _drop(self, model: str, fields: Fields) -> None:
        self.united.dropped.append((model, natural_key(model, fields)))

    def _of(self, model: str, person: list[Any]) -> Iterator[Fields]:
        return (row for row in self.rows.get(model, ()) if row["person"] is not None and list(row["person"]) == person)

    # --- persons and their names ------------------------------------------------------------------------------------
    def _persons(self, persons: Mapping[str, Fields], gone: Fields | None, kept: Fields | None) -> None:
        for key, row in persons.items():
            same = self._swapped(row["possibly_same"])
            if key == self.pair.kept:
                found = {"key": self.pair.gone, "possibly_same": [], **(gone or {})}
                same = [*row["possibly_same"], *found["possibly_same"]]
                same = _sorted(other for other in same if list(other) not in (self.gone, self.kept))
                self._change("person", row, **_person(row, found), possibly_same=same)
            elif key != self.pair.gone:
                self._change("person", row, possibly_same=same)
        if gone is not None:
            self._drop("person", gone)
            if kept is not None and gone["country"] and kept["country"] not in ("", gone["country"]):
                self.united.notes.append(
                    f"{gone['name']} acts for {gone['country']}, {kept['name']} for {kept['country']}"
                )

    def _aliases(self, gone: Fields | None, kept: Fields | None) -> None:
        known = {row["text"]: row for row in self._of("personalias", self.kept)}
        for alias in self._of("personalias", self.gone):
            same = known.get(alias["text"])
            if same is not None:
                note = joined("note", same["note"], alias["note"], alias["text"])
                self._change("personalias", same, attested_in=same["attested_in"] or alias["attested_in"], note=note)
            if same is not None or kept is None or alias["text"] == kept["name"]:
                self._drop("personalias", alias)
            else:
                self._change("personalias", alias, person=self.kept)
                known[alias["text"]] = alias
        name = self.pair.name if gone is None else "" if gone["unnamed"] else gone["name"]
        if kept is not None and name and name not in known and name != kept["name"]:
            alias = {"person": self.kept, "text": name, "script": script_of(name), "attested_in": None, "note": ""}
            self.united.added.append(("personalias", alias))

    # --- what they took part in -------------------------------------------------------------------------------------
    def _parts(self, model: str, rest: tuple[str, ...]) -> None:
        """Parts played and signatures: of two in one place one remains, with the words of both."""
        owner = PARTS[model][0]
        kept = {self._place(model, row, rest): row for row in self._of(model, self.kept)}
        roles: dict[Key, list[str]] = defaultdict(list)
        for place in kept:
            roles[place[0]].append(str(place[-1]))
        for row in self._of(model, self.gone):
            place = self._place(model, row, rest)
            where = f"{owner} {row[owner][-1]}"
            if place not in kept:
                self._change(model, row, person=self.kept)
                if roles[place[0]]:
                    said = " and as ".join([*roles[place[0]], str(place[-1])])
                    self.united.notes.append(f"{where}: takes part as {said}")
                continue
            other = kept[place]
            self._change(model, other, **self._both(model, other, row, where))
            self._drop(model, row)

    def _place(self, model: str, row: Fields, rest: tuple[str, ...]) -> tuple[Any, ...]:
        return (owner_key(model, row), *(row[name] for name in rest))

    def _both(self, model: str, kept: Fields, gone: Fields, where: str) -> dict[str, Any]:
        fields = {"office": kept["office"] or gone["office"]}
        said = gone["as_written"]
        if gone["office"] and kept["office"] and list(gone["office"]) != list(kept["office"]):
            titles = [self.title_of(row["office"]) for row in (kept, gone)]
            self.united.notes.append(f"{where}: is {titles[0]} there, and {titles[1]}; the second stays as words only")
            said = said or titles[1]
        if model == "signatory":
            fields["party"] = kept["party"] or gone["party"]
            if gone["party"] != fields["party"] and gone["party"]:
                self.united.notes.append(f"{where}: signs for {kept['party']}, and for {gone['party']}")
                said = f"{said} (for {gone['party']})".strip()
        return {**fields, "as_written": joined("as_written", kept["as_written"], said, where)}

    def _chapters(self) -> None:
        """A fact stands in a chapter once: at the first of the two places."""
        places: dict[Key, list[Fields]] = defaultdict(list)
        for row in (*self._of("chapterfact", self.kept), *self._of("chapterfact", self.gone)):
            places[owner_key("chapterfact", row)].append(row)
        for found in places.values():
            first, *others = sorted(found, key=lambda row: int(row["position"]))
            self._change("chapterfact", first, person=self.kept)
            for row in others:
                if list(row["person"]) == self.gone or list(first["person"]) == self.gone:
                    self._drop("chapterfact", row)

    def _references(self, model: str) -> None:
        name = REFERENCES[model]
        for row in self.rows.get(model, ()):
            if row[name]:
                value = self._swapped(row[name]) if name == "persons" else self.pair.key_of(row[name])
                self._change(model, row, **{name: value})

    def _swapped(self, keys: Iterable[Any]) -> list[Any]:
        """A list of keys of persons as it is after the merge, sorted if that changes it."""
        found = [list(key) for key in keys]
        return _sorted(map(self.pair.key_of, found)) if self.gone in found else found


def joined(name: str, kept: str, gone: str, where: str) -> str:
    """Both texts of the column `name`, each part once; raises UnitingError where they do not fit."""
    parts = kept.split(JOIN) if kept else []
    more = [part for part in (gone.split(JOIN) if gone else []) if part not in parts]
    both = JOIN.join([*parts, *dict.fromkeys(more)])
    if len(both) > _LONGEST[name]:
        raise UnitingError(
            f"{where}: the two texts are longer than {_LONGEST[name]} characters together: {kept!r}, {gone!r}"
        )
    return both


def _person(kept: Fields, gone: Fields) -> dict[str, Any]:
    """The fields of the person kept; the other may be known by key alone."""
    former = [key for key in (gone["key"], *gone.get("former_keys", ())) if key != kept["key"]]
    fields: dict[str, Any] = {
        "former_keys": list(dict.fromkeys([*kept["former_keys"], *former])),
        "threads": _sorted([*kept["threads"], *gone.get("threads", ())]),
        **{name: kept[name] or gone.get(name, "") for name in _FILLED},
    }
    if kept["name_system"] == "other":
        fields["name_system"] = gone.get("name_system", "other")
    try:
        fields["description"] = joined("description", kept["description"], gone.get("description", ""), kept["key"])
    except UnitingError:  # a description is no text of a source: the kept one will do
        fields["description"] = kept["description"]
    if gone.get("tier", kept["tier"]) < kept["tier"]:
        fields |= {"tier": gone["tier"], "tier_derived": gone["tier_derived"], "why": gone["why"] or kept["why"]}
    return fields


def _sorted(keys: Iterable[Any]) -> list[Any]:
    return [list(key) for key in sorted({tuple(key) for key in keys})]


def _owner(model: str, key: Key, fields: Fields) -> Named:
    return (PARTS[model][0], owner_key(model, fields)) if model in PARTS else (model, key)
