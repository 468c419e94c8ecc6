"""Whether a text repeats twelve words in a row of a source; only hashes of the sources' runs are kept. Pure."""

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path

RUN = 12
_BREAK = "\x00"


def words(text: str) -> list[str]:
    """Lower-case words without marks; the break that a masked title leaves is a word that no source has."""
    decomposed = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return re.findall(rf"[a-z0-9]+|{_BREAK}", bare.lower())


def run_hash(run: list[str]) -> str:
    """First ten hex digits of the sha256 of the words joined by one space."""
    return hashlib.sha256(" ".join(run).encode()).hexdigest()[:10]


def repeated(text: str, titles: Iterable[str], runs: Collection[str]) -> list[str]:
    """The runs of `text` that stand in `runs`, once the titles are taken out."""
    if len(text.split()) < RUN:
        return []
    if not _in_runs(text, runs):  # titles are looked for only where there is something to excuse
        return []
    for title in sorted(titles, key=len, reverse=True):
        text = re.sub(re.escape(title), _BREAK, text, flags=re.IGNORECASE)
    return _in_runs(text, runs)


def _in_runs(text: str, runs: Collection[str]) -> list[str]:
    found = words(text)
    every = (found[start : start + RUN] for start in range(len(found) - RUN + 1))
    return [" ".join(run) for run in every if run_hash(run) in runs]


@cache
def stored_runs(seeds: Path) -> frozenset[str]:
    """The hashes kept in `runs/` beside a topic's seeds; none for a topic without seeds here."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(seeds.glob("runs/*.txt")))
    return frozenset(line for text in texts for line in text.split())
