"""What a question and its feedback show: prepared from the study stage's rows, so that templates decide nothing.

The question carries only what a browser may know. The answer first appears in `Feedback`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from quizapp.facts.models import Chapter
from quizapp.facts.named import Named, named
from quizapp.progress.learner import place_in
from quizapp.questions.vocabulary import Asks, Format
from quizapp.study.answering.grading import LONGEST_TEXT
from quizapp.study.asking.ladder import TYPED_FORMATS
from quizapp.study.models import Mode, Presentation, ReviewMode, Sitting, Verdict
from quizapp.study.modes import programme_of
from quizapp.study.sessions import Outcome, options_shown
from quizapp.web import words
from quizapp.web.learn.clues import Clue, clue_of
from quizapp.web.learn.play import round_note, score_note
from quizapp.web.learn.readings import HINTS, OrderedItem, ordered_items, reading_in_words
from quizapp.web.words import BLANK

VERDICT_WORDS = {Verdict.RIGHT: "Right", Verdict.WRONG: "Not right", Verdict.UNKNOWN: "Now you know"}
CLOSE = "Close, but not right"
SHOW_ME = "Don’t know, show me"
NO_SCHEDULE = "Practice: your schedule does not change."
_FORMAT_TEMPLATES: dict[str, str] = {
    Format.TYPED: "typed",
    Format.CLOZE: "cloze",
    Format.ORDER_K: "order",
    Format.TIMELINE: "timeline",
}


@dataclass(frozen=True, slots=True)
class RunningCount:
    """Question `number` (from 1) of `size`, which misses do not move; `once_more` for one that came back."""

    number: int
    size: int
    once_more: bool


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """A question as shown; `count` says which of the sitting's it is, `note` what the answer is for.

    `template` shows what is answered with. `text` and `places` are what was entered before it was asked again; `places`
    pairs each item to order with its place, "" where none was given.
    """

    presentation: Presentation
    sitting: Sitting
    chapter: str
    stem: str
    options: list[str]
    count: "RunningCount"
    template: str
    note: str = ""
    show_me: str = SHOW_ME
    error: str = ""
    hint: str = ""
    is_year: bool = False
    text: str = ""
    places: list[tuple[str, str]] = field(default_factory=list)
    longest: int = LONGEST_TEXT
    clue: Clue | None = None

    @property
    def is_typed(self) -> bool:
        return self.presentation.format in TYPED_FORMATS

    @property
    def event(self) -> str:
        """What is to be placed on a timeline: the first words of the stem that mean a fact."""
        parts = self.presentation.version.stem_parts
        return next((str(part["text"]) for part in parts if "constraint" in part), "Here")

    @property
    def around_blank(self) -> list[str]:
        """The sentence before and after its blank; one piece where it has none."""
        return self.stem.split(BLANK, 1)


@dataclass(frozen=True, slots=True)
class Feedback:
    """An answered question.

    `returns` is empty where the schedule knows nothing of it. `truth` says what the chosen wrong option really was;
    `lures` the other shown options; `about` the facts it asks of.
    `typed` is what was typed, `reading` how that or an order was read, `order` the items of an order rightly placed.
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
    note: str
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
    typed: str = ""
    reading: str = ""
    order: list[OrderedItem] = field(default_factory=list)


def chapter_title(presentation: Presentation) -> str:
    """The title of the question's chapter; empty when it belongs to none."""
    question = presentation.version.question
    title = Chapter.objects.filter(topic_id=question.topic_id, key=question.chapter).values_list("title", flat=True)
    return title.first() or ""


def note_of(presentation: Presentation, sitting: Sitting) -> str:
    """What an answer is for, where that is not plain: a guess, practice, a quiz."""
    if sitting.mode == Mode.PLAY:
        return score_note(sitting)
    if presentation.mode == ReviewMode.PRETEST:
        return "Guess before you read: it does not count."
    if presentation.mode == ReviewMode.PRACTICE:
        return NO_SCHEDULE
    return "" if programme_of(sitting.mode).tells else "The answers come at the end."


def _show_me(presentation: Presentation, sitting: Sitting) -> str:
    """What the button promises is what happens."""
    if presentation.mode == ReviewMode.PRETEST:
        return f"{SHOW_ME} later"
    return SHOW_ME if programme_of(sitting.mode).tells else f"{SHOW_ME} at the end"


def running_count(presentation: Presentation, sitting: Sitting, *, answered: bool) -> RunningCount:
    """Misses come back beside the count: only different questions move it. The first minutes count every question."""
    place = place_in(sitting, presentation.card_id)
    once_more = place.times > int(answered)
    if sitting.mode == Mode.FIRST:
        number = sitting.answered + int(not answered)
    else:
        number = place.different + int(not answered and not once_more)
    return RunningCount(min(max(number, 1), max(place.planned, 1)), max(place.planned, 1), once_more)


def question_card(
    presentation: Presentation, sitting: Sitting, *, error: str = "", text: str = "", places: Sequence[str] = ()
) -> QuestionCard:
    """`error` says what is missing in an answer that could not be taken; `text` and `places` are that answer."""
    version = presentation.version
    options, asks = options_shown(presentation), version.question.asks
    template = _FORMAT_TEMPLATES.get(presentation.format, "choice")
    if template == "cloze" and BLANK not in version.stem:  # a teacher's wording without the blank
        template = "typed"
    return QuestionCard(
        presentation=presentation,
        sitting=sitting,
        chapter=chapter_title(presentation),
        stem=version.stem,
        options=options,
        count=running_count(presentation, sitting, answered=False),
        template=f"learn/formats/{template}.html",
        note=note_of(presentation, sitting),
        show_me=_show_me(presentation, sitting),
        error=error,
        hint=HINTS.get(asks, ""),
        clue=clue_of(presentation, sitting),
        is_year=asks == Asks.YEAR,
        text=text,
        places=list(zip(options, places or [""] * len(options), strict=True)),
    )


def feedback(outcome: Outcome, sitting: Sitting, *, today: date) -> Feedback:
    version, presentation = outcome.version, outcome.presentation
    sitting.answered, sitting.size = outcome.answered, outcome.size  # the row was read before the answer
    pool, said = version.pool(), version.feedback
    chosen = outcome.chosen or {}
    is_right = outcome.verdict == Verdict.RIGHT
    is_order = presentation.format == Format.ORDER_K
    options = [] if is_order else [pool[index] for index in presentation.options if index]
    shown = [option for option in options if option["text"] != chosen.get("text")]
    answer, asks = str(outcome.answer["text"]), version.question.asks
    return Feedback(
        presentation=presentation,
        sitting=sitting,
        outcome=outcome,
        chapter=chapter_title(presentation),
        stem=words.blanked(version.stem),
        verdict=CLOSE if outcome.is_close else VERDICT_WORDS[Verdict(outcome.verdict)],
        is_right=is_right,
        can_say_guessed=is_right and not (outcome.was_guess or presentation.hints or sitting.mode == Mode.PLAY),
        answer="The right order" if is_order else answer,
        why=said.get("why", ""),
        chosen="" if is_right or outcome.text else chosen.get("text", ""),
        truth="" if is_right else chosen.get("truth", ""),
        returns=words.returns(outcome.due_on, today, outcome.due_at) if outcome.is_scheduled else "",
        note=round_note(outcome, sitting) if sitting.mode == Mode.PLAY else note_of(presentation, sitting),
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
        typed="" if outcome.text.strip() == answer else outcome.text.strip(),
        reading=reading_in_words(outcome.reading, asks=asks, answer=answer),
        order=ordered_items(outcome.answer["items"], outcome.order) if is_order else [],
    )
