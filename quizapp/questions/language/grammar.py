"""Small English grammar for titles that somebody else wrote: articles, number, genitives, quotation marks. Pure.

A title may be a common noun phrase ("fishery agreement"), a proper name ("SALT II"), or in a script of its own. The
rules only use what can be seen in it; where that settles nothing, a title stands without an article.
"""

import re

__all__ = ["bare", "capitalised", "does", "is_plural", "it", "possessive", "quoted", "sentence", "was", "with_article"]

# Nouns for what a history tells of. With one of these as its head even a capitalised title is no name of its own and
# takes an article: "the Warsaw Pact", "the Battle of Hastings", but "Magna Carta", "SALT II".
_HEADS = frozenset(
    (
        *("accord", "act", "agreement", "alliance", "amendment", "armistice", "article", "charter", "communique"),
        *("communiqué", "concordat", "constitution", "contract", "convention", "covenant", "declaration", "decree"),
        *("document", "edict", "letter", "memorandum", "memo", "message", "minute", "note", "pact", "paper", "plan"),
        *(
            "programme",
            "program",
            "project",
            "doctrine",
            "protocol",
            "resolution",
            "statement",
            "summary",
            "treaty",
            "truce",
        ),
        *("assembly", "banquet", "ceremony", "conference", "congress", "council", "exhibition", "expo", "fair"),
        *("festival", "forum", "game", "initiative", "meeting", "mission", "reception", "session", "summit", "talk"),
        *("symposium", "tour", "visit", "battle", "bombing", "campaign", "crisis", "crusade", "expedition", "famine"),
        *("fire", "flight", "flood", "incident", "invasion", "march", "massacre", "mutiny", "occupation", "peace"),
        *("plague", "raid", "rebellion", "revolt", "revolution", "rising", "siege", "strike", "uprising", "war"),
        *("abdication", "accession", "appointment", "birth", "coronation", "death", "election", "fall", "founding"),
        *("inauguration", "landing", "launch", "marriage", "opening", "partition", "reign", "schism", "signing"),
        *("unveiling", "wedding", "reform", "renaissance", "enlightenment", "reformation", "restoration", "empire"),
        *("republic", "union", "commission", "committee", "survey", "voyage", "journey", "return", "release"),
    )
)
# The parts in front of which a title's head noun stands.
_AFTER_HEAD = re.compile(
    r"(?i)\s(?:on|of|for|between|about|in|to|with|at|from|by|against|over|under|during|concerning|regarding"
    r"|accompanying|establishing|before|after|around)\s"
)
_DETERMINERS = frozenset(("the", "a", "an", "its", "their", "his", "her", "our", "this", "these", "each", "both"))
_NUMERAL = re.compile(r"[IVXLC]+|[0-9]+[a-z]?")
_GENITIVE = re.compile(r"(?:['’]s|s['’])$")
# Genitives of many, which need an article where those of a name do not: "the Peasants' Revolt".
_OF_MANY = re.compile(r"(?i)(?:(?:wo)?men|children|people)['’]s|(?:barons|farmers|kings|miners|peasants|workers)['’]")


def capitalised(text: str) -> str:
    """First letter upper case, the rest as it is."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Capitalised and closed by a full stop, which a stop inside closing quotation marks already is."""
    text = capitalised(text.strip())
    return text if text.rstrip("”’").endswith((".", "!", "?")) else f"{text}."


def possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def quoted(text: str) -> str:
    """In curly double quotation marks; those inside become single ones."""
    inner = re.sub(r"[“„\"«](.*?)[”“\"»]", r"‘\1’", text)
    return f"“{inner}”"


def head(title: str) -> str:
    """The head noun of a title as written: 'notes' of 'the notes on commercial offices'; '' when there is none."""
    words = _AFTER_HEAD.split(f"{title} ", maxsplit=1)[0].split()
    while len(words) > 1 and _NUMERAL.fullmatch(words[-1]):
        words.pop()
    return words[-1].strip(",;:.\"'“”‘’") if words else ""


def is_plural(title: str) -> bool:
    """Whether a title's head noun is plural: 'notes on commercial offices', but not 'railways agreement'.

    Of a capitalised head only the plural of a known noun counts: 'Oslo Accords', but not 'Versailles'.
    """
    noun = head(title)
    word = noun.casefold()
    if noun[:1].isupper() and len(title.split()) < 4 and _AFTER_HEAD.search(title) is None:
        return _is_known_plural(word)
    return word.endswith("s") and not word.endswith(("ss", "us", "is", "'s", "’s", "news"))


def _is_known_plural(word: str) -> bool:
    return word.endswith("s") and (word.removesuffix("s") in _HEADS or f"{word.removesuffix('ies')}y" in _HEADS)


def was(title: str) -> str:
    return "were" if is_plural(title) else "was"


def does(title: str) -> str:
    return "do" if is_plural(title) else "does"


def it(title: str) -> str:
    return "they" if is_plural(title) else "it"


def with_article(title: str) -> str:
    """A title inside a sentence: 'the fishery agreement', 'the Vienna summit', but 'SALT II', "Li Peng's visit".

    An article of its own is kept, in lower case.
    """
    words = title.split()
    if not words:
        return title
    if words[0].casefold() in _DETERMINERS:
        return title[:1].lower() + title[1:]
    return f"the {title}" if _wants_article(title, words) else title


def _wants_article(title: str, words: list[str]) -> bool:
    first = words[0].lstrip("\"'“”‘’(")[:1]
    if not _is_latin(first):
        return first.isdecimal() and _is_common(head(title))
    before_head = _AFTER_HEAD.split(title, maxsplit=1)[0].split()
    for word in before_head[:-1]:
        if _GENITIVE.search(word) and word[:1].isupper():
            return bool(_OF_MANY.fullmatch(word))  # "Li Lanqing's delegation" is settled by its name
    if first.islower():
        return True
    if len(before_head) > 1 and _NUMERAL.fullmatch(before_head[-1]):
        return False  # "World War II", "Apollo 11"
    return _is_common(head(title)) or bool(re.match(r"\S+\s[Oo]f\s", title))


def _is_common(noun: str) -> bool:
    """Whether a noun is no name: written small, one of the known nouns, or made like 'Reformation', 'Settlement'."""
    word = noun.casefold()
    return bool(word) and (
        noun[:1].islower()
        or word in _HEADS
        or _is_known_plural(word)
        or re.fullmatch(r"\w{3,}(?:tion|sion|ment|ship)s?", word) is not None
    )


def _is_latin(letter: str) -> bool:
    return letter.isalpha() and letter < "\u0250"


def bare(title: str) -> str:
    """A short title without its leading article, as an option shows it."""
    return capitalised(re.sub(r"(?i)^(the|a|an)\s+", "", title))
