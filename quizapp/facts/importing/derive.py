"""What follows from all rows together: the topic's own row, the data set as a source, dates, tiers, shared names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from quizapp.facts import names
from quizapp.facts.importing.reader import Table
from quizapp.facts.importing.settings import TopicSettings
from quizapp.facts.models import Origin, Source, Topic
from quizapp.facts.rows import defaults
from quizapp.facts.staging import Staging, key_text
from quizapp.facts.tiers import Ties, derived_tier

DATA_SET = "data-set"
_CODE = re.compile(r"[A-Z]{2,3}")
_TIED = ("announced_by", "supersedes", "implements", "led_to")  # columns that tie the row itself to another fact


def complete_topic(staging: Staging, settings: TopicSettings, tables: list[Table]) -> Counter[str]:
    """Stage what no single row says, before the staging is sealed; what is worth a notice, with how often."""
    said: Counter[str] = Counter()
    _date_agreements(staging)
    _derive_tiers(staging)
    said.update(_same_names(staging))
    _add_source(staging, settings, tables)
    said.update(_codes_without_words(staging, _add_topic(staging, settings)))
    return said


def _date_agreements(staging: Staging) -> None:
    """A document without a date of its own has the range of the event it was signed at, and says so."""
    for row in staging.rows("agreement"):
        if row.get("date") or not row.get("event"):
            continue
        event = staging.get("event", key_text(row["event"][1:])) or {}
        if event.get("date"):
            bounds = {name: event.get(name) for name in ("date", "earliest", "latest", "precision")}
            staging.change("agreement", key_text([row["key"]]), **bounds, date_basis="computed")


def _derive_tiers(staging: Staging) -> None:
    """The tiers that no row gave, by the rule of `tiers.py`."""
    into = "SELECT count(*) FROM reference WHERE model = ? AND key = ? AND named != 'possibly_same'"
    marks = ", ".join(f"'{column}'" for column in _TIED)
    out = f"SELECT count(*) FROM reference WHERE line = ? AND named IN ({marks})"  # noqa: S608 (our own words)
    for model in ("event", "agreement", "person"):
        sql = "SELECT id, key, line FROM wanted WHERE model = ? AND id > ? AND json_extract(fields, '$.tier_derived')"
        for _, key, line in chain.from_iterable(staging.pages(sql, model)):
            row = staging.get(model, key) or {}
            links = staging.db.execute(into, (model, key)).fetchone()[0]
            links += staging.db.execute(out, (line,)).fetchone()[0] if model != "person" else 0
            vague = bool(row.get("generic") or row.get("unnamed"))
            tier = derived_tier(model, row.get("kind", ""), Ties(citations=1, links=links), vague=vague)
            if tier != row.get("tier"):
                staging.change(model, key, tier=tier)


def _same_names(staging: Staging) -> Iterator[str]:
    """Persons of one spelling may be one person, unless the tables say more: no question rests on who is who."""
    staging.create("CREATE TABLE spelt (name TEXT, key TEXT); CREATE INDEX spelt_name ON spelt (name)")
    for model, field, key in (("person", "name", "key"), ("personalias", "text", "person")):
        for row in staging.rows(model):
            owner = row[key] if model == "person" else row[key][-1]
            staging.db.execute("INSERT INTO spelt VALUES (?, ?)", (names.normalise(row[field]), owner))
    pairs = staging.db.execute(
        "SELECT DISTINCT a.key, b.key, a.name "
        "FROM (SELECT name FROM spelt GROUP BY name HAVING count(DISTINCT key) > 1) "
        "JOIN spelt a USING (name) JOIN spelt b ON b.name = a.name AND b.key > a.key"
    ).fetchall()
    stated = [(row["key"], other[-1], "") for row in staging.rows("person") for other in row.get("possibly_same", ())]
    known = {frozenset(pair[:2]) for pair in stated}
    for one, other, name in (*stated, *pairs):
        for near, far in ((one, other), (other, one)):
            text = key_text([near])
            same = (staging.get("person", text) or {}).get("possibly_same", [])
            if [staging.slug, far] not in same:
                staging.change("person", text, possibly_same=sorted([*same, [staging.slug, far]]))
        if name and frozenset((one, other)) not in known:
            yield f"persons {one} and {other} share a spelling: marked as possibly the same"


def _add_source(staging: Staging, settings: TopicSettings, tables: list[Table]) -> None:
    """The tables as a Source, whose paragraphs are their rows."""
    files = [table.file for table in tables]
    before = Source.objects.filter(topic__slug=settings.slug, key=DATA_SET, origin=Origin.IMPORT).first()
    title = settings.data_set or (before.title if before else f"Data set of {settings.slug}")
    fields = {
        "key": DATA_SET,
        "title": title,
        "file_name": ", ".join(files)[:200],
        "transcribed": "part",
        "transcribed_note": "A data set: each row is a paragraph, and says no more than its columns.",
        "topic": [settings.slug],
        "origin": Origin.IMPORT.value,
    }
    staging.put("source", {**defaults("source"), **fields})


def _add_topic(staging: Staging, settings: TopicSettings) -> Mapping[str, Any]:
    """The topic's row: what the settings say, else what it has, else what follows from the rows."""
    found = Topic.objects.filter(slug=settings.slug).first()
    before: dict[str, Any] = {}
    for name in ("title", "subtitle", "summary", "language", "sides", "countries", "bank_seed"):
        before |= {name: getattr(found, name)} if found else {}
    given = {name: getattr(settings, name) for name in ("title", "language", "countries")}
    given["sides"] = list(settings.sides) if settings.sides is not None else None
    sql = "SELECT min(substr(json_extract(fields, '$.{}'), 1, 4)) FROM wanted WHERE model IN ('event', 'agreement')"
    first = staging.db.execute(sql.format("earliest")).fetchone()[0]
    last = staging.db.execute(sql.format("latest").replace("min(", "max(", 1)).fetchone()[0]
    fields = {
        "slug": settings.slug,
        "title": settings.slug.replace("-", " ").replace("_", " ").capitalize(),
        **before,
        **{name: value for name, value in given.items() if value is not None},
        "first_year": int(first) if first else None,
        "last_year": int(last) if last else None,
        "origin": Origin.IMPORT.value,
    }
    staging.put("topic", {**defaults("topic"), **fields})
    return fields


def _codes_without_words(staging: Staging, topic: Mapping[str, Any]) -> Iterator[str]:
    """Country codes that pages and questions can only show as they stand."""
    found: set[str] = set()
    for row in chain(staging.rows("person"), staging.rows("event"), staging.rows("agreement")):
        found |= {row.get("country", ""), row.get("host_country", ""), *row.get("parties", ())}
    codes = sorted(code for code in found - set(topic.get("countries") or {}) if _CODE.fullmatch(code))
    if codes:
        yield f"no name is given for the codes {', '.join(codes)}: they are shown as they stand (see --country)"
