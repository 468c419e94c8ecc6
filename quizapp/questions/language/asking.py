"""How questions for a date are put: natural wordings by what is asked and by the grammar of the subject. Pure.

A wording is what stands before and after the subject. Subjects come in five forms:

CLAUSE    'did Kazakhstan open its embassy in Beijing'
NOUN      "the opening of Kazakhstan's embassy in Beijing"
WRITTEN   'the decree on the medal': a noun phrase for what is dated rather than held
HEADLINE  '“Women compete at the games”': a sentence of its own, which can only be quoted
PAPER     'the consular treaty', a document that was signed, issued or exchanged

`{does}` `{was}` `{act}` take the number and the act of the subject; `{year}` is the year of which the month is asked.
Wordings that end behind the subject's verb are
left out where the subject is long: nobody should have to keep fifteen words in mind to reach it.
"""

import re
from collections.abc import Mapping
from typing import Literal

from quizapp.questions.vocabulary import Asks

type Form = Literal["clause", "noun", "written", "headline", "paper"]
Wording = tuple[str, str]

LONG = 9  # words of a subject from which on nothing but a preposition may follow it
TOO_LONG = 30  # words of a stem
MONTH_OF_YEAR = "month of year"  # where the stem tells the year: it says which of several is meant

_NOUNS: dict[str, tuple[Wording, ...]] = {
    Asks.YEAR: (
        ("Which year saw ", "?"),
        ("What was the year of ", "?"),
        ("Which year brought ", "?"),
        ("To which year {does} ", " belong?"),
        ("", ": which year was that?"),
    ),
    Asks.MONTH: (
        ("Which month of which year saw ", "?"),
        ("What were the month and year of ", "?"),
        ("Which month and year brought ", "?"),
        ("To which month of which year {does} ", " belong?"),
        ("", ": which month of which year was that?"),
    ),
    Asks.DAY: (
        ("Which date saw ", "?"),
        ("What was the exact date of ", "?"),
        ("What are the day, month and year of ", "?"),
        ("To which date {does} ", " belong?"),
        ("", ": which date was that?"),
    ),
    Asks.PERIOD: (
        ("Which period saw ", "?"),
        ("Which span of years saw ", "?"),
        ("Which period brought ", "?"),
        ("Into which period {does} ", " fall?"),
        ("", ": in which period was that?"),
    ),
    MONTH_OF_YEAR: (
        ("Which month of {year} saw ", "?"),
        ("Which month of {year} brought ", "?"),
        ("In {year}, which month saw ", "?"),
        ("To which month of {year} {does} ", " belong?"),
        ("", ", in {year}: which month was that?"),
    ),
}
_HELD: dict[str, tuple[Wording, ...]] = {
    Asks.YEAR: (("In which year did ", " take place?"),),
    Asks.MONTH: (("In which month of which year did ", " take place?"),),
    Asks.DAY: (("On which date did ", " take place?"),),
    Asks.PERIOD: (("In which period did ", " take place?"),),
    MONTH_OF_YEAR: (("In which month of {year} did ", " take place?"),),
}
_DATED: dict[str, tuple[Wording, ...]] = {
    Asks.YEAR: (("From which year {does} ", " date?"),),
    Asks.MONTH: (("From which month of which year {does} ", " date?"),),
    Asks.DAY: (("Which date {does} ", " bear?"),),
    Asks.PERIOD: (("From which period {does} ", " date?"),),
    MONTH_OF_YEAR: (("From which month of {year} {does} ", " date?"),),
}
_CLAUSES: dict[str, tuple[Wording, ...]] = {
    Asks.YEAR: (
        ("In which year ", "?"),
        ("In what year ", "?"),
        ("During which year ", "?"),
        ("In which calendar year ", "?"),
        ("When, to the year, ", "?"),
    ),
    Asks.MONTH: (
        ("In which month of which year ", "?"),
        ("In which month and year ", "?"),
        ("In what month and year ", "?"),
        ("During which month of which year ", "?"),
        ("When, to the month and year, ", "?"),
    ),
    Asks.DAY: (
        ("On which date ", "?"),
        ("On what date ", "?"),
        ("On which day of which month and year ", "?"),
        ("On which calendar date ", "?"),
        ("When, to the day, ", "?"),
    ),
    Asks.PERIOD: (
        ("In which period ", "?"),
        ("In which span of years ", "?"),
        ("During which period ", "?"),
        ("Within which span of years ", "?"),
        ("During what period ", "?"),
    ),
    MONTH_OF_YEAR: (
        ("In which month of {year} ", "?"),
        ("In what month of {year} ", "?"),
        ("During which month of {year} ", "?"),
        ("In {year}, in which month ", "?"),
        ("When in {year}, to the month, ", "?"),
    ),
}
_HEADLINES: dict[str, tuple[Wording, ...]] = {
    Asks.YEAR: (
        ("In which year did this happen: ", "?"),
        ("Which year saw this: ", "?"),
        ("To which year does the following event belong: ", "?"),
        ("In what year did the following happen: ", "?"),
        ("", ": which year was that?"),
    ),
    Asks.MONTH: (
        ("In which month of which year did this happen: ", "?"),
        ("Which month and year saw this: ", "?"),
        ("What are the month and year of the following event: ", "?"),
        ("In what month and year did the following happen: ", "?"),
        ("", ": which month of which year was that?"),
    ),
    Asks.DAY: (
        ("On which date did this happen: ", "?"),
        ("Which date saw this: ", "?"),
        ("What is the exact date of the following event: ", "?"),
        ("On what date did the following happen: ", "?"),
        ("", ": which date was that?"),
    ),
    Asks.PERIOD: (
        ("In which period did this happen: ", "?"),
        ("Which period saw this: ", "?"),
        ("To which period does the following event belong: ", "?"),
        ("In which span of years did the following happen: ", "?"),
        ("", ": in which period was that?"),
    ),
    MONTH_OF_YEAR: (
        ("In which month of {year} did this happen: ", "?"),
        ("Which month of {year} saw this: ", "?"),
        ("In {year}, which month saw this: ", "?"),
        ("In what month of {year} did the following happen: ", "?"),
        ("In {year}, in which month did this happen: ", "?"),
    ),
}
_PAPERS: dict[str, tuple[Wording, ...]] = {
    Asks.YEAR: (
        ("In which year {was} ", " {act}?"),
        ("In what year {was} ", " {act}?"),
        ("From which year {does} ", " date?"),
        ("What is the year of ", "?"),
        ("Which year {does} ", " date from?"),
        ("Which year brought ", "?"),
    ),
    Asks.MONTH: (
        ("In which month of which year {was} ", " {act}?"),
        ("In what month and year {was} ", " {act}?"),
        ("From which month of which year {does} ", " date?"),
        ("What are the month and year of ", "?"),
        ("Which month and year brought ", "?"),
    ),
    Asks.DAY: (
        ("On which date {was} ", " {act}?"),
        ("On what date {was} ", " {act}?"),
        ("Which date {does} ", " bear?"),
        ("What is the exact date of ", "?"),
        ("What are the day, month and year of ", "?"),
    ),
    Asks.PERIOD: (
        ("In which period {was} ", " {act}?"),
        ("In which span of years {was} ", " {act}?"),
        ("From which period {does} ", " date?"),
        ("Which period brought ", "?"),
        ("Into which period {does} ", " fall?"),
    ),
    MONTH_OF_YEAR: (
        ("In which month of {year} {was} ", " {act}?"),
        ("In what month of {year} {was} ", " {act}?"),
        ("From which month of {year} {does} ", " date?"),
        ("Which month of {year} brought ", "?"),
        ("In {year}, which month brought ", "?"),
    ),
}

