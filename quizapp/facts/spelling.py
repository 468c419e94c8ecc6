"""How spellings meet in a search: folded words, trigrams, and how well a query fits a name. Pure.

Every name is folded as transliterations of Cyrillic are, whatever its system: a search shows both where two people's
names meet, and lists the closer spelling first.
"""

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from quizapp.facts.names import content_words, fold, normalise

LONGEST_QUERY = 100
MOST_WORDS = 8
MOST_TRIGRAMS = 24
SHORTEST_GUESSED = 4  # letters; of shorter words half the vocabulary is one letter away
ALIKE = 75.0  # of 100
_HYPHEN = re.compile("[-\u00ad\u2010\u2011\u2012\u2013]")
_GENITIVE = re.compile(r"(?<=\w)['’ʼ]s\b")


def index_words(texts: Iterable[str]) -> str:
    """The words of some texts between blanks, each once: hyphenated ones joined and apart, genitives as their noun."""
    plain = _GENITIVE.sub("", " ".join(texts))
    apart = _HYPHEN.sub(" ", plain)
    found = dict.fromkeys(fold(plain, "cyrillic").split())
    if apart != plain:
        found.update(dict.fromkeys(fold(apart, "cyrillic").split()))
    return f" {' '.join(found)} "


def query_words(query: str) -> list[list[str]]:
    """The ways to read a query as words that must all be there: hyphens joined, hyphens apart. None for no words."""
    plain = _GENITIVE.sub("", query[:LONGEST_QUERY])
    ways = []
    for form in (plain, _HYPHEN.sub(" ", plain)):
        words = list(dict.fromkeys(fold(form, "cyrillic").split()))
        telling = [word for word in words if content_words(word)] or words
        if telling and telling[:MOST_WORDS] not in ways:
            ways.append(telling[:MOST_WORDS])
    return ways


def trigrams(words: Sequence[str]) -> list[str]:
    """Three letters at a time, with the blank before a word as its first: ' je', 'jem', 'emi', 'min'. At most 24."""
    found: dict[str, None] = {}
    for word in words:
        padded = f" {word}"
        found.update(dict.fromkeys(padded[place : place + 3] for place in range(max(1, len(padded) - 2))))
    return list(found)[:MOST_TRIGRAMS]


def fit(words: Sequence[str], entry: str) -> float:
    """How well the words of a query fit the words of an entry, 0 to 100; 0 where one of them fits nothing."""
    candidates = entry.split()
    best = [max((_alike(word, candidate) for candidate in candidates), default=0.0) for word in words]
    return sum(best) / len(best) if best and min(best) >= ALIKE else 0.0


def closeness(query: str, name: str) -> float:
    """How much a name as written is like the query as written, 0 to 100, in any order of words. Orders equal fits."""
    return float(fuzz.token_sort_ratio(normalise(query), normalise(name)))


def _alike(word: str, candidate: str) -> float:
    if word == candidate:
        return 100.0
    if candidate.startswith(word):
        return 85.0 + 10.0 * len(word) / len(candidate)
    short = min(len(word), len(candidate)) < SHORTEST_GUESSED
    if short or word.isdigit() or candidate.isdigit():  # one digit off is another year
        return 0.0
    return min(84.0, float(fuzz.ratio(word, candidate)))
