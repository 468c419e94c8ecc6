"""A site's merges of persons, laid over what a load wants: the person who went does not come back.

The rows that mention them are rewritten before anything is compared, by the function that did the merge, so that
what a merge touched does not count as edited on this site and later changes of it still arrive.
"""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass, field

from quizapp.facts.fixtures import LoadError
from quizapp.facts.merging import MergeError, merge_persons
from quizapp.facts.models import Merge, Office, Origin, Person
from quizapp.facts.rowhash import natural_key
from quizapp.facts.rows import Rows, complete
from quizapp.facts.staging import Staging, key_text
from quizapp.facts.uniting import REFERENCES, Pair, United, UnitingError, unite

PERSON = "person"


@dataclass(slots=True)
class Overlay:
    """What the merges came to: (key, why) of persons that are merged, and of kept ones that nothing wants any more.

    `agreed` are merges (by pk) that what is loaded has made itself, with a line for the report: they are needed no
    more.
    """

    merged: list[tuple[str, str]] = field(default_factory=list)
    unwanted: list[tuple[str, str]] = field(default_factory=list)
    agreed: list[tuple[int, str]] = field(default_factory=list)


def overlay_of(staging: Staging, owns: Collection[str], loaded: str) -> Overlay:
    """Rewrite a sealed staging by the merges of its topic, in the order in which they were done; raises LoadError.

    `owns` and `loaded` are as in `loading.load_staged`. A staging may be loaded twice, first to see what would happen:
    it is rewritten once. Whoever plain `loaddata` has brought back since is merged again first.
    """
    merges = Merge.objects.filter(topic__slug=staging.slug).select_related("kept").order_by("pk")
    for merge, gone in _here_again(list(merges)):
        _merge_again(merge, gone)
    if staging.overlay is None:
        done = list(merges.all())
        run = _Run(staging, owns, loaded, {merge.gone_key for merge in done})
        for merge in done:
            run.lay(merge)
        staging.overlay = run.found
    overlay: Overlay = staging.overlay
    return overlay


def _here_again(merges: list[Merge]) -> list[tuple[Merge, Person]]:
    by_key = {merge.gone_key: merge for merge in merges}
    topics = {merge.topic_id for merge in merges}
    persons = Person.objects.filter(topic__in=topics, key__in=by_key).exclude(origin=Origin.SITE).order_by("pk")
    return [(by_key[person.key], person) for person in persons]


def _merge_again(merge: Merge, gone: Person) -> None:
    try:
        merge_persons(kept=merge.kept, gone=gone)
    except MergeError as error:
        said = f"person {merge.gone_key} is here again and cannot be merged into {merge.kept.key} once more"
        raise LoadError([f"{said}: {reason}" for reason in error.reasons]) from error


@dataclass(slots=True)
class _Run:
    staging: Staging
    owns: Collection[str]
    loaded: str
    gone_keys: set[str]
    found: Overlay = field(default_factory=Overlay)

    def lay(self, merge: Merge) -> None:
        gone, kept = self._known_as(merge.gone_key), self._kept(merge)
        if gone is not None and gone == kept:
            said = f"{self.loaded} know them as {kept} too; this site's merge is needed no more"
            self.found.agreed.append((merge.pk, f"person {merge.gone_key}: {said}"))
            return
        into = merge.kept.key
        if gone is not None:
            self.found.merged.append((gone, f"merged into {into} on this site (kept)"))
        elif merge.gone_origin in self.owns:
            said = f"is no longer in {self.loaded}; merged into {into} on this site (kept)"
            self.found.merged.append((merge.gone_key, said))
        if kept is None and merge.kept.origin in self.owns:
            said = f"is no longer in {self.loaded}, but {merge.gone_key} was merged into them on this site (kept)"
            self.found.unwanted.append((into, said))
        name = merge.gone_name if merge.gone_name in merge.aliases else ""
        pair = Pair(self.staging.slug, gone or merge.gone_key, kept or into, name)
        rows = _mentioning(self.staging, pair)
        try:
            united = unite(rows, pair, lambda office: _title(self.staging, office))
        except UnitingError as error:
            raise LoadError([f"{error}; take the merge of these persons back, or shorten one"]) from error
        _write(self.staging, united)

    def _kept(self, merge: Merge) -> str | None:
        """The wanted person that this merge was into: one who was merged further on has a turn of their own."""
        keys = [merge.kept_key] if merge.kept_key in self.gone_keys else []
        found = map(self._known_as, [*keys, merge.kept.key])
        return next((key for key in found if key is not None), None)

    def _known_as(self, key: str) -> str | None:
        found = self.staging.known_as(PERSON, key_text([key]))
        return None if found is None else str(json.loads(found)[0])


def _mentioning(staging: Staging, pair: Pair) -> Rows:
    """The wanted rows that mention either person, their own among them."""
    rows: Rows = {}
    for model in REFERENCES:
        found = [row for key in (pair.gone, pair.kept) for row in staging.mentioning(model, [pair.topic, key])]
        if model == PERSON:
            found += [row for key in (pair.gone, pair.kept) if (row := staging.get(model, key_text([key])))]
        rows[model] = list({natural_key(model, row): row for row in (complete(model, row) for row in found)}.values())
    return rows


def _title(staging: Staging, office: list[str]) -> str:
    wanted = staging.get("office", key_text(office[1:]))
    return str(wanted["title"] if wanted else Office.objects.get_by_natural_key(*office).title)


def _write(staging: Staging, united: United) -> None:
    for model, key in united.dropped:
        staging.drop(model, key_text(key[1:]))
    for (model, key), fields in united.changed.items():
        staging.replace(model, key_text(key[1:]), fields)
    for model, fields in united.added:
        staging.put(model, complete(model, fields))
    for model, key in united.owners():
        staging.reseal(model, key_text(key[1:]))
