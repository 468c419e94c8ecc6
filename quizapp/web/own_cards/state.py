"""A card as its learner may see it: its state in words, why it is due, its answers as rows, its grades as buttons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from quizapp.questions.models import Question
from quizapp.questions.vocabulary import EditorialState, ProofState
from quizapp.study.later.card_log import Answer, CardLog, card_log, crossed_leech, log_after
from quizapp.study.memory import scheduling
from quizapp.study.memory.caches import value_of, weights_of
from quizapp.study.models import Card, Grade, Learner, Memory, MemoryState, ReviewMode, Verdict
from quizapp.study.sessions import Outcome
from quizapp.web.own_cards.why_due import LastAnswer, WhyDue, days_in_words
from quizapp.web.words import returns

VERDICTS = {Verdict.RIGHT: "right", Verdict.WRONG: "not right", Verdict.UNKNOWN: "shown"}
OUTSIDE = {ReviewMode.PRETEST: "a first guess", ReviewMode.PRACTICE: "practice"}


@dataclass(frozen=True, slots=True)
class Row:
    """An answer in the table of a card: `said` is what was said of it since, `next_in` the interval it gave."""

    on: date
    verdict: str
    grade: str
    next_in: str
    said: list[str]


@dataclass(frozen=True, slots=True)
class GradeButton:
    """A grade to press, with the interval that it gives exactly. `is_given` is the one that counts now."""

    grade: int
    label: str
    next_in: str
    is_given: bool


@dataclass(frozen=True, slots=True)
class AfterAnswer:
    """What stands behind "More" once a question is answered, about the learner's own card.

    asked_why   why it was asked, before this answer; `due_why` why it comes back when it does
    grades      empty where the grade can no longer be changed
    hard        times forgotten, where this answer made it a hard one; else 0
    """

    card: Card
    asked_why: list[str]
    due_why: list[str]
    grades: list[GradeButton]
    regraded: str
    hard: int


def after_answer(outcome: Outcome, learner: Learner, today: date) -> AfterAnswer:
    """No query for an answer just given, else two; one more for a miss of a hard question."""
    card = outcome.presentation.card
    log = log_after(outcome.rows, learner) if outcome.rows else card_log(card, learner)
    this = next(one for one in log.answers if one.review.id == outcome.review_id)
    this.review.card = card
    earlier = log.before(this.review).counted
    previous = earlier[-1] if earlier else None
    asked = WhyDue(
        last=_last(previous) if previous else None,
        due_on=_due_on(previous) if previous else None,
        answer_changed=outcome.answer_changed,
    )
    due = WhyDue(last=_last(this), due_on=outcome.due_on)
    may_regrade = this.is_scheduled and not this.is_voided and not this.is_followed
    return AfterAnswer(
        card=card,
        asked_why=asked.sentences(today) if previous or outcome.answer_changed else ["It was new to you."],
        due_why=due.sentences(today) if this.is_scheduled else [],
        grades=_buttons(this) if may_regrade else [],
        regraded=Grade(this.grade).label if this.is_regraded else "",
        hard=_newly_hard(this, previous, log),
    )


def why_due(card: Card, memory: Memory | None, log: CardLog, learner: Learner, today: date) -> WhyDue:
    """Why a card is due, as of a study day. A query where the learner has parameters of their own."""
    last, chance = (log.counted[-1] if log.counted else None), None
    value = value_of(memory)
    if value is not None and value.state == MemoryState.REVIEW and value.due_on < today:
        weights = scheduling.PARAMETER_SETS.get(value.parameters) or weights_of(learner.pk)[value.parameters]
        chance = scheduling.retrievability(value, today, parameters=weights, intercept=learner.intercept)
    fingerprint = card.question.answer_fingerprint
    return WhyDue(
        last=_last(last) if last else None,
        due_on=value.due_on if value else None,
        chance=chance,
        reset_on=log.reset_on if log.was_reset else None,
        answer_changed=last is not None and last.review.answer_fingerprint != fingerprint,
        is_leech=card.is_leech,
        lapses=value.lapses if value else 0,
        is_suspended=card.suspended,
        is_put_off=card.buried_on == today,
    )


def state_in_words(card: Card, memory: Memory | None, today: date) -> str:
    """Such as 'Suspended', 'Put off until tomorrow', 'Not learnt yet', 'Due for 3 days', 'Comes back in 4 days'."""
    if not is_asked(card.question):
        return "No longer asked"
    if card.suspended:
        return "Suspended"
    if card.buried_on == today:
        return "Put off until tomorrow"
    if memory is None:
        return "Not learnt yet"
    if card.answer_fingerprint != card.question.answer_fingerprint:
        return "New again"
    if memory.due_on > today:
        return f"Comes back {returns(memory.due_on, today)}"
    if memory.state != MemoryState.REVIEW:
        return "Being learnt: comes back within minutes"
    late = (today - memory.due_on).days
    return f"Due for {late} day{'' if late == 1 else 's'}" if late else "Due today"


def unbury_words(card: Card, memory: Memory | None, today: date) -> str:
    """The button that takes back that a card was put off; empty where it was not, or that would change nothing."""
    if card.buried_on != today or card.suspended or not is_asked(card.question):
        return ""
    comes_later = memory is not None and memory.due_on > today
    is_same = card.answer_fingerprint == card.question.answer_fingerprint
    return "Put it off no longer" if comes_later and is_same else "Ask it again today"


def is_asked(question: Question) -> bool:
    """Whether the question may be asked of anybody; the row alone says so, its topic left out."""
    return question.proof_state == ProofState.HOLDS and question.editorial_state != EditorialState.REJECTED


def rows(answers: Sequence[Answer]) -> list[Row]:
    """The answers of a card, newest first."""
    return [_row(answer) for answer in reversed(answers)]


def _row(answer: Answer) -> Row:
    review = answer.review
    given, counted = Grade(review.grade).label, Grade(answer.grade).label
    said = []
    if answer.is_voided:
        said.append("undone")
    if answer.was_guess:
        said.append("a guess")
    if answer.is_regraded and answer.grade != review.grade:
        said.append(f"graded again, was {given}")
    if review.hints:
        said.append("with a hint")
    if not answer.is_scheduled:
        said.append(OUTSIDE[ReviewMode(review.mode)])
    if answer.resets:
        said.append("then made to start afresh")
    in_schedule = answer.is_scheduled and not answer.is_voided
    return Row(
        on=review.study_day,
        verdict=VERDICTS[Verdict(review.verdict)],
        grade=counted if in_schedule else "",
        next_in=days_in_words(answer.days) if in_schedule else "",
        said=said,
    )


def _buttons(this: Answer) -> list[GradeButton]:
    intervals = this.review.intervals
    if not intervals:
        return []
    return [
        GradeButton(grade, grade.label, days_in_words(intervals[grade - 1]), grade == this.grade) for grade in Grade
    ]


def _newly_hard(this: Answer, previous: Answer | None, log: CardLog) -> int:
    """The lapses of a card that this answer, its last, made a leech; else 0."""
    card, counted = this.review.card, log.counted
    was_known = previous is not None and previous.days is not None  # only what was in review can lapse
    if not (card.is_leech and was_known and this.grade == Grade.AGAIN and counted[-1:] == [this]):
        return 0
    lapses = Memory.objects.filter(card=card).values_list("lapses", flat=True).first() or 0
    return lapses if crossed_leech(lapses - 1, lapses, card.leech_settled_at) else 0


def _last(answer: Answer) -> LastAnswer:
    review = answer.review
    return LastAnswer(
        on=review.study_day,
        verdict=str(review.verdict),
        days=answer.days,
        retention=review.desired_retention,
        was_guess=answer.was_guess,
        with_hint=bool(review.hints),
        regraded=answer.grade if answer.is_regraded else 0,
    )


def _due_on(answer: Answer) -> date:
    return answer.review.study_day + timedelta(days=answer.days or 0)
