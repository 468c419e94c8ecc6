"""Coverage: for every fact and family the questions, or the reason why there are none.

It counts the bank, never what a learner is pushed. A family *applies* to a fact that has, as the sources tell it, what
the family asks for (`draft.Gap`); a family that says nothing of a fact asks about facts of another sort. A fact is
covered by a family as soon as one question about it stands, whatever else the family could not make of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from quizapp.facts.models import Topic
from quizapp.facts.snapshot import Fact, Snapshot
from quizapp.questions.draft import Gap
from quizapp.questions.models import FactCoverage, FamilyCoverage, Question
from quizapp.questions.vocabulary import Family, ProofState

NO_CHAPTER = ("", 1_000_000, 0)
REASONS_KEPT = 2  # the two directions of a family may fail for different reasons


@dataclass(frozen=True, slots=True)
class Cell:
    """One fact and one family: the keys of the questions that stand, else why there are none."""

    items: tuple[str, ...] = ()
    reason: str = ""
    applies: bool = True

    @property
    def is_gap(self) -> bool:
        return self.applies and not self.items

    def as_json(self) -> dict[str, Any]:
        return {"items": list(self.items), "reason": self.reason, "applies": self.applies}


def store(*, topic: Topic, snapshot: Snapshot, gaps: Sequence[Gap]) -> None:
    """Replace what is stored of a topic by its questions as they stand now and the gaps of this generation."""
    standing = Question.objects.filter(topic=topic, proof_state=ProofState.HOLDS).order_by("key")
    items = [(key, family, refs) for key, family, refs in standing.values_list("key", "family", "subject_facts")]
    facts, families = _rows(topic, snapshot, cells_of(items, gaps))
    for model, rows in ((FactCoverage, facts), (FamilyCoverage, families)):
        model._default_manager.filter(topic=topic).delete()
        model._default_manager.bulk_create(rows, batch_size=500)  # type: ignore[arg-type]


def cells_of(items: Iterable[tuple[str, str, Sequence[str]]], gaps: Iterable[Gap]) -> dict[str, dict[str, Cell]]:
    """Cells by reference and family, from the (key, family, subjects) of questions and the gaps of the families."""
    found: defaultdict[str, dict[str, Cell]] = defaultdict(dict)
    failed: defaultdict[str, dict[str, list[Gap]]] = defaultdict(dict)
    for gap in gaps:
        for ref in gap.subjects:
            failed[ref].setdefault(str(gap.family), []).append(gap)
    for ref, by_family in failed.items():
        found[ref] = {family: _without(said) for family, said in by_family.items()}
    keys: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for key, family, subjects in items:
        for ref in subjects:
            keys[ref, str(family)].append(key)
    for (ref, family), own in keys.items():
        found[ref][family] = Cell(tuple(own))
    return dict(found)


def _without(gaps: Sequence[Gap]) -> Cell:
    """One cell from all that a family said of a fact; what it said of the fact alone weighs more than of a pair."""
    if len(gaps) == 1:
        return Cell(reason=gaps[0].reason, applies=gaps[0].applies)
    applying = [gap for gap in gaps if gap.applies]
    nearest = min(len(gap.subjects) for gap in applying or gaps)
    reasons = list(dict.fromkeys(gap.reason for gap in applying or gaps if len(gap.subjects) == nearest))
    return Cell(reason="; ".join(reasons[:REASONS_KEPT]), applies=bool(applying))


def _rows(
    topic: Topic, snapshot: Snapshot, cells: Mapping[str, Mapping[str, Cell]]
) -> tuple[list[FactCoverage], list[FamilyCoverage]]:
    applies: defaultdict[str, int] = defaultdict(int)
    covered: defaultdict[str, int] = defaultdict(int)
    rows = []
    for position, fact in enumerate(_in_story_order(snapshot), start=1):
        own = cells.get(fact.ref, {})
        for family, cell in own.items():
            applies[family] += cell.applies
            covered[family] += bool(cell.items)
        rows.append(
            FactCoverage(
                topic=topic,
                ref=fact.ref,
                label=_label(fact)[:400],
                tier=fact.tier,
                chapter=_chapter(snapshot, fact)[0],
                position=position,
                question_count=len({key for cell in own.values() for key in cell.items}),
                cells={family: own[family].as_json() for family in sorted(own)},
                missing="".join(f" {family} " for family in sorted(own) if own[family].is_gap),
            )
        )
    families = [family for family in Family if family in applies]
    return rows, [FamilyCoverage(topic=topic, family=f, applies=applies[f], covered=covered[f]) for f in families]


def _in_story_order(snapshot: Snapshot) -> list[Fact]:
    """Chapter by chapter, essentials first, then by time; what is in no chapter comes last."""
    facts: list[Fact] = [
        *snapshot.events.values(),
        *snapshot.agreements.values(),
        *snapshot.figures.values(),
        *snapshot.persons.values(),
    ]

    def place(fact: Fact) -> tuple[Any, ...]:
        _, chapter, inside = _chapter(snapshot, fact)
        day = getattr(getattr(fact, "when", None), "earliest", None)
        return chapter, fact.tier, inside, str(day or "~"), fact.ref  # "~" sorts after every day

    return sorted(facts, key=place)


def _chapter(snapshot: Snapshot, fact: Fact) -> tuple[str, int, int]:
    """The chapter of a fact, or of the event it was signed or told at."""
    event = getattr(fact, "event", "")
    own = snapshot.chapter_of.get(fact.ref)
    return own or snapshot.chapter_of.get(f"event:{event}", NO_CHAPTER)


def _label(fact: Fact) -> str:
    return fact.short_title or getattr(fact, "title", "") or getattr(fact, "name", "") or fact.ref
