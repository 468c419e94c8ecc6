"""Merging two persons that are one, and taking that back.

The rows are rewritten in fixture form (`uniting`) and then written, so that a load that lays the merge over what it
brings (`overlay`) finds what the database has. Where a row was not edited on this site before, it is not afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import transaction

from quizapp.facts.check import ERROR, INFO, Finding
from quizapp.facts.checking import check_topic
from quizapp.facts.fixtures import LoadError
from quizapp.facts.models import Merge, Origin, Person, PersonAlias, Topic
from quizapp.facts.removal import remove
from quizapp.facts.rewriting import rows_named, write
from quizapp.facts.rowhash import PARTS, Fields, natural_key, owner_key, row_hash
from quizapp.facts.rows import Rows, fields_of, key_elsewhere, model_of, read_topic
from quizapp.facts.uniting import REFERENCES, Named, Pair, United, UnitingError, applied, unite


class MergeError(ValueError):
    """Two persons that cannot be merged; `reasons` says why. Nothing was changed."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__("; ".join(reasons))


@dataclass(slots=True)
class MergePlan:
    """What merging `gone` into `kept` would do.

    `moves` counts rows by model name; `warnings` are worth a thought; with `obstacles` it cannot be done.
    """

    kept: Person
    gone: Person
    moves: dict[str, int] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    obstacles: list[str] = field(default_factory=list)
    rows: Rows = field(default_factory=dict)
    united: United = field(default_factory=United)


def plan_merge(kept: Person, gone: Person, rows: Rows | None = None) -> MergePlan:
    """What `merge_persons` would do, and what speaks against it. `rows` spares reading the topic again."""
    plan = MergePlan(kept, gone)
    plan.obstacles = list(_obstacles(kept, gone))
    if plan.obstacles:
        return plan
    plan.rows = read_topic(kept.topic) if rows is None else rows
    try:
        plan.united = unite(plan.rows, _pair(kept, gone), _titles(plan.rows))
    except UnitingError as error:
        plan.obstacles = [str(error)]
        return plan
    plan.moves = _moves(plan.rows, gone)
    plan.warnings = list(plan.united.notes)
    for finding in _brought(plan):
        (plan.obstacles if finding.level == ERROR else plan.warnings).append(f"{finding.fact} {finding.message}")
    return plan


def _obstacles(kept: Person, gone: Person) -> Iterable[str]:
    if kept.pk == gone.pk:
        yield "a person cannot be merged into themselves"
    if kept.topic_id != gone.topic_id:
        yield f"{kept} and {gone} are persons of different topics"
    if kept.unnamed and not gone.unnamed:
        yield f"{gone} has a name and {kept} has none: keep the one with the name"


def _pair(kept: Person, gone: Person) -> Pair:
    return Pair(kept.topic.slug, gone.key, kept.key)


def _titles(rows: Rows) -> Callable[[list[Any]], str]:
    """The title of an office by its natural key; of one of another topic, its key."""
    titles = {natural_key("office", row): str(row["title"]) for row in rows["office"]}
    return lambda key: titles.get(tuple(key), str(key[-1]))


def _moves(rows: Rows, gone: Person) -> dict[str, int]:
    """How many rows of each model refer to the one who goes."""
    key = list(gone.natural_key())
    counts = {
        model: sum(row[name] == key or key in (row[name] or ()) for row in rows[model])
        for model, name in REFERENCES.items()
    }
    return {model: count for model, count in counts.items() if count}


def _brought(plan: MergePlan) -> list[Finding]:
    """Errors and warnings that the rules of `check` find after the merge and did not find before."""
    before = {_about(finding, plan) for finding in check_topic(plan.kept.topic, plan.rows)}
    after = check_topic(plan.kept.topic, applied(plan.rows, plan.united))
    return [finding for finding in after if finding.level != INFO and _about(finding, plan) not in before]


