"""What a row may hold, read off the models: types, lengths, vocabularies, numbers, characters, keys, dates.

Whatever the door: fixtures are checked with this before they are loaded, rows that came another way (`loaddata`, a
shell) when the facts are checked. The database's own constraints refuse the worst of it; SQLite, however, knows no
longest text and no smallest integer, and no database knows what a list should hold.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import slug_re
from django.db.models import BooleanField, DateField, DecimalField, Field, ForeignKey, IntegerField, JSONField
from django.db.models.fields import SlugField

from quizapp.facts import dates
from quizapp.facts.keys import key_problem
from quizapp.facts.models.evidence import CITED
from quizapp.facts.models.story import CHAPTER_FACTS
from quizapp.facts.rowhash import Fields
from quizapp.facts.rows import columns
from quizapp.facts.texts import MAX_TEXT, unreadable, visible

# SQLite keeps a number as a double where it has a fraction or is large: 15 digits come back as they were.
MAX_DIGITS = 15

_EXACTLY_ONE = {"citation": CITED, "chapterfact": CHAPTER_FACTS}
# PostgreSQL's; SQLite would take more.
_INTEGERS = {
    "SmallIntegerField": (-32768, 32767),
    "PositiveSmallIntegerField": (0, 32767),
    "PositiveIntegerField": (0, 2147483647),
}
_EDTF = {"placelabel": ("valid_from", "valid_to"), "source": ("published",)}


def column_problem(column: Field[Any, Any], value: Any) -> str:
    """What is wrong with a value in fixture form, as the end of a sentence; empty when nothing is."""
    if value is None:
        return "" if column.null else "is null; give a value or leave the field out"
    match column:
        case ForeignKey():
            right, expected = is_key(value), "a natural key such as [topic, key]"
        case BooleanField():
            right, expected = isinstance(value, bool), "true or false"
        case IntegerField():
            right, expected = _is_integer(value, column)
        case DecimalField():
            right, expected = _is_decimal(value, column)
        case DateField():
            right, expected = _is_day(value), "a day such as 1992-01-03"
        case JSONField():
            return _json_problem(column, value)
        case _:
            right, expected = isinstance(value, str), "a text"
    if not right:
        return f"found {shown(value)}; expected {expected}"
    return _text_problem(column, value) if isinstance(value, str) and not isinstance(column, DecimalField) else ""


def row_problems(model: str, fields: Fields) -> Iterator[tuple[str, str]]:
    """(field, what is wrong) of what must hold between the fields of one row; each field alone is right already."""
    if one_of := _EXACTLY_ONE.get(model):
        given = [name for name in one_of if fields[name] is not None]
        if len(given) != 1:
            yield "", f"found {' and '.join(given) or 'none'}; expected exactly one of {', '.join(one_of)}"
    if problem := key_problem(fields.get("key", "key")):
        yield "key", problem
    if "tier" in fields and fields["tier"] not in (1, 2, 3):
        yield "tier", f"found {fields['tier']}; expected 1, 2 or 3"
    if model == "place":
        for name, limit in (("latitude", 90), ("longitude", 180)):
            if fields[name] is not None and abs(Decimal(fields[name])) > limit:
                yield name, f"found {fields[name]}; expected -{limit} to {limit} degrees"
    if model == "topic":
        yield from _year_problems(fields)
    yield from _date_problems(model, fields)


def every_problem(model: str, fields: Fields) -> Iterator[tuple[str, str]]:
    """(field, what is wrong) of a whole row."""
    found = [(column.name, column_problem(column, fields[column.name])) for column in columns(model)]
    wrong = [(name, problem) for name, problem in found if problem]
    yield from wrong or row_problems(model, fields)


def is_key(value: Any) -> bool:
    """Whether a value looks like a natural key."""
    return isinstance(value, list) and bool(value) and all(isinstance(part, str) or type(part) is int for part in value)


def shown(value: Any) -> str:
    """A value in a message: short, and nothing in it that a terminal would act on."""
    text = str(value) if type(value) is int and abs(value) < 10**60 else json.dumps(value, ensure_ascii=False)
    return visible(text if len(text) <= 60 else f"{text[:59]}…")


def quoted(text: str) -> str:
    """A text in a message: short, in quotes, and nothing in it that a terminal would act on."""
    return repr(text if len(text) <= 60 else f"{text[:59]}…")


def _year_problems(fields: Fields) -> Iterator[tuple[str, str]]:
    first, last = fields["first_year"], fields["last_year"]
    for name in ("first_year", "last_year"):
        if fields[name] is not None and not 1 <= fields[name] <= 9999:
            yield name, f"found {fields[name]}; expected a year from 1 to 9999"
    if first is not None and last is not None and first > last:
        yield "last_year", f"{last} is before first_year {first}"


def _date_problems(model: str, fields: Fields) -> Iterator[tuple[str, str]]:
    for name in _EDTF.get(model, ()):
        if fields[name] and (problem := _edtf_problem(fields[name])):
            yield name, problem
    if "precision" not in fields:
        return
    expected: dict[str, Any] = {"earliest": None, "latest": None, "precision": ""}
    if fields["date"]:
        if problem := _edtf_problem(fields["date"]):
            yield "date", problem
            return
        expected = dates.parse(fields["date"]).bounds
    for name, value in expected.items():
        if fields[name] != value:
            yield name, f"found {fields[name]!r}; the date {fields['date']!r} gives {value!r}"


def _edtf_problem(text: str) -> str:
    try:
        dates.parse(text)
    except dates.DateError as error:
        return str(error)
    return ""


def _json_problem(column: JSONField[Any, Any], value: Any) -> str:
    kind = type(column.get_default())
    if not isinstance(value, kind):
        return f"found {shown(value)}; expected {'a list' if kind is list else 'an object'}"
    try:
        column.to_python(value)
    except ValidationError as error:
        return str(error.messages[0])
    for text in _texts_in(value):
        if len(text) > MAX_TEXT:
            return f"holds a text of {len(text)} characters; at most {MAX_TEXT}"
        if found := unreadable(text):
            return f"holds {found}"
    return ""


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, dict)):
        for item in value.items() if isinstance(value, dict) else value:
            yield from _texts_in(list(item) if isinstance(item, tuple) else item)


def _text_problem(column: Field[Any, Any], value: str) -> str:
    choices = _choices(column)
    if not value.strip():
        return "" if column.blank and not value else "is an empty text"
    if choices and value not in choices:
        return f"found {quoted(value)}; expected one of {', '.join(choices)}"
    if isinstance(column, SlugField) and not slug_re.fullmatch(value):
        return f"found {quoted(value)}; expected only letters a to z, digits, hyphens and underscores"
    if len(value) > (limit := column.max_length or MAX_TEXT):
        return f"has {len(value)} characters; at most {limit}"
    found = unreadable(value)
    return f"holds {found}" if found else ""


@cache
def _choices(column: Field[Any, Any]) -> list[str]:
    return [choice for choice, _ in column.flatchoices]


def _is_integer(value: Any, column: Field[Any, Any]) -> tuple[bool, str]:
    if type(value) is not int:
        return False, "a whole number"
    least, most = _INTEGERS[column.get_internal_type()]
    return least <= value <= most, f"a whole number from {least} to {most}"


def _is_decimal(value: Any, column: DecimalField[Any, Any]) -> tuple[bool, str]:
    if isinstance(value, bool) or not isinstance(value, (int, float, str)):
        return False, "a number"
    try:  # `str` of a longer number would raise ValueError
        _, digits, exponent = Decimal(str(value) if abs(float(value)) < 1e60 else "NaN").as_tuple()
    except (InvalidOperation, ValueError, OverflowError):
        return False, "a number"
    if not isinstance(exponent, int) or len(digits) > 200:
        return False, "a number"
    while len(digits) > 1 and digits[-1] == 0:
        digits, exponent = digits[:-1], exponent + 1
    if digits != (0,) and len(digits) + exponent > (whole := column.max_digits - column.decimal_places):
        return False, f"a number of at most {whole} digits before the point"
    if digits != (0,) and -exponent > column.decimal_places:
        return False, f"a number with at most {column.decimal_places} decimal places"
    if len(digits) > MAX_DIGITS:
        return False, f"a number of at most {MAX_DIGITS} digits, which every database keeps as it is"
    return True, ""


def _is_day(value: Any) -> bool:
    try:
        return isinstance(value, str) and datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
