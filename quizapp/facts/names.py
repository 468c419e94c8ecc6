"""Comparing names and titles: one normal form, transliteration folding, and overlap of content words. Pure."""

import re
import unicodedata
from functools import lru_cache

# Close to BGN/PCGN without its marks, for the Cyrillic letters of Russian, Kazakh and their neighbours.
_CYRILLIC_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіїєґўјљњђћџ"
_CYRILLIC_SPELT = (
    *(
        "a",
        "b",
        "v",
        "g",
        "d",
        "e",
        "e",
        "zh",
        "z",
        "i",
        "y",
        "k",
        "l",
        "m",
        "n",
        "o",
        "p",
        "r",
        "s",
        "t",
        "u",
        "f",
    ),
    *("kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"),
    *(
        "a",
        "g",
        "k",
        "n",
        "o",
        "u",
        "u",
        "h",
        "i",
        "i",
        "ye",
        "g",
        "u",
        "j",
        "lj",
        "nj",
        "dj",
        "c",
        "dz",
    ),
)
# Latin letters that Unicode does not take apart into a letter and a mark.
_STROKED = {
    "ł": "l",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ı": "i",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
}
_LETTERS = str.maketrans({**dict(zip(_CYRILLIC_LETTERS, _CYRILLIC_SPELT, strict=True)), **_STROKED})

# Joiners vanish (Xi'an, Alma-Ata are one word each); every other punctuation mark separates words.
_HYPHENS = "-\u00ad\u2010\u2011"
_APOSTROPHES = "'`\u00b4\u02b9\u02bb\u02bc\u02be\u02bf\u2018\u2019\u201b\u2032"
_REMOVED = str.maketrans("", "", _HYPHENS + _APOSTROPHES)
_HYPHEN_TO_SPACE = str.maketrans(dict.fromkeys(_HYPHENS, " "))

# What transliterations of Cyrillic differ in. `y` becomes `i` first, so that `ye` and `ie` meet in `e`.
_FOLDS = (
    (re.compile(r"shch|sch"), "sh"),
    (re.compile(r"zh"), "j"),
    (re.compile(r"kh"), "h"),
    (re.compile(r"w"), "v"),
    (re.compile(r"y"), "i"),
    (re.compile(r"ie"), "e"),
    (re.compile(r"([a-z])\1+"), r"\1"),
)

_GENITIVE = re.compile(r"(?<=\w)['’]s\b")

_FUNCTION_WORDS = frozenset(
    (
        *("a", "an", "and", "as", "at", "between", "by", "for", "from", "in", "into", "its", "of", "on", "or", "over"),
        *("that", "the", "their", "to", "under", "upon", "with", "within"),
    )
)


@lru_cache(maxsize=32768)  # the same names and titles are compared over and over
def normalise(text: str) -> str:
    """The form in which texts are compared: NFKC, case folded, in Latin letters, without marks or punctuation.

    Hyphens and apostrophes vanish, other punctuation becomes a space, spaces are single. Titles of honour stay.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    latin = unicodedata.normalize("NFKD", folded.translate(_LETTERS)).translate(_LETTERS).translate(_REMOVED)
    kept = (_kept(character) for character in latin)
    return " ".join("".join(kept).split())


def _kept(character: str) -> str:
    match unicodedata.category(character)[0]:
        case "L" | "N":
            return character
        case "M":
            return ""
        case _:
            return " "


def fold(text: str, system: str) -> str:
    """`normalise`, and for names marked `cyrillic` the spellings that transliterations vary in made equal.

    Other systems are only normalised: on pinyin the folding would merge different names (Zhang with Jiang).
    """
    current = normalise(text)
    if system != "cyrillic":
        return current
    while (shorter := _fold_once(current)) != current:
        current = shorter
    return current


def _fold_once(text: str) -> str:
    for pattern, replacement in _FOLDS:
        text = pattern.sub(replacement, text)
    return text


@lru_cache(maxsize=32768)
def content_words(text: str) -> frozenset[str]:
    """The words of a title without function words, normalised; hyphenated words count as several.

    A genitive counts as its noun: "Kazakhstan's embassy" and "the embassy of Kazakhstan" share both words.
    """
    plain = _GENITIVE.sub("", text.translate(_HYPHEN_TO_SPACE))
    return frozenset(normalise(plain).split()) - _FUNCTION_WORDS


def similarity(a: str, b: str) -> float:
    """Shared content words as a share of the shorter title's, 0 to 1; 0 when either has none. Alike from 0.6 on."""
    words_a, words_b = content_words(a), content_words(b)
    if not words_a or not words_b:
        return 0.0
    return len(words_a & words_b) / min(len(words_a), len(words_b))


def same_text(a: str, b: str) -> bool:
    """Whether two texts are the same but for case, marks, punctuation and script."""
    return normalise(a) == normalise(b)


_SCRIPT_CODES = {
    "LATIN": "Latn",
    "CYRILLIC": "Cyrl",
    "CJK": "Hani",
    "ARABIC": "Arab",
    "GREEK": "Grek",
    "HANGUL": "Hang",
}


def script_of(text: str) -> str:
    """ISO 15924 code of the first letter's script; Zyyy where it is not one of the common ones."""
    first = next((letter for letter in text if letter.isalpha()), "")
    return _SCRIPT_CODES.get(unicodedata.name(first, "").split(" ", 1)[0], "Zyyy") if first else "Zyyy"