def _about(finding: Finding, plan: MergePlan) -> tuple[str, frozenset[str]]:
    """Rule and words of a finding as if the one who goes were the one who stays: what they bring along is not new."""
    words = re.split(r"[\s:,;'\"]+", f"{finding.fact} {finding.message}")
    return finding.rule, frozenset(plan.kept.key if word == plan.gone.key else word for word in words)


@transaction.atomic
def merge_persons(*, kept: Person, gone: Person) -> Merge:
    """Make one person of two: all that is said of `gone` is said of `kept`, who takes over names and former keys.

    `gone` is deleted, the topic marked stale, and the merge recorded for every later load. Raises MergeError.
    """
    Topic.objects.select_for_update().get(pk=kept.topic_id)
    plan = plan_merge(Person.objects.get(pk=kept.pk), Person.objects.get(pk=gone.pk))
    if plan.obstacles:
        raise MergeError(plan.obstacles)
    kept, gone = plan.kept, plan.gone
    hashes = _loaded_hashes(plan)
    write(plan.rows, plan.united)
    merge = _record(plan)
    try:
        remove({"person": [(gone.pk, gone.key)]}, staying_out={}, loaded="this topic")
    except LoadError as error:
        raise MergeError(error.mistakes) from error
    for model, found in rows_named(hashes).items():
        for key, row in found.items():
            row.loaded_hash = hashes[model, key]
        model_of(model)._default_manager.bulk_update(found.values(), ["loaded_hash"], batch_size=200)
    Topic.objects.filter(pk=kept.topic_id).mark_stale()
    return merge


def _row_of(rows: Iterable[Fields], key: str) -> Fields:
    return next(row for row in rows if row["key"] == key)


def _record(plan: MergePlan) -> Merge:
    kept, gone = plan.kept, plan.gone
    before, after = _row_of(plan.rows["person"], kept.key), plan.united.changed["person", kept.natural_key()]
    merges = Merge.objects.filter(topic=kept.topic)
    merges.filter(gone_key__in=(kept.key, gone.key)).delete()  # of a person who has been here again since
    merges.filter(kept=gone).update(kept=kept)
    moved = [fields["text"] for (model, _), fields in plan.united.changed.items() if model == "personalias"]
    own = {row["text"] for row in plan.rows["personalias"] if tuple(row["person"]) == kept.natural_key()}
    added = [fields["text"] for model, fields in plan.united.added if model == "personalias"]
    return Merge.objects.create(
        topic=kept.topic,
        gone_key=gone.key,
        gone_name=gone.name,
        gone_origin=gone.origin,
        kept=kept,
        kept_key=kept.key,
        aliases=sorted({*moved, *added} - own),
        former_keys=[key for key in after["former_keys"] if key not in before["former_keys"]],
    )


# --- hashes ---------------------------------------------------------------------------------------------------------
def _loaded_hashes(plan: MergePlan) -> dict[Named, str]:
    """The hash to be stored with each row that the merge touches and that was not edited on this site before."""
    owners = plan.united.owners()
    before, after = _by_owner(plan.rows, owners), _by_owner(applied(plan.rows, plan.united), owners)
    found = {
        owner: _hash(owner, after[owner]) for owner in owners if owner in before and _is_as_loaded(owner, before[owner])
    }
    kept: Named = ("person", plan.kept.natural_key())
    gone: Named = ("person", plan.gone.natural_key())
    if kept in found:
        others = _by_owner(plan.rows, {gone})[gone]
        if plan.kept.origin != plan.gone.origin:
            found[kept] = _hash(kept, _without(plan, kept, gone))
        elif not _is_as_loaded(gone, others):
            del found[kept]  # what was edited on this site is theirs now
    return found


def _without(plan: MergePlan, kept: Named, gone: Named) -> list[tuple[str, Fields]]:
    """The person kept as a load makes them that knows nothing of the one who goes: only name and keys come along."""
    rows = {
        model: [row for row in found if _owner(model, row) != gone] if model in ("person", "personalias") else found
        for model, found in plan.rows.items()
    }
    name = "" if plan.gone.unnamed else plan.gone.name
    united = unite(rows, replace(_pair(plan.kept, plan.gone), name=name), _titles(plan.rows))
    return _by_owner(applied(rows, united), {kept})[kept]


