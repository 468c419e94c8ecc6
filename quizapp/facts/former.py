"""Facts that had another key once: renamed, or merged into another. Their addresses and histories lead on."""

import json
from typing import Any

from django.db.models import Q, TextField
from django.db.models.functions import Cast

from quizapp.facts.models import Agreement, Event, Person

_FACTS: dict[str, Any] = {"event": Event, "agreement": Agreement, "person": Person}


def holds(name: str, text: str) -> Q:
    """Whether the JSON that was cast to text as `name` holds `text` whole: SQLite cannot search inside JSON lists.

    Both databases write it in quotes; PostgreSQL leaves letters beyond ASCII as they are, SQLite has them escaped.
    """
    escaped, plain = json.dumps(text), json.dumps(text, ensure_ascii=False)
    return Q(**{f"{name}__contains": escaped}) | Q(**{f"{name}__contains": plain})


def key_now(kind: str, topic_id: int, key: str) -> str | None:
    """The key of the event, agreement or person of a topic that once had `key`; None where none had."""
    rows = _FACTS[kind].objects.filter(topic=topic_id).annotate(former=Cast("former_keys", TextField()))
    found = rows.filter(holds("former", key)).order_by("pk").values_list("key", "former_keys")
    return next((str(now) for now, former in found if key in former), None)
