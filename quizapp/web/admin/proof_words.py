"""What a proof says, in the words of a teacher instead of the vocabularies' names. Pure."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from quizapp.facts import dates
from quizapp.questions.vocabulary import Asks, Attribute, Rule

RULES: dict[str, str] = {
    Rule.DISJOINT_DATE: "The date given by the sources has no day in it.",
    Rule.COMPLETE_LIST: "The list in the source is complete, and this name is not on it.",
    Rule.SIGNED_ELSEWHERE: "A document is signed once, and this one was signed on another occasion.",
    Rule.OTHER_PURPOSE: "That is what another document did.",
    Rule.LATER: "It came later than the right answer.",
    Rule.OTHER_HOLDER: "One person holds this office at a time, and then it was somebody else.",
    Rule.OTHER_POST: "This person held that office in other years.",
    Rule.OTHER_PLACE: "The sources place it in one city, and it is not this one.",
    Rule.OTHER_VALUE: "That is the value of another figure.",
    Rule.OTHER_DIRECTION: "The values that the sources give went another way.",
    Rule.OTHER_ORDER: "The dates that the sources give put it elsewhere.",
    Rule.OTHER_STATUS: "The sources tell of it in another way.",
    Rule.NO_BEARING: "This is true, and does not touch what is asked.",
    Rule.NOT_NAMED: "All of that source was read, and it does not name what this is about.",
    Rule.ONE_SLOT: "The statement and the sources are compared in one detail only.",
}

# The kind of fact that the value of an attribute names by its key.
NAMES_A: dict[str, str] = {
    Attribute.LEADER: "person",
    Attribute.PARTICIPANT: "person",
    Attribute.SIGNED: "agreement",
    Attribute.SIGNED_AT: "event",
    Attribute.HOST: "person",
    Attribute.PERSON: "person",
    Attribute.OFFICE: "office",
    Attribute.PLACE: "place",
    Attribute.SOURCE: "source",
}
# The kind of fact that an answer of this field names by its key.
ANSWERS_WITH_A: dict[str, str] = {
    Asks.PERSON: "person",
    Asks.AGREEMENT: "agreement",
    Asks.OFFICE: "office",
    Asks.PLACE: "place",
    Asks.SOURCE: "source",
}
_DATES = (Asks.YEAR, Asks.MONTH, Asks.DAY, Asks.PERIOD)
# What is asked for.
ASKED: dict[str, str] = {
    Asks.YEAR: "the year",
    Asks.MONTH: "the month and year",
    Asks.DAY: "the exact date",
    Asks.PERIOD: "a period of several years",
    Asks.PERSON: "a person",
    Asks.AGREEMENT: "a document",
    Asks.PURPOSE: "what it did",
    Asks.EARLIER: "which of two came first",
    Asks.SIDE_OF_ANCHOR: "whether it came before or after",
    Asks.ORDER: "the order of several",
    Asks.SLOT: "a place on the timeline",
    Asks.OFFICE: "an office",
    Asks.PLACE: "a city",
    Asks.VALUE: "a figure",
    Asks.TREND: "which way a figure went, or when it was highest",
    Asks.TOLD: "whether it is told as a fact, a plan or a claim",
    Asks.CHECK: "what speaks against a statement, or tests it",
    Asks.TRUTH: "whether a statement is true",
    Asks.SOURCE: "which source says so",
}
_CLUE = re.compile(r"(?P<ref>.+)(?P<years>[+-][0-9]+)")


def named_fact(constraint: Mapping[str, Any]) -> str:
    """The reference of the fact a constraint names, such as 'person:some-key'; empty where it names none."""
    attribute, value = str(constraint.get("attribute", "")), constraint.get("value", "")
    if attribute == Attribute.FACT:
        return str(value)
    if attribute == Attribute.CLUE:
        clue = _CLUE.fullmatch(str(value))
        return clue["ref"] if clue else ""
    return f"{NAMES_A[attribute]}:{value}" if attribute in NAMES_A else ""


def rule_in_words(rule: str) -> str:
    """Why an option that falls under `rule` is certainly wrong; a rule without words keeps its name."""
    return RULES.get(rule, rule.replace("_", " "))


def constraint_in_words(constraint: Mapping[str, Any], name: str, countries: Mapping[str, Mapping[str, str]]) -> str:
    """What a condition of the stem demands of a fact. `name` is the label of the fact that the constraint names."""
    attribute, value = str(constraint.get("attribute", "")), constraint.get("value", "")
    if attribute in _PHRASES:
        return _PHRASES[attribute](str(value), name, countries)
    plain = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"{attribute} {constraint.get('operator', '')} {plain}".replace("_", " ")


def asked_in_words(asks: str) -> str:
    """What a question asks for; a field without words keeps its name."""
    return ASKED.get(asks, asks.replace("_", " "))


def claimed_fact(claim: Mapping[str, Any]) -> str:
    """The reference of the fact that would be right in the statement of a true/false; empty where it is no fact."""
    kind = ANSWERS_WITH_A.get(str(claim.get("asks", "")))
    return f"{kind}:{claim.get('right', '')}" if kind else ""


def claim_in_words(claim: Mapping[str, Any], name: str) -> str:
    """What a true/false states, and what is so. `name` is the label of the fact that would be right, if it is one."""
    asks, text = str(claim.get("asks", "")), claim.get("text", "")
    said = f"{asked_in_words(asks).capitalize()}: the statement says “{text}”"
    if not claim.get("why_false"):
        return f"{said}, which is right."
    right = str(claim.get("right", ""))
    return f"{said}; right is “{name or (_when(right) if asks in _DATES else right)}”."


def fits_in_words(facts: int, answers: int) -> str:
    """How many facts fit the question and what follows from it."""
    if facts == 1:
        return "1 fact fits the question, so there is one answer."
    if answers == 1:
        return f"{facts} facts fit the question, and all of them give the same answer."
    return f"{facts} facts fit the question, with {answers} answers."


def _country(code: str, countries: Mapping[str, Mapping[str, str]]) -> str:
    return str(countries.get(code, {}).get("name", code))


def _when(text: str) -> str:
    try:
        return dates.human(text)
    except dates.DateError:
        return text


def _clue(value: str, name: str) -> str:
    found = _CLUE.fullmatch(value)
    years = int(found["years"]) if found else 0
    if years == 0:
        return f"it falls into the same calendar year as: {name}"
    side, count = ("after" if years > 0 else "before"), abs(years)
    return f"its year comes {count} calendar year{'' if count == 1 else 's'} {side} that of: {name}"


def _series(slug: str) -> str:
    return slug.replace("-", " ").replace("_", " ").replace(":", ", ")


type Phrase = Callable[[str, str, Mapping[str, Mapping[str, str]]], str]
_PHRASES: dict[str, Phrase] = {
    Attribute.KIND: lambda value, _name, _countries: f"its kind is: {value.replace('_', ' ')}",
    Attribute.TITLE: lambda value, _name, _countries: f"it goes by the title “{value}”, or by one like it",
    Attribute.DATE: lambda value, _name, _countries: f"it lies within this time: {_when(value)}",
    Attribute.HOST_COUNTRY: lambda value, _name, countries: f"it took place in {_country(value, countries)}",
    Attribute.LEADER: lambda _value, name, _countries: f"it was led by {name}",
    Attribute.LEADER_SIDE: lambda value, _name, countries: f"somebody from {_country(value, countries)} led it",
    Attribute.PARTICIPANT: lambda _value, name, _countries: f"{name} took part in it",
    Attribute.SIGNED: lambda _value, name, _countries: f"this was signed there: {name}",
    Attribute.SIGNED_AT: lambda _value, name, _countries: f"it was signed at: {name}",
    Attribute.PURPOSE: lambda value, _name, _countries: f"this is what it did: {value}",
    Attribute.HOST: lambda _value, name, _countries: f"{name} received the visitors",
    Attribute.SIGNED_FOR: lambda value, _name, _countries: f"somebody signed it for this party: {value}",
    Attribute.OFFICE: lambda _value, name, _countries: f"somebody took part in it as: {name}",
    Attribute.PERSON: lambda _value, name, _countries: f"{name} is named in it",
    Attribute.PLACE: lambda _value, name, _countries: f"it took place in this city: {name}",
    Attribute.SERIES: lambda value, _name, _countries: f"it is a figure of this series: {_series(value)}",
    Attribute.PERIOD: lambda value, _name, _countries: f"it is the figure for this time: {_when(value)}",
    Attribute.SOURCE: lambda _value, name, _countries: f"this source tells it: {name}",
    Attribute.CLUE: lambda value, name, _countries: _clue(value, name),
    Attribute.FACT: lambda _value, name, _countries: f"it is: {name}",
}
