"""How texts are compared: one normal form, folding of transliterations, likeness of titles. From the README alone."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache


def listed(text: str) -> tuple[str, ...]:
    """The words of a list that is written as one text."""
    return tuple(text.split())


_SPELT = {
    **dict(zip("абвгдеёзийклмнопрстуфцыэ", listed("a b v g d e e z i y k l m n o p r s t u f ts y e"), strict=True)),
    **dict(zip("жхчшщюя", listed("zh kh ch sh shch yu ya"), strict=True)),
    **dict(zip("әғқңөұүһіїєґўј", listed("a g k n o u u h i i ye g u j"), strict=True)),
    **dict(zip("љњђћџłøđðħıæœþ", listed("lj nj dj c dz l o d d h i ae oe th"), strict=True)),
    "ъ": "",
    "ь": "",
}
_LATIN = str.maketrans(_SPELT)
_HYPHENS = "-\u00ad\u2010\u2011"
_APOSTROPHES = "'`\u00b4\u02b9\u02bb\u02bc\u02be\u02bf\u2018\u2019\u201b\u2032"
_JOINERS = str.maketrans("", "", _HYPHENS + _APOSTROPHES)
_BLANKED = str.maketrans(dict.fromkeys(_HYPHENS, " "))
_POSSESSIVE_S = re.compile(f"[{_APOSTROPHES}]s(?![\\w])")
_POSSESSIVE = re.compile(f"[{_APOSTROPHES}]s?(?![\\w])")

LITTLE = frozenset(
    listed("a an and as at between by for from in into its of on or over that the their to under upon with within")
)
SORTS_OF_PAPER = frozenset(
    listed(
        "agreement agreements communique contract contracts declaration document documents joint memorandum protocol "
        "statement treaty bilateral both countries country government governmental governments intergovernmental "
        "people peoples republic sides state states two"
    )
)
_FOLDS = (("shch", "sh"), ("sch", "sh"), ("zh", "j"), ("kh", "h"), ("w", "v"), ("y", "i"), ("ie", "e"))
ALIKE_FROM = 0.6


@lru_cache(maxsize=65536)
def normalise(text: str) -> str:
    """Lower-case Latin words without marks, hyphens, apostrophes or punctuation, one blank between them."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold()).translate(_LATIN)
    unmarked = "".join(
        sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.category(sign).startswith("M")
    )
    kept = "".join(sign if sign.isalnum() else " " for sign in unmarked.translate(_JOINERS))
    return " ".join(kept.split())


@lru_cache(maxsize=65536)
def words_of(text: str) -> tuple[str, ...]:
    return tuple(normalise(text).split())


def plain_words(text: str) -> tuple[str, ...]:
    """The normalised words in their order, a genitive in 's as the noun that it was made of."""
    return words_of(_POSSESSIVE_S.sub(" ", text))


@lru_cache(maxsize=65536)
def spoken(text: str) -> frozenset[str]:
    """The words of a running text, hyphenated ones both joined and apart, possessive ones also without their end."""
    bare = _POSSESSIVE.sub(" ", text)
    forms = (text, bare, text.translate(_BLANKED), bare.translate(_BLANKED))
    return frozenset(word for form in forms for word in words_of(form))


@lru_cache(maxsize=65536)
def content_words(text: str) -> frozenset[str]:
    """The normalised words, hyphenated ones apart and possessive ones without their end, that are no little words."""
    return frozenset(words_of(_POSSESSIVE_S.sub(" ", text.translate(_BLANKED)))) - LITTLE


@lru_cache(maxsize=65536)
def telling_words(text: str, country_words: frozenset[str]) -> frozenset[str]:
    """Content words that say which document or event is meant, without countries and sorts of papers."""
    return content_words(text) - country_words - SORTS_OF_PAPER


def alike(one: str, other: str, country_words: frozenset[str]) -> bool:
    """At least 0.6 of the telling words of the one that has fewer; without any, the same over content words."""
    left, right = telling_words(one, country_words), telling_words(other, country_words)
    if not left or not right:
        left, right = content_words(one), content_words(other)
    if not left or not right:
        return False
    return len(left & right) >= ALIKE_FROM * min(len(left), len(right))


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """One form for the transliterations of a name, as far as letters go."""
    before = ""
    while before != word:
        before = word
        for spelling, plain in _FOLDS:
            word = word.replace(spelling, plain)
        word = re.sub(r"(.)\1+", r"\1", word)
    return word


def has_words(text: str, wanted: Iterable[str]) -> bool:
    """Whether a running text says every one of these normalised words."""
    return set(wanted) <= spoken(text)


def contains(text: str, phrase: str) -> bool:
    """Whether the phrase stands in the text as whole normalised words in a row (an article in front aside)."""
    wanted = strip_article(normalise(phrase))
    return bool(wanted) and f" {wanted} " in f" {normalise(text)} "


def strip_article(text: str) -> str:
    for article in ("the ", "a ", "an "):
        if text.startswith(article):
            return text.removeprefix(article)
    return text
