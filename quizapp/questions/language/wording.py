"""English for stems, options and feedback: names with offices, facts by their titles, dates as phrases. Pure."""

import re
from datetime import date

from quizapp.facts import dates
from quizapp.facts.snapshot import AgreementFact, EventFact, FigureFact, OfficeFact, PersonFact, Snapshot, When
from quizapp.questions.language.grammar import (
    bare,
    capitalised,
    does,
    is_plural,
    it,
    possessive,
    quoted,
    sentence,
    was,
    with_article,
)

__all__ = [
    "RANK_BANDS",
    "YEAR",
    "act",
    "acted",
    "after_a_while",
    "at_phrase",
    "bare",
    "capitalised",
    "dated",
    "does",
    "era",
    "happened",
    "human",
    "in_phrase",
    "is_headline",
    "is_plural",
    "is_written",
    "it",
    "name_of",
    "named",
    "office_label",
    "person_in_office",
    "person_label",
    "possessive",
    "quoted",
    "sentence",
    "short",
    "took_place",
    "was",
    "with_article",
    "within_phrase",
]

YEAR = re.compile(r"(?<!\d)(?:1[0-9]{3}|20[0-9]{2})(?!\d)")

# Offices of like standing, for options that are of a kind (QUESTIONS, lint 8) without giving away the exact post.
RANK_BANDS: dict[str, str] = {
    "head_of_state": "leadership",
    "vice_president": "leadership",
    "head_of_government": "leadership",
    "deputy_head_of_government": "leadership",
    "foreign_minister": "leadership",
    "parliament_head": "leadership",
    "minister": "ministers",
    "vice_minister": "ministers",
    "parliament_deputy_head": "ministers",
    "party": "ministers",
    "prosecutor": "ministers",
    "diplomat": "ministers",
    "military": "ministers",
}


def office_label(snapshot: Snapshot, office: OfficeFact) -> str:
    """'Chinese Premier'; an office that names its country, or has none, stays as it is."""
    if not office.country or office.country not in snapshot.countries:
        return office.title
    adjective = snapshot.adjective(office.country)
    name = snapshot.country_name(office.country)
    return office.title if adjective in office.title or name in office.title else f"{adjective} {office.title}"


def person_label(snapshot: Snapshot, person: PersonFact, office_key: str = "") -> str:
    """'Chinese Premier Li Peng' with the office held then, where the office goes before a name in English.

    'Chairman of the …' does not, and an unnamed person is already named by the office.
    """
    office = snapshot.offices.get(office_key)
    if person.unnamed or office is None or _is_long(office):
        return name_of(person)
    return f"{office_label(snapshot, office)} {person.name}"


def person_in_office(snapshot: Snapshot, person: PersonFact, office_key: str = "") -> str:
    """As the subject of a sentence: 'Chinese Premier Li Peng', 'Wu Bangguo (Chinese Chairman of the …)'."""
    office = snapshot.offices.get(office_key)
    if person.unnamed or office is None or not _is_long(office):
        return person_label(snapshot, person, office_key)
    return f"{person.name} ({office_label(snapshot, office)})"


def name_of(person: PersonFact) -> str:
    """A person inside a sentence; one whom no source names goes by the office: 'the Foreign Minister of China'."""
    if not person.unnamed:
        return person.name
    return with_article(person.short_title or re.sub(r"\s*\([^()]*\)$", "", person.name))


def _is_long(office: OfficeFact) -> bool:
    return " of " in office.title or len(office.title.split()) > 4


def short(fact: EventFact | AgreementFact | FigureFact | PersonFact) -> str:
    """The short title, or the full name where there is none."""
    if fact.short_title:
        return fact.short_title
    return fact.name if isinstance(fact, PersonFact) else fact.title


def is_headline(fact: EventFact | AgreementFact | FigureFact | PersonFact, title: str = "") -> bool:
    """Whether a title is a sentence of its own ("Women compete"), which other sentences can only quote.

    By its short title, or the one given. What begins with a small article is a noun phrase, whatever the full title
    is: "the fall of the Wall" for "The Wall falls".
    """
    if not isinstance(fact, EventFact) or fact.title_form == "noun_phrase":
        return False
    return re.match(r"(?:the|an?)\s", title or short(fact)) is None


def named(fact: EventFact | AgreementFact, title: str = "") -> str:
    """A fact inside a sentence, by its short title or the one given: 'the Lianyungang agreement', '“Women compete”'."""
    text = title or short(fact)
    return quoted(text) if is_headline(fact, text) else with_article(text)


ERA = 1000  # a year below it is not read as one without its era


def era(year: int) -> str:
    """A year as a text: '1992', '800 CE'."""
    return f"{year} CE" if year < ERA else str(year)


def human(when: When) -> str:
    """A date in English, with the era where its years need one: '3 January 1992', '25 December 800 CE'."""
    known = when.latest or when.earliest
    return f"{when.human()} CE" if known is not None and known.year < ERA else when.human()


