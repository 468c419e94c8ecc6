"""The rows of one load on disk: what is wanted, what is there, and how the two belong together.

A load may hold 100,000 rows of events, so neither side is kept in memory. Both stand in a private temporary SQLite
database (SQLite's empty file name: it is in memory while small, on disk beyond, and gone when closed), whatever
database the site itself uses. Nothing here knows Django.

Keys are natural keys without the topic, as JSON: `["some-event"]`, `["some-event","some-person","leader"]`.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from quizapp.facts.rowhash import PARTS, Fields, hash_of, natural_key, owner_key, said_part

BATCH = 500
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # made once: a load encodes millions

_TABLES = """
CREATE TABLE wanted (
    id INTEGER PRIMARY KEY, model TEXT, key TEXT, owner TEXT, line INTEGER, fields TEXT, hash TEXT, UNIQUE (model, key)
);
CREATE INDEX wanted_order ON wanted (model, id);
CREATE INDEX wanted_owner ON wanted (model, owner);
CREATE INDEX wanted_line ON wanted (line);
CREATE TABLE former (model TEXT, key TEXT, former TEXT);
CREATE TABLE present (
    model TEXT, key TEXT, owner TEXT, pk INTEGER, origin TEXT, loaded TEXT, hash TEXT, target TEXT,
    doomed INTEGER NOT NULL DEFAULT 0, UNIQUE (model, key)
);
CREATE INDEX present_pk ON present (model, pk);
CREATE INDEX present_target ON present (model, target);
CREATE TABLE held (model TEXT, key TEXT, PRIMARY KEY (model, key));
"""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A wanted row beside the database row it belongs to, if there is one.

    `fields` are those that are not empty (`rows.complete` fills them up); `hash` is None for a part. `is_same` says
    that row, parts and origin already are what is wanted; `has_hash` that the stored hash is the wanted one too.
    """

    id: int
    key: str
    fields: dict[str, Any]
    hash: str | None
    pk: int | None
    is_held: bool
    is_same: bool
    has_hash: bool


def key_text(key: Iterable[Any]) -> str:
    """A natural key without its topic as text."""
    return _encode(list(key))