_BY_FORM: Mapping[str, tuple[Mapping[str, tuple[Wording, ...]], ...]] = {
    "clause": (_CLAUSES,),
    "noun": (_NOUNS, _HELD),
    "written": (_NOUNS, _DATED),
    "headline": (_HEADLINES,),
    "paper": (_PAPERS,),
}


def wordings(unit: str, form: Form, words: int) -> tuple[Wording, ...]:
    """The wordings that ask a subject of a form and of so many words for a year, month, day or period."""
    every = tuple(wording for table in _BY_FORM[form] for wording in table[unit])
    return every if words < LONG else tuple(one for one in every if one[1][0] in "?:,")


# --- a year by another ----------------------------------------------------------------------------------------------
# `{years}` is 'nine calendar years', `{side}` after or before; what stands in brackets carries the clue.
CLUES = (
    "Which year saw {fact}, [{years} {side} {reference}]?",
    "Counting [{years} {way} from the year of {reference}], which year saw {fact}?",
    "What was the year of {fact}, [{years} {side} {reference}]?",
    "Which year brought {fact}, [{years} {side} {reference}]?",
    "[{years} {side} {reference}] came {fact}: which year was that?",
    "In which year, [{years} {side} {reference}], came {fact}?",
)
# Of an anniversary the subject's own title says how many years.
ANNIVERSARIES = (
    "Which year saw {fact}, [counted from {reference}]?",
    "[Counting from {reference}], which year saw {fact}?",
    "What was the year of {fact}, [counted from {reference}]?",
    "Which year brought {fact}, [counted from {reference}]?",
    "In which year, [counting from {reference}], came {fact}?",
)

_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def in_words(number: int) -> str:
    """A number from 0 to 99 in words, larger ones in figures: 'nineteen', 'forty-two', '150'."""
    if number < len(_ONES):
        return _ONES[number]
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens]}-{_ONES[ones]}" if ones else _TENS[tens]


def calendar_years(number: int) -> str:
    """'one calendar year', 'nine calendar years'."""
    return f"{in_words(number)} calendar year{'s' * (number != 1)}"


_IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth"}


def ordinal(number: int) -> str:
    """'first', 'twelfth', 'thirtieth', 'forty-second'; larger than 99 in figures with 'th'."""
    if number > 99:
        return f"{number}th"
    before, dash, last = in_words(number).rpartition("-")
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    elif last.endswith("y"):
        last = f"{last[:-1]}ieth"
    else:
        last = f"{last.removesuffix('ve')}fth" if last == "twelve" else f"{last}th"
    return f"{before}{dash}{last}"


_ORDINALS = {ordinal(number): number for number in range(1, 100)} | {"hundredth": 100}
_ANNIVERSARY = re.compile(r"(?i)\b(?:([0-9]{1,4})(?:st|nd|rd|th)|([a-z]+(?:[- ][a-z]+)?))\s+anniversary\b")


def anniversary_of(text: str) -> int | None:
    """Which anniversary a title speaks of: 30 for 'the thirtieth anniversary of official ties'; None for none."""
    for figures, words in _ANNIVERSARY.findall(text):
        if figures:
            return int(figures)
        said = words.casefold().replace(" ", "-")
        for word in (said, said.rpartition("-")[2]):
            if word in _ORDINALS:
                return _ORDINALS[word]
    return None
