"""Reading what a topic holds into a Staging: the key, pk, origin and hash of every row, in bounded memory."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from quizapp.facts.models import Topic
from quizapp.facts.rowhash import PARTS, hash_of, said_part
from quizapp.facts.rows import FIXTURE_FILES, batches, fields_of, in_topic, key_elsewhere, model_of, own_key
from quizapp.facts.staging import Staging, key_text

_INSERT = "INSERT INTO present (model, key, owner, pk, origin, loaded) VALUES (?, ?, ?, ?, ?, ?)"


class Present:
    """The rows of a topic that are in the site's database, as the table `present` of a staging has them."""

    def __init__(self, staging: Staging) -> None:
        self.staging = staging
        self.db = staging.db
        self._keys: Callable[[str, Any], list[Any]] = lru_cache(maxsize=20_000)(self._read_key)

    def read(self, topic: Topic | None) -> None:
        """Read the topic afresh; None when there is no such topic yet."""
        self.db.execute("DELETE FROM present")
        self.db.execute("DELETE FROM held")
        for name in FIXTURE_FILES if topic else ():
            self._read_keys(name, topic)
        for name in FIXTURE_FILES if topic else ():
            if name not in PARTS:
                self._read_hashes(name, topic)

    def key_of(self, model: str, pk: Any) -> list[Any]:
        """The natural key of a row by its pk."""
        return self._keys(model, pk)

    def _read_key(self, model: str, pk: Any) -> list[Any]:
        found = self.db.execute("SELECT key FROM present WHERE model = ? AND pk = ?", (model, pk)).fetchone()
        return [self.staging.slug, *_parsed(found[0])] if found else key_elsewhere(model, pk)

    def _read_keys(self, name: str, topic: Any) -> None:
        needed = [*PARTS[name][1], PARTS[name][0]] if name in PARTS else ["origin", "loaded_hash"]
        needed += ["key"] if name not in PARTS and name != "topic" else []
        for instances in batches(in_topic(name, topic).only("pk", *needed)):
            rows = []
            for instance in instances:
                key = own_key(name, instance, self.key_of)
                is_part = name in PARTS
                owner = key_text(key[: -len(PARTS[name][1])]) if is_part else None
                state = (None, None) if is_part else (instance.origin, instance.loaded_hash)
                rows.append((name, key_text(key), owner, instance.pk, *state))
            self.db.executemany(_INSERT, rows)

    def _read_hashes(self, name: str, topic: Any) -> None:
        parts = [part for part, (owner, _) in PARTS.items() if owner == name]
        for instances in batches(in_topic(name, topic)):
            said: dict[Any, list[str]] = defaultdict(list)
            for part in parts:
                owned = model_of(part)._default_manager.filter(**{f"{name}__in": [row.pk for row in instances]})
                for rows in batches(owned):
                    for row, its in zip(rows, fields_of(part, rows, self.key_of), strict=True):
                        said[getattr(row, f"{name}_id")].append(said_part(part, its))
            fields = fields_of(name, instances, self.key_of)
            found = [
                (hash_of(name, row, said[instance.pk]), name, instance.pk)
                for instance, row in zip(instances, fields, strict=True)
            ]
            self.db.executemany("UPDATE present SET hash = ? WHERE model = ? AND pk = ?", found)

    # --- what belongs to what ---------------------------------------------------------------------------------------
    def match(self) -> None:
        """Tie the rows to the wanted ones, by key or by a former key that no wanted row has."""
        self.db.execute(
            "UPDATE present SET target = key WHERE EXISTS "
            "(SELECT 1 FROM wanted w WHERE w.model = present.model AND w.key = present.key)"
        )
        renamed = self.db.execute(
            "SELECT f.model, f.key, f.former FROM former f WHERE NOT EXISTS "
            "(SELECT 1 FROM present p WHERE p.model = f.model AND p.key = f.key) AND NOT EXISTS "
            "(SELECT 1 FROM wanted w WHERE w.model = f.model AND w.key = f.former) ORDER BY f.rowid"
        ).fetchall()
        matched: set[tuple[str, str]] = set()
        for model, key, former in renamed:
            if (model, key) not in matched:
                sql = "UPDATE present SET target = ? WHERE model = ? AND key = ? AND target IS NULL"
                if self.db.execute(sql, (key, model, former)).rowcount:
                    matched.add((model, key))

    def differing(self, owns: frozenset[str]) -> list[tuple[str, str, str, str | None, str, str | None]]:
        """Rows that are this site's own, by origin or by an edit: (model, key, origin, target, hash, wanted hash)."""
        marks = ", ".join("?" for _ in owns)
        return self.db.execute(
            "SELECT p.model, p.key, p.origin, p.target, p.hash, w.hash FROM present p "  # noqa: S608 (marks only)
            "LEFT JOIN wanted w ON w.model = p.model AND w.key = p.target "
            f"WHERE p.hash IS NOT NULL AND NOT (p.origin IN ({marks}) AND p.hash = p.loaded) ORDER BY p.rowid",
            sorted(owns),
        ).fetchall()

    def hold(self, model: str, *keys: str) -> None:
        """Mark rows, by the keys they are known by on both sides, as not to be touched."""
        self.db.executemany("INSERT OR IGNORE INTO held VALUES (?, ?)", [(model, key) for key in keys])

    def holds(self, model: str, key: str) -> bool:
        """Whether a row is held."""
        return self.db.execute("SELECT 1 FROM held WHERE model = ? AND key = ?", (model, key)).fetchone() is not None

    def doom(self) -> dict[str, int]:
        """Mark the rows that are wanted no more and not held; how many of each model."""
        for name in FIXTURE_FILES:
            owner = PARTS[name][0] if name in PARTS else name
            key = "owner" if name in PARTS else "key"
            self.db.execute(
                "UPDATE present SET doomed = 1 WHERE model = ? AND target IS NULL AND NOT EXISTS "  # noqa: S608
                f"(SELECT 1 FROM held WHERE held.model = ? AND held.key = present.{key})",
                (name, owner),
            )
        return dict(self.db.execute("SELECT model, count(*) FROM present WHERE doomed GROUP BY model").fetchall())

    def doomed(self, model: str) -> list[tuple[int, str]]:
        """(pk, key) of the doomed rows of a model."""
        return self.db.execute(
            "SELECT pk, key FROM present WHERE model = ? AND doomed ORDER BY pk", (model,)
        ).fetchall()

    def forget(self, model: str) -> None:
        """The doomed rows of a model are gone."""
        self.db.execute("DELETE FROM present WHERE model = ? AND doomed", (model,))

    # --- pks --------------------------------------------------------------------------------------------------------
    def added(self, model: str, rows: list[tuple[str, int]]) -> None:
        """New rows as (key, pk)."""
        sql = "INSERT OR REPLACE INTO present (model, key, pk, target) VALUES (?, ?, ?, ?)"
        self.db.executemany(sql, [(model, key, pk, key) for key, pk in rows])

    def pk_of(self, model: str, key: list[Any]) -> int:
        """The pk of the row that goes by a natural key on the wanted side; KeyError when there is none."""
        text = key_text(key[1:])
        for column in ("target", "key"):
            sql = f"SELECT pk FROM present WHERE model = ? AND {column} = ?"  # noqa: S608 (one of two names)
            if found := self.db.execute(sql, (model, text)).fetchone():
                return int(found[0])
        raise KeyError((model, *key))


def _parsed(text: str) -> list[Any]:
    found: list[Any] = json.loads(text)
    return found