def in_phrase(when: When, unit: str) -> str:
    """The date as a phrase at a unit: 'in 1992', 'in February 1992', 'on 3 May 1992', 'from 24 to 28 May 1992'."""
    assert when.earliest and when.latest
    phrase = _in_phrase(when, unit, when.earliest, when.latest)
    return f"{phrase} CE" if when.latest.year < ERA else phrase


def _in_phrase(when: When, unit: str, first: date, last: date) -> str:
    if unit == "year":
        return f"in {first.year}"
    if unit == "month":
        return f"in {dates.MONTHS[first.month - 1]} {first.year}"
    if first == last:
        return f"on {when.human()}"
    if when.precision == "month":
        return f"in {when.human()}"
    if when.precision == "one_of":
        return _one_of(when)
    if when.precision == "interval":
        start, end = dates.parse(when.edtf).parts
        start_text = dates.human(start)
        if (first.year, first.month) == (last.year, last.month) and start.precision == "day":
            start_text = str(first.day)
        elif first.year == last.year:
            start_text = start_text.removesuffix(f" {first.year}")
        return f"from {start_text} to {dates.human(end)}"
    return f"in {when.human()}"


def _one_of(when: When) -> str:
    """'on 3 or 4 January 1992' where only the day is open; otherwise 'in' with all that is possible."""
    days = [part.earliest for part in dates.parse(when.edtf).parts if part.precision == "day" and part.earliest]
    if len(days) == len(dates.parse(when.edtf).parts) and len({(day.year, day.month) for day in days}) == 1:
        *most, last = sorted(days)
        return f"on {', '.join(str(day.day) for day in most)} or {dates.human(last.isoformat())}"
    return f"in {when.human()}"


# What fills the days it is dated with; anything else happened at some moment of them.
_LASTING = frozenset(
    {
        "visit",
        "talks",
        "meeting",
        "conference",
        "committee_meeting",
        "summit",
        "fair",
        "exhibition",
        "survey",
        "festival",
        *("blockade", "campaign", "congress", "construction", "crisis", "epidemic", "expedition", "famine", "fire"),
        *("games", "negotiations", "occupation", "plague", "rebellion", "reign", "revolt", "revolution", "session"),
        *("siege", "strike", "tour", "uprising", "voyage", "war"),
    }
)
# What is dated rather than held.
_WRITTEN = frozenset({"message", "statement", "award", "decree", "appointment", "credentials"})


def happened(event: EventFact) -> str:
    """'took place on 3 January 1992', 'dates from …': with the verb that a feedback sentence needs."""
    when = event.when
    if not when.is_bounded:
        return "is not dated in the sources"
    if is_headline(event):
        return f"is dated {human(when)}"
    if event.kind in _WRITTEN:
        return f"{'date' if is_plural(event.title) else 'dates'} from {dated(when)}"
    return f"{took_place(event)} {at_phrase(event)}"


def at_phrase(event: EventFact) -> str:
    """Its date as a phrase by day: 'from 3 to 5 May 1992' of what lasted, 'between 3 and 5 May 1992' of a moment."""
    return in_phrase(event.when, "day") if event.kind in _LASTING else within_phrase(event.when)


def took_place(event: EventFact) -> str:
    """The verb for what an event did in time: an anniversary 'fell', others 'took place'."""
    return "fell" if event.kind == "anniversary" else "took place"


def dated(when: When) -> str:
    """A date without the preposition of its phrase: '3 January 1992', '24 to 28 February 1992'."""
    return re.sub(r"^(?:on|in|from) ", "", in_phrase(when, "day"))


def is_written(event: EventFact) -> bool:
    """Whether an event is dated rather than held: a message, a decree."""
    return event.kind in _WRITTEN


def act(paper: AgreementFact) -> str:
    """'was signed', 'were exchanged', 'was issued': what the source says, in the number of the title."""
    return f"{was(short(paper))} {paper.act}"


def within_phrase(when: When) -> str:
    """Like `in_phrase` by day, for something done at one moment of an occasion: 'between 24 and 28 February 1992'."""
    phrase = in_phrase(when, "day")
    if not phrase.startswith("from "):
        return phrase
    return f"between {phrase.removeprefix('from ').replace(' to ', ' and ', 1)}"


def acted(paper: AgreementFact) -> str:
    """'was signed on 3 January 1992', or between the days of the occasion it was signed on."""
    if not paper.when.is_bounded:
        return f"{'have' if is_plural(short(paper)) else 'has'} no date in the sources"
    return f"{act(paper)} {within_phrase(paper.when)}"


def after_a_while(earlier: When, later: When) -> str:
    """The gap between two dates in words: 'about 3 months later', 'about 4 years later'.

    'later' alone where the dates are too coarse to say it one way.
    """
    assert earlier.latest and later.earliest and earlier.earliest and later.latest
    least = _gap((later.earliest - earlier.latest).days)
    most = _gap((later.latest - earlier.earliest).days)
    return f"{least} later" if least == most else "later"


def _gap(days: int) -> str:
    if days < 500:
        return f"about {max(2, round(days / 30.44))} months"
    halves = round(days / 182.625)
    if halves < 10 and halves % 2:
        return f"about {halves // 2}½ years"
    return f"about {round(days / 365.25)} years"
