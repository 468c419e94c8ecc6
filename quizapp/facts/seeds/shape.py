"""Checking entries against the schema: unknown and missing fields, types, vocabularies, dates, damaged text.

A wrong field is reported and taken out of the entry, so that what follows may rely on the types.
"""

import re
from collections.abc import Callable
from decimal import Decimal

from quizapp.facts import dates
from quizapp.facts.seeds.mistakes import Entry, Mistakes, Value
from quizapp.facts.seeds.schema import CLAIM_MODELS, SCHEMAS, Spec, claim_schema
from quizapp.facts.texts import MAX_TEXT, fault, unreadable

_KEY = re.compile(r"[a-z0-9][a-z0-9-]*")
_NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")
_PATTERNS = {
    "key": (_KEY, "a key of lower-case letters, digits and hyphens"),
    "slug": (re.compile(r"[a-z0-9][a-z0-9_-]*"), "a slug of lower-case letters, digits, _ and -"),
    "locator": (re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*"), "a locator of letters, digits, dots and hyphens"),
    "word": (re.compile(r"[a-z][a-z0-9_-]*"), "one lower-case word such as joint_statement"),
    "series": (
        re.compile(r"[a-z0-9][a-z0-9_-]*(:[a-z0-9][a-z0-9_-]*)?"),
        "a series such as students or trade-cn:total",
    ),
    "country": (re.compile(r"[A-Z][A-Z0-9]{0,7}"), "a country code such as KZ"),
}


def check(entry: Entry, schema_name: str, mistakes: Mistakes) -> Entry:
    """Check an entry in place against a schema by name; returns it."""
    return check_fields(entry, SCHEMAS[schema_name], mistakes)


def check_fields(entry: Entry, schema: dict[str, Spec], mistakes: Mistakes) -> Entry:
    """Check an entry in place against the fields it may have; returns it."""
    for name in list(entry.values):
        if name not in schema:
            comma = (
                " (inside {...} a text with a comma stands in quotation marks)" if entry.values[name] is None else ""
            )
            mistakes.add(entry, name, f"unknown field{comma}; expected one of {', '.join(sorted(schema))}")
            del entry.values[name]
        elif entry.values[name] is None and name in entry.values:
            mistakes.add(entry, name, "is empty; give a value or leave the field out")
            del entry.values[name]
        else:
            problem = _Field(entry, name, mistakes).check(entry.values[name], schema[name])
            if problem:
                mistakes.add(entry, name, problem)
                del entry.values[name]
    for name, spec in schema.items():
        if spec.required and name not in entry.lines:
            mistakes.add(entry, name, "is missing")
    return entry


def check_claim(entry: Entry, mistakes: Mistakes, *, nested: bool) -> tuple[str, str, bool] | None:
    """Check a claim in place; (model, key, whether it is the first telling), or None when that cannot be told."""
    types = [name for name in (*CLAIM_MODELS, "same_as") if name in entry.values]
    # A figure or agreement on its own may name its event, an event claim never names an agreement that way.
    if len(types) > 1 and isinstance(entry.get("event"), str):
        types.remove("event")
    if len(types) != 1:
        found = f"found {' and '.join(types)}" if types else "found none"
        mistakes.add(entry, "", f"a claim has exactly one of event, agreement, figure, same_as; {found}")
        return None
    named = entry.get(types[0])
    if types[0] != "same_as":
        model, key = types[0], named if isinstance(named, str) else ""
    else:
        model, _, key = named.partition(":") if isinstance(named, str) else ("", "", "")
        if model not in CLAIM_MODELS or not _KEY.fullmatch(key):
            mistakes.add(entry, "same_as", f"found {named!r}; expected event:KEY, agreement:KEY or figure:KEY")
            return None
    entry.label = f"{model} {key}"
    first = types[0] != "same_as"
    check_fields(entry, claim_schema(model, first=first, nested=nested), mistakes)
    if first and model == "event" and "date" in entry.lines and "date_basis" not in entry.lines:
        mistakes.add(entry, "date_basis", "is missing; a dated event says how its date is known")
    if first and "date_basis" in entry.lines and "date" not in entry.lines:
        mistakes.add(entry, "date_basis", "is given without a date")
    return (model, key, first) if types[0] in entry.values else None


class _Field:
    """Checks one value; every method gives the problem in words, or '' when the value is right."""

    def __init__(self, entry: Entry, name: str, mistakes: Mistakes) -> None:
        self.entry = entry
        self.name = name
        self.mistakes = mistakes

    def check(self, value: Value, spec: Spec) -> str:
        if spec.kind in _PATTERNS:
            return self.pattern(value, spec)
        checker: Callable[[Value, Spec], str] = getattr(self, f"_{spec.kind}")
        return checker(value, spec)

    def pattern(self, value: Value, spec: Spec) -> str:
        pattern, meant = _PATTERNS[spec.kind]
        if isinstance(value, str) and pattern.fullmatch(value):
            return ""
        return f"found {_shown(value)}; expected {meant}"

    def _text(self, value: Value, spec: Spec) -> str:
        if problem := self._written(value, spec):
            return problem
        damaged = fault(str(value))
        return f"contains {damaged}; repair it and note it in the source's defects" if damaged else ""

    def _written(self, value: Value, _spec: Spec) -> str:
        if not isinstance(value, str):
            return f"found {_shown(value)}; expected a text (put it in quotation marks)"
        if not value.strip():
            return "is an empty text"
        if len(value) > MAX_TEXT:
            return f"has {len(value)} characters; at most {MAX_TEXT}"
        if damaged := unreadable(value):
            return f"contains {damaged}; take it out"
        if self.entry.values.get(self.name) is value:
            self.entry.values[self.name] = value.strip()
        return ""

    def _date(self, value: Value, _spec: Spec) -> str:
        if isinstance(value, int):
            return f'found the number {value}; put the date in quotation marks: "{value}"'
        try:
            dates.parse(str(value) if isinstance(value, str) else "")
        except dates.DateError as error:
            return str(error)
        return ""

    def _integer(self, value: Value, _spec: Spec) -> str:
        return "" if type(value) is int else f"found {_shown(value)}; expected a whole number"

    def _number(self, value: Value, _spec: Spec) -> str:
        if isinstance(value, str) and _NUMBER.fullmatch(value):
            self.entry.values[self.name] = value = Decimal(value)
        if type(value) is int or isinstance(value, Decimal):
            return ""
        return f"found {_shown(value)}; expected a number such as 368 or 368.3"

    def _scalar(self, value: Value, spec: Spec) -> str:
        return "" if type(value) is int or isinstance(value, Decimal) else self._text(value, spec)

    def _flag(self, value: Value, _spec: Spec) -> str:
        return "" if isinstance(value, bool) else f"found {_shown(value)}; expected true or false"

    def _choice(self, value: Value, spec: Spec) -> str:
        return "" if value in spec.choices else f"found {_shown(value)}; expected one of {', '.join(spec.choices)}"

    def _fact(self, value: Value, spec: Spec) -> str:
        model, _, key = value.partition(":") if isinstance(value, str) else ("", "", "")
        if model in spec.choices and _KEY.fullmatch(key):
            return ""
        return f"found {_shown(value)}; expected {' or '.join(f'{choice}:KEY' for choice in spec.choices)}"

    def _list(self, value: Value, spec: Spec) -> str:
        if not isinstance(value, list) or spec.item is None:
            return f"found {_shown(value)}; expected a list"
        kept: list[Value] = []
        for number, item in enumerate(value, start=1):
            if problem := self.check(item, spec.item):
                self.mistakes.add(self.entry, self.name, f"item {number}: {problem}")
            elif item in kept and spec.item.kind != "written":
                self.mistakes.add(self.entry, self.name, f"item {number}: {_shown(item)} is listed twice")
            else:
                kept.append(item)
        self.entry.values[self.name] = kept
        return ""

    def _entries(self, value: Value, spec: Spec) -> str:
        if not isinstance(value, list):
            return f"found {_shown(value)}; expected a list of entries"
        kept: list[Value] = []
        for number, item in enumerate(value, start=1):
            if not isinstance(item, Entry):
                self.mistakes.add(self.entry, self.name, f"item {number}: found {_shown(item)}; expected an entry")
                continue
            item.label = _label(self.entry, item, spec.schema, number)
            if spec.schema != "claim":  # claims are checked where their kind is known
                check(item, spec.schema, self.mistakes)
            kept.append(item)
        self.entry.values[self.name] = kept
        return ""

    def _entry(self, value: Value, spec: Spec) -> str:
        if not isinstance(value, Entry):
            return f"found {_shown(value)}; expected an entry"
        value.label = _label(self.entry, value, spec.schema, 1)
        check(value, spec.schema, self.mistakes)
        return ""

    def _countries(self, value: Value, _spec: Spec) -> str:
        if not isinstance(value, Entry):
            return f"found {_shown(value)}; expected a mapping of country codes to name and adjective"
        for code, words in list(value.values.items()):
            problem = self.pattern(code, Spec("country"))
            if problem or not isinstance(words, Entry):
                self.mistakes.add(value, code, problem or f"found {_shown(words)}; expected name and adjective")
                del value.values[code]
                continue
            words.label = f"country {code}"
            check(words, "country", self.mistakes)
        return ""


def _label(parent: Entry, entry: Entry, schema: str, number: int) -> str:
    named = entry.get("key") or entry.get("locator")
    if isinstance(named, str):
        return f"{schema} {named}"
    return f"{parent.label + ', ' if parent.label else ''}{schema} {number}"


def _shown(value: Value) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case Entry():
            return "an entry"
        case list():
            return "a list"
        case str():
            return repr(value if len(value) <= 60 else value[:57] + "…")
        case _:
            return f"the number {value}"