def _owner(model: str, fields: Fields) -> Named:
    return (PARTS[model][0], owner_key(model, fields)) if model in PARTS else (model, natural_key(model, fields))


def _by_owner(rows: Any, owners: set[Named]) -> dict[Named, list[tuple[str, Fields]]]:
    """Rows with their parts, as (model, fields), by the row they belong to."""
    found: dict[Named, list[tuple[str, Fields]]] = {}
    for model, entries in rows.items():
        for fields in entries:
            if (owner := _owner(model, fields)) in owners:
                found.setdefault(owner, []).append((model, fields))
    return found


def _own(owner: Named, rows: list[tuple[str, Fields]]) -> Fields:
    return next(fields for model, fields in rows if model == owner[0])


def _hash(owner: Named, rows: list[tuple[str, Fields]]) -> str:
    return row_hash(owner[0], _own(owner, rows), [row for row in rows if row[0] in PARTS])


def _is_as_loaded(owner: Named, rows: list[tuple[str, Fields]]) -> bool:
    own = _own(owner, rows)
    return bool(own["origin"] != Origin.SITE and own["loaded_hash"] == _hash(owner, rows))


# --- taking it back -------------------------------------------------------------------------------------------------
@transaction.atomic
def unmerge(*, merge: Merge) -> list[str]:
    """Forget a merge, and those into the person who went; their keys, which the next load brings back.

    The person kept gives up the keys and spellings that came with it: they would clash with those who come back. What
    was made or edited on this site stays with the person kept.
    """
    Topic.objects.select_for_update().get(pk=merge.topic_id)
    staying = {row.pk: row for row in Merge.objects.filter(topic=merge.topic, kept=merge.kept)}
    leaving = _with_those_before(merge, list(staying.values()))
    for row in leaving:
        del staying[row.pk]
    still = {key for row in staying.values() for key in (row.gone_key, *row.former_keys)}
    spelt = {text for row in staying.values() for text in row.aliases}
    keys = {key for row in leaving for key in (row.gone_key, *row.former_keys)} - still
    texts = {text for row in leaving for text in row.aliases} - spelt
    kept = Person.objects.get(pk=merge.kept_id)
    was_as_loaded = kept.origin != Origin.SITE and kept.loaded_hash == _hash_of(kept)
    kept.former_keys = [key for key in kept.former_keys if key not in keys]
    PersonAlias.objects.filter(person=kept, text__in=texts).delete()
    kept.loaded_hash = _hash_of(kept) if was_as_loaded else kept.loaded_hash
    kept.save(update_fields=["former_keys", "loaded_hash"])
    Merge.objects.filter(pk__in=[row.pk for row in leaving]).delete()
    return [row.gone_key for row in leaving]


def _with_those_before(merge: Merge, merges: list[Merge]) -> list[Merge]:
    """A merge, with those into the person who went by it, and so on."""
    found = [merge]
    for row in found:
        found += [other for other in merges if other.kept_key == row.gone_key and other not in found]
    return found


def _hash_of(person: Person) -> str:
    keys = {
        model: dict(model_of(model)._default_manager.filter(topic=person.topic_id).values_list("pk", "key"))
        for model in ("person", "source", "thread")
    }

    def key_of(model: str, pk: Any) -> list[Any]:
        return [person.topic.slug, keys[model][pk]] if pk in keys[model] else key_elsewhere(model, pk)

    aliases = fields_of("personalias", list(person.aliases.all()), key_of)
    [fields] = fields_of(
        "person", [person], lambda model, pk: [person.topic.slug] if model == "topic" else key_of(model, pk)
    )
    return row_hash("person", fields, [("personalias", row) for row in aliases])
