"""JSON columns that say what they hold. Reading a fixture, a form and a full clean all go through `to_python`.

To the migrations they are Django's JSON fields: the column is the same, so a stricter reading needs no migration.
"""

import json
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models


class _CheckedJSON(models.JSONField):
    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.JSONField", args, kwargs

    def to_python(self, value: Any) -> Any:
        """The value; raises ValidationError saying what was found and what is expected."""
        value = super().to_python(value)
        if value is not None and (problem := self.problem(value)):
            raise ValidationError(problem, code="invalid")
        return value

    def problem(self, value: Any) -> str:
        raise TypeError(f"{type(self).__name__} does not say what it holds")


class TextsField(_CheckedJSON):
    """A list of texts, none of them empty."""

    def problem(self, value: Any) -> str:
        if not isinstance(value, list):
            return f"found {_shown(value)}; expected a list of texts"
        for number, item in enumerate(value, start=1):
            if not isinstance(item, str) or not item.strip():
                return f"item {number}: found {_shown(item)}; expected a text"
        return ""


class CountriesField(_CheckedJSON):
    """The words for each country code: `{"CN": {"name": "China", "adjective": "Chinese"}}`."""

    def problem(self, value: Any) -> str:
        if not isinstance(value, dict):
            return f"found {_shown(value)}; expected an object of country codes"
        for code, words in value.items():
            given = words if isinstance(words, dict) else {}
            if set(given) != {"name", "adjective"} or not all(isinstance(w, str) and w for w in given.values()):
                return f"{_shown(code)}: found {_shown(words)}; expected a name and an adjective"
        return ""


def _shown(value: Any) -> str:
    text = json.dumps(value)
    return text if len(text) <= 60 else f"{text[:59]}…"
