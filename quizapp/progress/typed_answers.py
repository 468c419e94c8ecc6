"""What was typed and not accepted: for the teacher who may know it for a spelling. Never who typed it."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count
from django.db.models.fields.json import KeyTextTransform

from quizapp.facts.names import normalise
from quizapp.questions.models import Question
from quizapp.study.asking.ladder import TYPED_FORMATS
from quizapp.study.models import Review, Verdict

MOST_SHOWN = 20
_MOST_READ = 500  # different texts, the commonest first


@dataclass(frozen=True, slots=True)
class Rejected:
    """A text as most learners typed it, and how often it was given, in any case and with any marks."""

    text: str
    count: int


def rejected_answers(question: Question) -> list[Rejected]:
    """The wrong typed answers to the question's present answer, the commonest first. One query."""
    wrong = Review.objects.filter(
        card__question=question,
        answer_fingerprint=question.answer_fingerprint,
        format__in=TYPED_FORMATS,
        verdict=Verdict.WRONG,
    )
    rows = (
        wrong.annotate(typed=KeyTextTransform("text", "given"))
        .values_list("typed")
        .annotate(times=Count("id"))
        .order_by("-times", "typed")
    )
    counts: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for text, times in rows[:_MOST_READ]:
        said = " ".join((text or "").split())
        key = normalise(said) or said
        shown.setdefault(key, said)
        counts[key] += times
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return [Rejected(shown[key], count) for key, count in ranked[:MOST_SHOWN]]
