"""Texts that look damaged although they can be read: nothing is altered, a person should look. Pure."""

from collections.abc import Iterator
from typing import Any

from quizapp.facts.check.findings import WARNING, Finding, Topic
from quizapp.facts.rowhash import natural_key
from quizapp.facts.texts import suspicious

_AS_WRITTEN = frozenset({"as_written", "names", "defects"})  # these repeat the source's own misprints


def characters(topic: Topic) -> Iterator[Finding]:
    """Lost characters, another encoding's, and words with letters that look alike from two scripts."""
    for model, rows in topic.rows.items():
        for row in rows:
            for name, value in row.items():
                for text in _texts(value) if name not in _AS_WRITTEN else ():
                    if found := suspicious(text):
                        fact = f"{model}:{'/'.join(map(str, natural_key(model, row)[1:] or (row['slug'],)))}"
                        yield Finding(WARNING, "characters", fact, f"{name} holds {found}")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for words in value.values():
            yield from _texts(words)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
