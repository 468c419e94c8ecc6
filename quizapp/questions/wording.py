"""English for stems, options and feedback: names with offices, dates as phrases, small grammar. Pure."""

import re

from quizapp.facts import dates
from quizapp.facts.snapshot import AgreementFact, EventFact, FigureFact, OfficeFact, PersonFact, Snapshot, When

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


def capitalised(text: str) -> str:
    """First letter upper case, the rest as it is."""
    return text[:1].upper() + text[1:]


def possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


# An article or possessive of its own, or a proper name in the genitive ("Li Lanqing's delegation").
_NEEDS_NO_ARTICLE = re.compile(r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir)\s|(?:[A-Z][\w.-]*\s)*[A-Z][\w.-]*(?:'s|’s|s'|s’)\s")
_HEAD_ENDS = re.compile(r"(?i)\s(?:on|of|for|between|about|in|to|with|at|from|accompanying|establishing)\s")


def is_plural(title: str) -> bool:
    """Whether a title's head noun is plural: 'notes on commercial offices', but not 'railways agreement'."""
    head = _HEAD_ENDS.split(title, maxsplit=1)[0].split()[-1].lower()
    return head.endswith("s") and not head.endswith(("ss", "us", "is", "'s", "news"))


def was(title: str) -> str:
    return "were" if is_plural(title) else "was"


def it(title: str) -> str:
    return "they" if is_plural(title) else "it"


def with_article(title: str) -> str:
    """'the Consular Treaty' for a document's short title; a title that brings its article keeps it."""
    return title if _NEEDS_NO_ARTICLE.match(title) else f"the {title}"


def bare(title: str) -> str:
    """A short title without its leading article, as an option shows it."""
    return capitalised(re.sub(r"(?i)^(the|a|an)\s+", "", title))


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
        return person.name
    return f"{office_label(snapshot, office)} {person.name}"


def person_in_office(snapshot: Snapshot, person: PersonFact, office_key: str = "") -> str:
    """As the subject of a sentence: 'Chinese Premier Li Peng', 'Wu Bangguo (Chinese Chairman of the …)'."""
    office = snapshot.offices.get(office_key)
    if person.unnamed or office is None or not _is_long(office):
        return person_label(snapshot, person, office_key)
    return f"{person.name} ({office_label(snapshot, office)})"


def _is_long(office: OfficeFact) -> bool:
    return " of " in office.title or len(office.title.split()) > 4


def short(fact: EventFact | AgreementFact | FigureFact | PersonFact) -> str:
    """The short title, or the full name where there is none."""
    if fact.short_title:
        return fact.short_title
    return fact.name if isinstance(fact, PersonFact) else fact.title


def in_phrase(when: When, unit: str) -> str:
    """The date as a phrase at a unit: 'in 1992', 'in February 1992', 'on 3 May 1992', 'from 24 to 28 May 1992'."""
    assert when.earliest and when.latest
    first, last = when.earliest, when.latest
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


def sentence(text: str) -> str:
    """Capitalised and closed by a full stop."""
    text = capitalised(text.strip())
    return text if text.endswith((".", "!", "?")) else f"{text}."


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
    }
)
# What is dated rather than held.
_WRITTEN = frozenset({"message", "statement", "award", "decree", "appointment", "credentials"})


def happened(event: EventFact) -> str:
    """'took place on 3 January 1992', 'dates from …': with the verb that a feedback sentence needs."""
    when = event.when
    if not when.is_bounded:
        return "is not dated in the sources"
    if event.kind in _WRITTEN:
        return f"dates from {in_phrase(when, 'day').removeprefix('on ').removeprefix('in ').removeprefix('from ')}"
    return f"took place {in_phrase(when, 'day') if event.kind in _LASTING else within_phrase(when)}"


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
