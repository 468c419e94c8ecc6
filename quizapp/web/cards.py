"""What a question and its feedback show: prepared from the study stage's rows, so that templates decide nothing.

The question carries only what a browser may know. The answer first appears in `Feedback`.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from quizapp.facts.models import Chapter
from quizapp.facts.named import Named, named
from quizapp.progress.learner import place_in
from quizapp.study.models import Mode, Presentation, Sitting, Verdict
from quizapp.study.sessions import Outcome, options_shown
from quizapp.web import words

VERDICT_WORDS = {Verdict.RIGHT: "Right", Verdict.WRONG: "Not right", Verdict.UNKNOWN: "Now you know"}


@dataclass(frozen=True, slots=True)
class RunningCount:
    """Question `number` (from 1) of `size`, which misses do not move; `once_more` for one that came back."""

    number: int
    size: int
    once_more: bool


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question as shown; `count` says which of the sitting's it is."""

    presentation: Presentation
    sitting: Sitting
    chapter: str
    stem: str
    options: list[str]
    count: "RunningCount"
    error: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """An answered question.

    `truth` says what the chosen wrong option really was; `lures` the other shown options; `about` the facts it asks of.
    """

    presentation: Presentation
    sitting: Sitting
    outcome: Outcome
    chapter: str
    stem: str
    verdict: str
    is_right: bool
    can_say_guessed: bool
    answer: str
    why: str
    chosen: str
    truth: str
    returns: str
    is_last: bool
    count: RunningCount
    chapter_key: str = ""
    about: list[Named] = field(default_factory=list)
    lures: list[dict[str, Any]] = field(default_factory=list)
    citations: list[dict[str, Any]] = field(default_factory=list)
    neighbours: list[dict[str, Any]] = field(default_factory=list)
    official_title: str = ""
    significance: str = ""
    told: str = ""
    answer_changed: bool = False


def chapter_title(presentation: Presentation) -> str:
    """The title of the question's chapter; empty when it belongs to none."""
    question = presentation.version.question
    title = Chapter.objects.filter(topic_id=question.topic_id, key=question.chapter).values_list("title", flat=True)
    return title.first() or ""


def running_count(presentation: Presentation, sitting: Sitting, *, answered: bool) -> RunningCount:
    """Misses come back beside the count: only different questions move it. The first minutes count every question."""
    place = place_in(sitting, presentation.card_id)
    once_more = place.times > int(answered)
    if sitting.mode == Mode.FIRST:
        number = sitting.answered + int(not answered)
    else:
        number = place.different + int(not answered and not once_more)
    return RunningCount(min(max(number, 1), max(place.planned, 1)), max(place.planned, 1), once_more)


def question_card(presentation: Presentation, sitting: Sitting, *, error: str = "") -> QuestionCard:
    return QuestionCard(
        presentation=presentation,
        sitting=sitting,
        chapter=chapter_title(presentation),
        stem=presentation.version.stem,
        options=options_shown(presentation),
        count=running_count(presentation, sitting, answered=False),
        error=error,
    )


def feedback(outcome: Outcome, sitting: Sitting, *, today: date) -> Feedback:
    version, presentation = outcome.version, outcome.presentation
    sitting.answered, sitting.size = outcome.answered, outcome.size  # the row was read before the answer
    pool, said = version.pool(), version.feedback
    chosen = outcome.chosen or {}
    is_right = outcome.verdict == Verdict.RIGHT
    shown = [pool[index] for index in presentation.options if index and pool[index]["text"] != chosen.get("text")]
    return Feedback(
        presentation=presentation,
        sitting=sitting,
        outcome=outcome,
        chapter=chapter_title(presentation),
        stem=version.stem,
        verdict=VERDICT_WORDS[Verdict(outcome.verdict)],
        is_right=is_right,
        can_say_guessed=is_right and not outcome.was_guess,
        answer=outcome.answer["text"],
        why=said.get("why", ""),
        chosen="" if is_right else chosen.get("text", ""),
        truth="" if is_right else chosen.get("truth", ""),
        returns=words.returns(outcome.due_on, today, outcome.due_at),
        is_last=outcome.answered >= outcome.size,
        count=running_count(presentation, sitting, answered=True),
        chapter_key=version.question.chapter,
        about=named(version.question.topic_id, version.question.subject_facts),
        lures=[lure for lure in shown if lure.get("truth")],
        citations=version.citations,
        neighbours=said.get("neighbours", []),
        official_title=said.get("official_title", ""),
        significance=said.get("significance", ""),
        told=said.get("told", ""),
        answer_changed=outcome.answer_changed,
    )
