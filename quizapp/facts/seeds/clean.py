"""Text that was damaged on its way here: control characters, lost characters, letters of the wrong script. Pure."""

import re
import unicodedata

_UTF8_READ_AS_LATIN = re.compile("[\u00c2\u00c3\u00d0\u00d1][\u0080-\u00bf]|\u00e2[\u0080\u20ac]|\u00ef\u00bb\u00bf")
_WORD = re.compile(r"[^\W\d_]+")
_REFUSED_CATEGORIES = {"Cc": "control character", "Cf": "invisible character", "Co": "private-use character"}


def fault(text: str) -> str:
    """What is wrong with a text, in words; empty when it is clean."""
    if "\ufffd" in text:
        return "the replacement character U+FFFD, where a character was lost"
    for character in text:
        category = unicodedata.category(character)
        if category in _REFUSED_CATEGORIES and character != "\n":
            return f"the {_REFUSED_CATEGORIES[category]} U+{ord(character):04X}"
    if mangled := _UTF8_READ_AS_LATIN.search(text):
        return f"{mangled[0]!r}, which looks like UTF-8 read in another encoding"
    for word in _WORD.findall(text):
        scripts = {_script(letter) for letter in word} - {""}
        if len(scripts) > 1 and "Latin" in scripts:
            return f"{word!r}, a word that mixes {' and '.join(sorted(scripts))} letters"
    return ""


def _script(letter: str) -> str:
    first = unicodedata.name(letter, "").split(" ", 1)[0].split("-", 1)[0]
    return first.title() if first not in ("MODIFIER", "FEMININE", "MASCULINE") else ""