class Staging:
    """The wanted rows of one topic, and during a load the rows that are there."""

    def __init__(self, slug: str) -> None:
        self.slug = slug
        self.overlay: Any = None  # what the site's merges of persons came to, once they were laid over these rows
        self.db = sqlite3.connect("", isolation_level=None)
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "temp_store=FILE", "cache_size=-16000"):
            self.db.execute(f"PRAGMA {pragma}")
        self.create(_TABLES)
        self.db.execute("BEGIN")  # and never committed: it is thrown away, and a commit for each statement takes time

    def create(self, tables: str) -> None:
        """Run statements that end with semicolons: tables of a stage that needs some of its own."""
        for statement in tables.split(";"):
            self.db.execute(statement)

    def close(self) -> None:
        self.db.close()

    # --- filling ----------------------------------------------------------------------------------------------------
    def put(self, model: str, fields: Fields, line: int | None = None) -> bool:
        """Add a wanted row, all its fields given; False when there is one with its key already.

        `line` groups rows that go together.
        """
        key = key_text(natural_key(model, fields)[1:])
        owner = key_text(owner_key(model, fields)[1:]) if model in PARTS else None
        row = (model, key, owner, line, _sparse(fields), fields.get("loaded_hash"))
        sql = "INSERT OR IGNORE INTO wanted (model, key, owner, line, fields, hash) VALUES (?, ?, ?, ?, ?, ?)"
        if not self.db.execute(sql, row).rowcount:
            return False
        if former := [(model, key, key_text([old])) for old in fields.get("former_keys") or () if isinstance(old, str)]:
            self.db.executemany("INSERT INTO former VALUES (?, ?, ?)", former)
        return True

    def get(self, model: str, key: str) -> dict[str, Any] | None:
        """The fields of a wanted row as they were put."""
        found = self.db.execute("SELECT fields FROM wanted WHERE model = ? AND key = ?", (model, key)).fetchone()
        return json.loads(found[0]) if found else None

    def change(self, model: str, key: str, **fields: Any) -> None:
        """Set fields of a wanted row (not those of its key)."""
        changed = _sparse({**(self.get(model, key) or {}), **fields})
        self.db.execute("UPDATE wanted SET fields = ? WHERE model = ? AND key = ?", (changed, model, key))

    def replace(self, model: str, key: str, fields: Fields) -> None:
        """Give a wanted row other fields, those of its key among them; `reseal` its owner afterwards."""
        owner = key_text(owner_key(model, fields)[1:]) if model in PARTS else None
        row = (key_text(natural_key(model, fields)[1:]), owner, _sparse(fields), model, key)
        self.db.execute("UPDATE wanted SET key = ?, owner = ?, fields = ? WHERE model = ? AND key = ?", row)

    def drop(self, model: str, key: str) -> None:
        """Want a row no more; its parts are the caller's business."""
        self.db.execute("DELETE FROM wanted WHERE model = ? AND key = ?", (model, key))
        self.db.execute("DELETE FROM former WHERE model = ? AND key = ?", (model, key))

    def seal(self) -> None:
        """Compute the hash of every wanted row that has one, from itself and its parts."""
        for model in self.models():
            if model in PARTS:
                continue
            for batch in self.pages("SELECT id, key, fields FROM wanted WHERE model = ? AND id > ?", model):
                self._hash(model, batch)

    def reseal(self, model: str, key: str) -> None:
        """Compute the hash of one row again."""
        sql = "SELECT id, key, fields FROM wanted WHERE model = ? AND key = ?"
        self._hash(model, self.db.execute(sql, (model, key)).fetchall())

    def _hash(self, model: str, rows: list[tuple[Any, ...]]) -> None:
        hashed = [(hash_of(model, json.loads(fields), self._said(model, key)), id_) for id_, key, fields in rows]
        self.db.executemany("UPDATE wanted SET hash = ? WHERE id = ?", hashed)

    def _said(self, model: str, owner: str) -> list[str]:
        found = []
        for part in _PARTS_OF.get(model, ()):
            sql = "SELECT fields FROM wanted WHERE model = ? AND owner = ?"
            found += [said_part(part, json.loads(fields)) for (fields,) in self.db.execute(sql, (part, owner))]
        return found

    # --- reading ----------------------------------------------------------------------------------------------------
    def mentioning(self, model: str, key: Iterable[Any]) -> list[dict[str, Any]]:
        """The wanted rows of a model that hold a natural key (topic included) anywhere, as they were put."""
        sql = "SELECT fields FROM wanted WHERE model = ? AND instr(fields, ?) ORDER BY id"
        return [json.loads(fields) for (fields,) in self.db.execute(sql, (model, key_text(key)))]

    def known_as(self, model: str, key: str) -> str | None:
        """The key of the wanted row that has this key, or had it once; None when there is none."""
        if self.get(model, key) is not None:
            return key
        sql = "SELECT key FROM former WHERE model = ? AND former = ? ORDER BY rowid"
        found = self.db.execute(sql, (model, key)).fetchone()
        return found[0] if found else None

    def models(self) -> list[str]:
        return [name for (name,) in self.db.execute("SELECT DISTINCT model FROM wanted")]

    def count(self, model: str | None = None) -> int:
        """How many rows are wanted, of one model or of all."""
        where = "WHERE model = ?" if model else ""
        return int(self.db.execute(f"SELECT count(*) FROM wanted {where}", (model,) if model else ()).fetchone()[0])  # noqa: S608 (a fixed clause)

    def rows(self, model: str) -> Iterator[dict[str, Any]]:
        """The wanted rows of a model in the order in which they were put."""
        for batch in self.pages("SELECT id, fields FROM wanted WHERE model = ? AND id > ?", model):
            for _, fields in batch:
                yield json.loads(fields)

    def joined(self, model: str) -> Iterator[list[Wanted]]:
        """Batches of a model's wanted rows with what the database has of them, in the order they were put."""
        part = model in PARTS
        unit = "SELECT 1 FROM held WHERE held.model = :owner_model AND held.key = {}"
        held = unit.format("w.owner" if part else "w.key")
        group_w, group_p = ("ow", "op") if part else ("w", "p")
        joins = "LEFT JOIN present p ON p.model = w.model AND p.target = w.key "
        if part:
            joins += "JOIN wanted ow ON ow.model = :owner_model AND ow.key = w.owner "
            joins += "LEFT JOIN present op ON op.model = :owner_model AND op.target = w.owner "
        origin = f"json_extract({group_w}.fields, '$.origin')"
        sql = (
            f"SELECT w.id, w.key, w.fields, w.hash, p.pk, EXISTS ({held}), "  # noqa: S608 (names of tables only)
            f"{group_w}.hash = {group_p}.hash AND {origin} = {group_p}.origin, w.hash = p.loaded "
            f"FROM wanted w {joins} WHERE w.model = :model AND w.id > :after ORDER BY w.id LIMIT {BATCH}"
        )
        values = {"model": model, "owner_model": _owner_model(model) if part else model, "after": 0}
        while found := self.db.execute(sql, values).fetchall():
            values["after"] = found[-1][0]
            yield [
                Wanted(id_, key, json.loads(fields), hash_, pk, bool(held), bool(same), bool(has_hash))
                for id_, key, fields, hash_, pk, held, same, has_hash in found
            ]

    def pages(self, sql: str, model: str) -> Iterator[list[tuple[Any, ...]]]:
        """Pages of a query for (model, id greater than) with the id as its first column: rows may change meanwhile."""
        after = 0
        while found := self.db.execute(f"{sql} ORDER BY id LIMIT {BATCH}", (model, after)).fetchall():
            after = found[-1][0]
            yield found


def _sparse(fields: Fields) -> str:
    """Fields as JSON without the empty ones, which most are."""
    said = {name: value for name, value in fields.items() if value is not False and value not in (None, "", [], {})}
    return _encode(said)


def _owner_model(part: str) -> str:
    return PARTS[part][0]  # the field that points to the owner has the owner's name


_PARTS_OF = {
    _owner_model(part): [other for other in PARTS if _owner_model(other) == _owner_model(part)] for part in PARTS
}
