"""What a proof says, in the words of a teacher instead of the vocabularies' names. Pure."""

from collections.abc import Callable, Mapping
from typing import Any

from quizapp.facts import dates
from quizapp.questions.vocabulary import Attribute, Rule

RULES: dict[str, str] = {
    Rule.DISJOINT_DATE: "The date given by the sources has no day in it.",
    Rule.COMPLETE_LIST: "The list in the source is complete, and this name is not on it.",
    Rule.SIGNED_ELSEWHERE: "A document is signed once, and this one was signed on another occasion.",
    Rule.OTHER_PURPOSE: "That is what another document did.",
    Rule.LATER: "It came later than the right answer.",
}

# The kind of fact that the value of an attribute names by its key.
NAMES_A: dict[str, str] = {
    Attribute.LEADER: "person",
    Attribute.PARTICIPANT: "person",
    Attribute.SIGNED: "agreement",
    Attribute.SIGNED_AT: "event",
}


def named_fact(constraint: Mapping[str, Any]) -> str:
    """The reference of the fact a constraint names, such as 'person:some-key'; empty where it names none."""
    attribute, value = str(constraint.get("attribute", "")), constraint.get("value", "")
    if attribute == Attribute.FACT:
        return str(value)
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
    Attribute.FACT: lambda _value, name, _countries: f"it is: {name}",
}
