"""The stored coverage of a topic as text and as JSON, and its totals."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from quizapp.facts.models import Topic
from quizapp.questions.models import FactCoverage, FamilyCoverage, QuestionVersion
from quizapp.questions.vocabulary import FAMILY_LABELS

OTHER_FACTS = "it asks about facts of another sort"
NOT_TOLD = "it does not apply to this fact"


@dataclass(frozen=True, slots=True)
class Total:
    """How far one family came: facts it applies to, facts with a question, and what share of the former that is."""

    family: str
    applies: int
    covered: int

    @property
    def label(self) -> str:
        return FAMILY_LABELS.get(self.family, self.family)

    @property
    def missing(self) -> int:
        return self.applies - self.covered

    @property
    def share(self) -> float | None:
        """0 to 1; None where the family applies to nothing."""
        return self.covered / self.applies if self.applies else None

    @property
    def percent(self) -> str:
        return "–" if self.share is None else f"{100 * self.share:.1f} %"


def totals(topic: Topic) -> list[Total]:
    """One for each family that spoke of a fact, in the order of the vocabulary. One query."""
    order = list(FAMILY_LABELS)
    rows = FamilyCoverage.objects.filter(topic=topic)
    found = [Total(row.family, row.applies, row.covered) for row in rows]
    return sorted(found, key=lambda total: order.index(total.family) if total.family in order else len(order))


def overall(families: Sequence[Total]) -> Total:
    """All families together."""
    return Total("", sum(one.applies for one in families), sum(one.covered for one in families))


def stems(topic: Topic) -> dict[str, str]:
    """The words of every current version, by question key."""
    current = QuestionVersion.objects.filter(question__topic=topic, number=F("question__version"))
    rows = current.select_related("question").only("stem", "answer", "distractors", "question__key")
    return {row.question.key: row.label for row in rows.iterator(chunk_size=500)}


def as_json(topic: Topic) -> dict[str, Any]:
    """Totals, and every fact with its cells; a family that is not named asks about facts of another sort."""
    words = stems(topic)
    return {
        "families": [
            {"family": total.family, "applies": total.applies, "covered": total.covered, "share": total.share}
            for total in totals(topic)
        ],
        "facts": [
            {
                "fact": row.ref,
                "label": row.label,
                "tier": row.tier,
                "chapter": row.chapter,
                "questions": row.question_count,
                "families": {family: _cell(cell, words) for family, cell in sorted(row.cells.items())},
            }
            for row in _facts(topic).iterator(chunk_size=500)
        ],
    }


def _cell(cell: dict[str, Any], words: dict[str, str]) -> dict[str, Any]:
    if cell["items"]:
        return {"items": [{"key": key, "stem": words.get(key, "")} for key in cell["items"]]}
    return {"items": [], "applies": cell["applies"], "reason": cell["reason"] or NOT_TOLD}


def as_text(topic: Topic) -> Iterator[str]:
    """Line by line: each fact, under it each family with its questions or the reason why none; then the totals."""
    words, families = stems(topic), totals(topic)
    silent = 0
    for row in _facts(topic).iterator(chunk_size=500):
        silent += not row.question_count
        yield f"{row.ref} (tier {row.tier}): {row.label}"
        for total in families:
            cell = row.cells.get(total.family)
            if cell and cell["items"]:
                for key in cell["items"]:
                    yield f"  {total.family}: {key} {words.get(key, '')}"
            elif cell:
                verdict = "none" if cell["applies"] else "does not apply"
                yield f"  {total.family}: {verdict}: {cell['reason'] or NOT_TOLD}"
        if others := [total.family for total in families if total.family not in row.cells]:
            yield f"  does not apply, {OTHER_FACTS}: {', '.join(others)}"
    yield f"{topic.slug}: facts with a question, of those that each family applies to; every other one has its reason"
    for total in families:
        yield f"  {total.family}: {total.covered} of {total.applies} ({total.percent})"
    together = overall(families)
    yield f"  all families: {together.covered} of {together.applies} ({together.percent})"
    yield f"  facts without any question: {silent}"


def _facts(topic: Topic) -> QuerySet[FactCoverage]:
    return FactCoverage.objects.filter(topic=topic).order_by("position")
