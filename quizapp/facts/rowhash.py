"""The plain form of a row as it stands in a fixture: its natural key, its order, and the hash it was loaded with. Pure.

A row is a mapping of field names to JSON values; a foreign key is the natural key of the row it points to, as a list,
and a many-to-many field is a sorted list of them. Rows that are part of another row (a person's aliases, an event's
participations) have no hash of their own: they count towards the hash of the row they belong to, so that a teacher's
alias makes the *person* a row that was edited on this site.

Empty values do not count towards a hash: a field that a later version adds leaves the hashes of loaded rows alone.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

type Fields = Mapping[str, Any]
type Key = tuple[Any, ...]

# model: (the field that points to the row it is part of, the fields that complete the natural key)
PARTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "paragraph": ("source", ("locator",)),
    "placelabel": ("place", ("text",)),
    "personalias": ("person", ("text",)),
    "participation": ("event", ("person", "role")),
    "signatory": ("agreement", ("person",)),
    "chapterfact": ("chapter", ("position",)),
    "conflictvalue": ("conflict", ("position",)),
}

# State of the site, not of the facts: neither in fixtures nor in hashes.
SITE_STATE: dict[str, frozenset[str]] = {
    "topic": frozenset({"is_stale", "is_retired", "facts_version", "searched_version"}),
}

_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))
_EMPTY: tuple[Any, ...] = (None, "", False, [], {})
_NOT_HASHED = frozenset({"loaded_hash", "origin"})


def natural_key(model: str, fields: Fields) -> Key:
    """The natural key of a row, as the models' `natural_key()` gives it."""
    if model == "topic":
        return (fields["slug"],)
    if model not in PARTS:
        return (*fields["topic"], fields["key"])
    owner, rest = PARTS[model]
    own = (fields[name][-1] if isinstance(fields[name], (list, tuple)) else fields[name] for name in rest)
    return (*fields[owner], *own)


def owner_key(model: str, fields: Fields) -> Key:
    """The natural key of the row that a part belongs to."""
    return tuple(fields[PARTS[model][0]])


def order_key(model: str, fields: Fields) -> Key:
    """Rows of one model are written in this order: by position within what they belong to, then by natural key."""
    owner = owner_key(model, fields) if model in PARTS else ()
    return (*owner, fields.get("position", 0), *natural_key(model, fields))


def canonical_json(value: object) -> str:
    """One text for equal values: sorted keys, no blanks, plain Unicode."""
    return _ENCODER.encode(value)


def row_hash(model: str, fields: Fields, parts: Iterable[tuple[str, Fields]] = ()) -> str:
    """32 hexadecimal digits over everything a row says, its parts (model, fields) included, in any order."""
    return hash_of(model, fields, (said_part(name, part) for name, part in parts))


def said_part(model: str, fields: Fields) -> str:
    """What a part adds to the hash of the row it belongs to."""
    return canonical_json([model, _said(model, fields)])


def hash_of(model: str, fields: Fields, parts: Iterable[str]) -> str:
    """`row_hash` from the texts of the parts, fed piece by piece: a source may have 100,000 paragraphs."""
    digest = hashlib.sha256(f"[{canonical_json(model)},{canonical_json(_said(model, fields))},[".encode())
    for number, part in enumerate(sorted(parts)):
        digest.update(f"{',' if number else ''}{canonical_json(part)}".encode())
    digest.update(b"]]")
    return digest.hexdigest()[:32]


def _said(model: str, fields: Fields) -> dict[str, Any]:
    left_out = _NOT_HASHED | SITE_STATE.get(model, frozenset())
    return {name: value for name, value in fields.items() if name not in left_out and value not in _EMPTY}


def hashes(rows: Mapping[str, Iterable[Fields]]) -> dict[tuple[str, Key], str]:
    """The hash of every row that has one, by model and natural key, from all rows of a topic."""
    parts: dict[tuple[str, Key], list[tuple[str, Fields]]] = defaultdict(list)
    for model, (owner, _) in PARTS.items():
        for fields in rows.get(model, ()):
            parts[owner, owner_key(model, fields)].append((model, fields))
    return {
        (model, key): row_hash(model, fields, parts[model, key])
        for model, entries in rows.items()
        if model not in PARTS
        for fields in entries
        for key in (natural_key(model, fields),)
    }
