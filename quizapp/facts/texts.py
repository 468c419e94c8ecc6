"""Texts that were damaged on their way here, or that read otherwise than they are. Pure.

`unreadable` is what no text of a topic may hold: characters that nobody sees, that turn the direction of a line, or
that a database cannot keep. `suspicious` is what a person should look at: a lost character, letters that look alike
from two scripts. Nothing is ever repaired here.
"""

import re
import unicodedata

MAX_TEXT = 100_000  # characters of a text whose column has no limit of its own

_UTF8_READ_AS_LATIN = re.compile("[\u00c2\u00c3\u00d0\u00d1][\u0080-\u00bf]|\u00e2[\u0080\u20ac]|\u00ef\u00bb\u00bf")
_WORD = re.compile(r"[^\W\d_]+")
_CATEGORIES = {"Cc": "control character", "Cf": "invisible character", "Cs": "half character"}
_SCRIPTS_ALIKE = frozenset({"Latin", "Cyrillic", "Greek", "Armenian", "Cherokee"})  # their letters look alike
_JOINERS = "\u200c\u200d"  # needed inside words of Persian and of the scripts of India
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Letters and marks that show nothing (fillers, a joiner of graphemes, the empty braille cell) and line separators.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2028\u2029\u2800\u3164\uffa0")
_LINES = "\n\r\t"


def unreadable(text: str) -> str:
    """The first character that no text may hold, in words; empty when there is none. Line breaks and tabs are fine."""
    if text.isascii() and text.isprintable():
        return ""
    for place, character in enumerate(text):
        if character in _LINES or (character in _JOINERS and _joins(text, place)):
            continue
        category, number = unicodedata.category(character), ord(character)
        if character in _BIDI:
            return f"the direction mark U+{number:04X}, which can make a text read otherwise than it is"
        if category in _CATEGORIES:
            return f"the {_CATEGORIES[category]} U+{number:04X}"
        if character in _BLANK:
            return f"the invisible character U+{number:04X}"
        if number & 0xFFFE == 0xFFFE or 0xFDD0 <= number <= 0xFDEF:
            return f"U+{number:04X}, which is no character"
    return ""


def suspicious(text: str) -> str:
    """What looks damaged in a text although it can be read; empty when nothing does."""
    if text.isascii():
        return ""
    if "\ufffd" in text:
        return "the replacement character U+FFFD, where a character was lost"
    for character in text:
        if unicodedata.category(character) == "Co":
            return f"the private-use character U+{ord(character):04X}"
    if mangled := _UTF8_READ_AS_LATIN.search(text):
        return f"{mangled[0]!r}, which looks like UTF-8 read in another encoding"
    for word in _WORD.findall(text):
        alike = _scripts(word) & _SCRIPTS_ALIKE
        if len(alike) > 1:
            return f"{word!r}, a word that mixes {' and '.join(sorted(alike))} letters"
    return ""


def fault(text: str) -> str:
    """What is wrong with a text of ours, in words; empty when it is clean. Stricter: no tabs, no mixed scripts."""
    if found := unreadable(text) or suspicious(text):
        return found
    for character in "\r\t":
        if character in text:
            return f"the control character U+{ord(character):04X}"
    for word in _WORD.findall(text):
        scripts = _scripts(word)
        if len(scripts) > 1 and "Latin" in scripts:
            return f"{word!r}, a word that mixes {' and '.join(sorted(scripts))} letters"
    return ""


def visible(text: str) -> str:
    """A text for a message: nothing in it that a terminal would act on or that no output can encode."""
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else letter.encode("unicode_escape").decode() for letter in text)


def _joins(text: str, place: int) -> bool:
    around = text[max(0, place - 1) : place] + text[place + 1 : place + 2]
    return len(around) == 2 and all(unicodedata.category(c)[0] in "LM" and not c.isascii() for c in around)


def _scripts(word: str) -> set[str]:
    return {_script(letter) for letter in word} - {""}


def _script(letter: str) -> str:
    first = unicodedata.name(letter, "").split(" ", 1)[0].split("-", 1)[0]
    return first.title() if first not in ("MODIFIER", "FEMININE", "MASCULINE") else ""
