"""What came of an answer: read from the log as it was stored, with what was said of it since."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from quizapp.questions.models import QuestionVersion
from quizapp.study.asking.presenting import SHOWN_WITH
from quizapp.study.later.card_rows import CardRows
from quizapp.study.memory.fold import UNSCHEDULED, effective
from quizapp.study.models import Correction, Learner, Memory, Presentation, Review, Sitting


@dataclass(frozen=True, slots=True)
class Outcome:
    """One answer and its consequences.

    verdict         a word of models.Verdict, as given at the time
    grade           1-4, as it counts now: "I guessed" makes it 1
    chosen, answer  entries of the version's pool; `chosen` is None for "don't know" and where no option was meant
    text            what was typed
    order           of an order of several: indexes of the answer's items as the learner put them
    reading         how it was read: `grading.Graded.reading`
    due_on, due_at  when the card returns; `due_at` only when that is within the study day
    is_replay       the answer had been accepted before: nothing was changed
    was_guess       the learner ticked "I guessed"
    is_voided       the answer was undone
    answer_changed  the question's answer had changed since the learner's last one: memory started again
    answered, size  of the sitting; 0 of 0 outside one
    is_scheduled    the schedule knows of it; practice, and a guess before reading, it leaves out
    rows            of the card, this answer being the newest; None where the answer is read again later
    """

    review_id: UUID
    presentation: Presentation
    version: QuestionVersion
    verdict: str
    grade: int
    chosen: dict[str, Any] | None
    answer: dict[str, Any]
    due_on: date
    due_at: datetime | None
    is_replay: bool = False
    was_guess: bool = False
    is_voided: bool = False
    answer_changed: bool = False
    answered: int = 0
    size: int = 0
    is_scheduled: bool = True
    text: str = ""
    order: tuple[int, ...] = ()
    reading: Mapping[str, Any] = field(default_factory=dict)
    rows: CardRows | None = field(default=None, compare=False, repr=False)

    @property
    def is_close(self) -> bool:
        """Not right, but nearly: a coarser date than asked for, one unit off, two neighbours the wrong way round."""
        return bool(self.reading.get("close"))


def outcome_of(*, learner: Learner, presentation_id: UUID) -> Outcome:
    """The stored outcome; raises Review.DoesNotExist where the learner gave no such answer (a stranger's, none yet)."""
    review = Review.objects.get(learner=learner, presentation_id=presentation_id)
    presentation = Presentation.objects.select_related(*SHOWN_WITH, "card__memory").get(
        learner=learner, id=presentation_id
    )
    corrections = list(Correction.objects.filter(learner=learner, review_id=review.id))
    sitting = Sitting.objects.filter(pk=review.sitting_id).first() if review.sitting_id else None
    memory: Memory | None = getattr(presentation.card, "memory", None)
    counted = effective([review], corrections)
    return Outcome(
        due_on=memory.due_on if memory else review.due_on,
        due_at=memory.due_at if memory else None,
        grade=counted[0].grade if counted else review.grade,
        is_replay=True,
        was_guess=bool(counted) and counted[0].was_guess,
        is_voided=not counted,
        answer_changed=_answer_had_changed(review),
        answered=sitting.answered if sitting else 0,
        size=sitting.size if sitting else 0,
        **words_of(review, presentation),
    )


def outcomes_in(sitting: Sitting, *modes: str) -> list[Outcome]:
    """The answers of a sitting that were not undone, in their order; only those given as one of `modes`, if named.

    They say what was asked and answered; when cards return they leave open. Three queries.
    """
    own = {"learner": sitting.learner_id}
    reviews = Review.objects.filter(**own, sitting_id=sitting.pk).order_by("at", "sequence")
    if modes:
        reviews = reviews.filter(mode__in=modes)
    found = list(reviews)
    corrections = list(Correction.objects.filter(**own, review_id__in=[review.id for review in found]))
    shown = Presentation.objects.filter(**own, id__in=[review.presentation_id for review in found])
    presentations = {row.id: row for row in shown.select_related(*SHOWN_WITH)}
    return [
        Outcome(
            due_on=item.review.due_on,
            due_at=None,
            grade=item.grade,
            is_replay=True,
            was_guess=item.was_guess,
            answered=sitting.answered,
            size=sitting.size,
            **words_of(item.review, presentations[item.review.presentation_id]),
        )
        for review in found
        for item in effective([review], [row for row in corrections if row.review_id == review.id])
    ]


def words_of(review: Review, presentation: Presentation) -> dict[str, Any]:
    """The part of an outcome that never changes."""
    version = presentation.version
    version.question = presentation.card.question  # the same row: spares a page a query
    pool = version.pool()
    given = review.given
    position, chosen = given.get("option"), given.get("chosen")
    if position is not None:
        chosen = presentation.options[position]
    return {
        "review_id": review.id,
        "presentation": presentation,
        "version": version,
        "verdict": str(review.verdict),
        "chosen": None if chosen is None else pool[chosen],
        "answer": pool[0],
        "text": given.get("text") or "",
        "order": tuple(presentation.options[place] for place in given.get("order") or ()),
        "is_scheduled": review.mode not in UNSCHEDULED,
        "reading": given.get("reading") or {},
    }


def _answer_had_changed(review: Review) -> bool:
    before = Review.objects.filter(learner_id=review.learner_id, card_id=review.card_id, sequence=review.sequence - 1)
    return before.exclude(answer_fingerprint=review.answer_fingerprint).exists()
