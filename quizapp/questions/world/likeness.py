"""Which titles may mean the same: the share of telling words that they have in common. Pure."""

from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from quizapp.facts.names import content_words, similarity
from quizapp.questions.world.masks import Groups, Words

SIMILAR = 0.6

# Words that say what sort of paper it is, not which one.
DOCUMENT_WORDS = frozenset(
    (
        *("agreement", "agreements", "communique", "contract", "contracts", "declaration", "document", "documents"),
        *("joint", "memorandum", "protocol", "statement", "treaty", "bilateral", "both", "countries", "country"),
        *("government", "governmental", "governments", "intergovernmental", "people", "peoples", "republic"),
        *("sides", "state", "states", "two"),
    )
)


class Likeness:
    """Compares the titles of one topic, whose countries' names tell nothing apart."""

    def __init__(self, countries: Mapping[str, Mapping[str, str]]) -> None:
        self._countries = countries
        self._telling: dict[str, frozenset[str]] = {}  # titles are compared over and over; normalising them is slow

    @cached_property
    def common_words(self) -> frozenset[str]:
        """Words that tell no two titles of this topic apart: its countries' names and the sorts of papers."""
        countries = (word for words in self._countries.values() for word in words.values())
        return DOCUMENT_WORDS | frozenset(w for text in countries for w in content_words(str(text)))

    def telling_words(self, text: str) -> frozenset[str]:
        """The content words of a title that can tell it from another of this topic."""
        found = self._telling.get(text)
        if found is None:
            found = self._telling[text] = content_words(text) - self.common_words
        return found

    def alike(self, a: str, b: str) -> bool:
        """Whether two titles may mean the same: they share 0.6 of the shorter one's telling words.

        A title without any telling word ('Joint communiqué') is compared with all its words.
        """
        words_a, words_b = self.telling_words(a), self.telling_words(b)
        if not words_a or not words_b:
            return similarity(a, b) >= SIMILAR
        return len(words_a & words_b) >= SIMILAR * min(len(words_a), len(words_b))


class TextIndex:
    """The texts of a table of facts (one a fact, '' for none), and which of them are alike a given one."""

    def __init__(self, likeness: Likeness, texts: Sequence[str]) -> None:
        self._likeness = likeness
        self._texts = texts
        self._same = Groups(((text,) for text in texts), len(texts))
        self._telling = Words([likeness.telling_words(text) for text in texts], _enough_telling)

    @cached_property
    def _all_words(self) -> Words:
        return Words([content_words(text) for text in self._texts], _enough_similar)

    def same(self, text: str) -> int:
        return self._same[text]

    def alike(self, text: str) -> int:
        """The mask of texts that `Likeness.alike` finds alike this one."""
        words = self._likeness.telling_words(text)
        if not words:
            return self._all_words.alike(content_words(text))
        found = self._telling.alike(words)
        if self._telling.empty:
            found |= self._telling.empty & self._all_words.alike(content_words(text))
        return found

    def similar(self, text: str) -> int:
        """The mask of texts that share 0.6 of the shorter one's content words, telling or not."""
        return self._all_words.alike(content_words(text))


class TitleIndex:
    """The titles and short titles of a table of facts."""

    def __init__(self, likeness: Likeness, facts: Sequence[Any]) -> None:
        layers = [[fact.title for fact in facts], [fact.short_title for fact in facts]]
        self._layers = [TextIndex(likeness, texts) for texts in layers]

    def alike(self, text: str) -> int:
        """The facts one of whose titles is this one or alike."""
        full, short = self._layers
        found = full.alike(text) | full.same(text) | short.alike(text)
        return found | short.same(text) if text else found


# The comparisons of `alike` and `similarity`, turned round: floating point must err the same way in both.
@lru_cache(maxsize=1024)
def _enough_telling(words: int) -> int:
    return next(shared for shared in range(words + 1) if shared >= SIMILAR * words)


@lru_cache(maxsize=1024)
def _enough_similar(words: int) -> int:
    return next(shared for shared in range(words + 1) if not words or shared / words >= SIMILAR)
