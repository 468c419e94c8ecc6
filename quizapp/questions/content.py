"""What a version says, from its draft: texts, proof with its evidence, feedback, citations. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from quizapp.facts.snapshot import AgreementFact, Cited, EventFact, FigureFact, Snapshot
from quizapp.questions.draft import Draft
from quizapp.questions.item import Item
from quizapp.questions.language.wording import capitalised, named, short
from quizapp.questions.lints import WARNING, Lint
from quizapp.questions.verify import GENERATOR, evidence_digest


class Contents:
    """Makes the contents of versions over one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def of(self, draft: Draft, item: Item, found: Iterable[Lint]) -> dict[str, Any]:
        """The fields of the version that a draft becomes; `item` and `found` are the draft as the lints saw it."""
        feedback: dict[str, Any] = {"why": draft.why, "neighbours": self._neighbours(draft.subjects)}
        if draft.official_title:
            feedback["official_title"] = draft.official_title
        if significance := self._significance(draft):
            feedback["significance"] = significance
        if draft.told != "done":
            feedback["told"] = draft.told
        return {
            "stem": draft.stem,
            "stem_parts": item.stem_parts,
            "constraints": item.constraints,
            "answer": item.answer,
            "distractors": item.distractors,
            "formats": [str(name) for name in draft.formats],
            "proof": {**item.proof, "evidence": evidence_digest(self.snapshot, item), "generator": GENERATOR},
            "feedback": feedback,
            "citations": [self._cited(cited) for cited in draft.citations],
            "lints": [lint.as_json() for lint in found if lint.level == WARNING],
        }

    def _significance(self, draft: Draft) -> str:
        """Why the first essential among the subjects matters, by its name where there are several."""
        facts = (self.snapshot.fact(ref) for ref in draft.subjects)
        fact = next((fact for fact in facts if fact is not None and fact.why), None)
        if fact is None or len(draft.subjects) == 1:
            return fact.why if fact is not None else ""
        year = f" in {fact.when.year}" if isinstance(fact, FigureFact) and fact.when.year is not None else ""
        name = named(fact) if isinstance(fact, EventFact | AgreementFact) else short(fact)
        return f"{capitalised(name)}{year}: {fact.why}"

    def _cited(self, cited: Cited) -> dict[str, str]:
        source = self.snapshot.sources[cited.source]
        return {
            "source": source.key,
            "source_title": source.title,
            "publisher": source.publisher,
            "voice": source.voice,
            "voice_name": self.snapshot.country_name(source.voice) if source.voice else "",
            "paragraph": cited.paragraph,
            "passage": cited.passage,
        }

    def with_neighbours(self, feedback: Mapping[str, Any], subjects: Sequence[str]) -> dict[str, Any] | None:
        """The feedback with the neighbours of today, where one that it shows is gone or called or dated otherwise.

        None where all that it shows still stands, though others may be nearer by now.
        """
        for shown in feedback.get("neighbours", ()):
            event = self.snapshot.fact(shown["ref"])
            if not isinstance(event, EventFact) or _as_neighbour(event) != shown:
                return {**feedback, "neighbours": self._neighbours(subjects)}
        return None

    def _neighbours(self, subjects: Sequence[str]) -> list[dict[str, str]]:
        """The weightier events just before and after the first subject, for the feedback's timeline."""
        fact = self.snapshot.fact(subjects[0])
        if not isinstance(fact, EventFact | AgreementFact) or fact.when.earliest is None:
            return []
        own = {fact.key, getattr(fact, "event", "")}
        before = bisect_left(self._timeline_days, fact.when.earliest)
        after = bisect_right(self._timeline_days, fact.when.earliest)
        near = (*self._timeline[max(0, before - 1) : before], *self._timeline[after : after + 1])
        return [_as_neighbour(event) for event in near if event.key not in own]

    @cached_property
    def _timeline(self) -> list[EventFact]:
        events = [event for event in self.snapshot.events.values() if event.tier <= 2 and event.when.is_bounded]
        return sorted(events, key=lambda event: (str(event.when.earliest), event.key))

    @cached_property
    def _timeline_days(self) -> list[date]:
        return [event.when.earliest for event in self._timeline if event.when.earliest is not None]


def _as_neighbour(event: EventFact) -> dict[str, str]:
    return {"ref": event.ref, "title": short(event), "when": event.when.human()}


def says_the_same(version: Any, content: Mapping[str, Any]) -> bool:
    """Whether a version already says all of this; that its facts changed in what it does not say is no new version."""
    stored = {name: getattr(version, name) for name in content}
    for each in (stored, said := dict(content)):
        each["proof"] = {name: value for name, value in each["proof"].items() if name not in ("evidence", "generator")}
    return stored == said
