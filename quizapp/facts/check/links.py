"""Links that no source can mean: into another topic, round in a circle, to two rows that claim one former key. Pure."""

from collections.abc import Iterator
from typing import Any

from quizapp.facts.check.findings import ERROR, Finding, Topic
from quizapp.facts.cycles import cycles
from quizapp.facts.rowhash import PARTS, Fields, natural_key

# What must not lead back to where it began: (model, field).
_ONE_WAY = (("place", "parent"), ("event", "announced_by"), ("agreement", "supersedes"), ("agreement", "implements"))
_TEXTS = frozenset({"sides", "countries", "aliases", "former_keys", "defects", "names", "parties"})


def other_topics(topic: Topic) -> Iterator[Finding]:
    """Rows that point into another topic: its facts change, or go, without a word to this one."""
    slugs = {row["slug"] for row in topic.rows["topic"]}
    for model, rows in topic.rows.items():
        for row in rows:
            for name, key in _references(row):
                if key[0] not in slugs:
                    said = f"{name} is {'/'.join(map(str, key[1:]))} of another topic, {key[0]}"
                    yield Finding(ERROR, "other topic", _named(model, row), said)


def circles(topic: Topic) -> Iterator[Finding]:
    """Places inside themselves, announcements and documents that rest on what came of them."""
    for model, field in _ONE_WAY:
        links = {row["key"]: [key[-1] for key in _keys(row[field])] for row in topic.rows[model]}
        for trail in cycles(links):
            said = f"{field} goes round in a circle: {' -> '.join([*trail, trail[0]])}"
            yield Finding(ERROR, "circle", f"{model}:{trail[0]}", said)
    for row in topic.rows["person"]:
        if row["key"] in {key[-1] for key in row["possibly_same"]}:
            yield Finding(ERROR, "circle", f"person:{row['key']}", "is possibly the same as themselves")


def former_keys(topic: Topic) -> Iterator[Finding]:
    """Former keys that are the key of another row, or of two rows: histories would go to the wrong one."""
    for model, rows in topic.rows.items():
        if model in PARTS or model == "topic":
            continue
        owners = {row["key"]: row["key"] for row in rows}
        for row in rows:
            for former in row.get("former_keys", ()):
                owner = owners.setdefault(former, row["key"])
                if owner != row["key"] or former == row["key"]:
                    said = f"the former key {former} belongs to {model}:{owner}"
                    yield Finding(ERROR, "former key", f"{model}:{row['key']}", said)


def _references(row: Fields) -> Iterator[tuple[str, list[Any]]]:
    """(field, natural key) of everything a row points to."""
    for name, value in row.items():
        if name not in _TEXTS:
            for key in _keys(value):
                yield name, key


def _keys(value: Any) -> list[list[Any]]:
    """The natural keys that a field in fixture form holds."""
    if not isinstance(value, list) or not value:
        return []
    return [value] if isinstance(value[0], str) else [key for key in value if isinstance(key, list)]


def _named(model: str, row: Fields) -> str:
    return f"{model}:{'/'.join(map(str, natural_key(model, row)[1:]))}"
