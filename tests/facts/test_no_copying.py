"""No text of the shipped seeds repeats twelve words in a row of a source.

Only hashes of the runs of the sources are stored (`runs/<source>.txt`; `run_hash` says how). Titles of agreements are
facts and exact, so they are taken out first; names, spellings as found and titles of sources are not checked.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from quizapp.facts.copying import RUN, repeated, run_hash, stored_runs, words

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
TOPICS = sorted(path for path in SEEDS.iterdir() if path.is_dir())
EXACT = {"as_written", "names", "file_name", "key", "url"}  # facts copied on purpose, never sentences of ours


def mappings(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        yield node
    for child in node.values() if isinstance(node, dict) else node if isinstance(node, list) else []:
        yield from mappings(child)


def texts(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """(field, text) of the fields of one mapping that hold our own words."""
    for field, value in node.items():
        if field in EXACT or (field == "title" and ("agreement" in node or "voice" in node)):
            continue
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, str):
                yield field, item


def load(topic: Path) -> dict[str, Any]:
    return {path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(topic.glob("*.yaml"))}


@pytest.mark.parametrize("topic", TOPICS, ids=lambda path: path.name)
def test_no_text_of_ours_repeats_twelve_words_of_a_source(topic: Path) -> None:
    documents = load(topic)
    titles = [node["title"] for node in mappings(list(documents.values())) if "agreement" in node and "title" in node]
    runs = stored_runs(topic)
    copied = [
        f"{name}: {field}: {run}"
        for name, document in documents.items()
        for node in mappings(document)
        for field, text in texts(node)
        for run in repeated(text, titles, runs)
    ]
    assert copied == []


@pytest.mark.parametrize("topic", TOPICS, ids=lambda path: path.name)
def test_every_source_has_its_runs_stored_sorted_and_once(topic: Path) -> None:
    sources = {document["source"]["key"] for document in load(topic).values() if "source" in document}
    assert sources == {path.stem for path in topic.glob("runs/*.txt")}
    for path in topic.glob("runs/*.txt"):
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len(lines) > 100
        assert lines == sorted(set(lines))
        assert all(re.fullmatch(r"[0-9a-f]{10}", line) for line in lines)


SENTENCE = "On a quiet morning the old river carried seven small boats down to the harbour town"


def runs_of(sentence: str) -> set[str]:
    found = words(sentence)
    return {run_hash(found[start : start + RUN]) for start in range(len(found) - RUN + 1)}


def test_a_copied_run_is_found_whatever_its_marks_and_case() -> None:
    ours = "We read: on a QUIET morning, the óld river carried seven small boats down to a lake."
    assert repeated(ours, [], runs_of(SENTENCE)) == [
        "on a quiet morning the old river carried seven small boats down",
        "a quiet morning the old river carried seven small boats down to",
    ]


def test_eleven_words_and_titles_are_no_copying() -> None:
    eleven = " ".join(SENTENCE.split()[:11])
    assert repeated(eleven, [], runs_of(SENTENCE)) == []
    assert repeated(f"They signed the {SENTENCE}.", [SENTENCE], runs_of(SENTENCE)) == []
