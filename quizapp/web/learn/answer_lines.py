"""Answers as a list shows them: what was asked, what was answered, what is right and why."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from quizapp.questions.vocabulary import Format
from quizapp.study.models import Verdict
from quizapp.study.sessions import Outcome
from quizapp.web import words
from quizapp.web.learn.cards import CLOSE, VERDICT_WORDS
from quizapp.web.learn.readings import OrderedItem, ordered_items, reading_in_words


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One answered question.

    given    the learner's answer in words; empty where they did not know, and of an order, which `order` tells
    truth    what a wrong option that they chose really was
    reading  how a typed answer or an order was read
    """

    stem: str
    verdict: str
    is_right: bool
    is_unknown: bool
    given: str
    answer: str
    why: str
    truth: str
    reading: str
    citations: list[dict[str, Any]] = field(default_factory=list)
    order: list[OrderedItem] = field(default_factory=list)


def answer_lines(outcomes: Iterable[Outcome]) -> list[AnswerLine]:
    """The answers in their order. No queries."""
    return [_line(outcome) for outcome in outcomes]


def _line(outcome: Outcome) -> AnswerLine:
    version, chosen = outcome.version, outcome.chosen or {}
    is_right, is_order = outcome.verdict == Verdict.RIGHT, outcome.presentation.format == Format.ORDER_K
    answer = str(outcome.answer["text"])
    return AnswerLine(
        stem=words.blanked(version.stem if is_order else version.label),
        verdict=CLOSE if outcome.is_close else VERDICT_WORDS[Verdict(outcome.verdict)],
        is_right=is_right,
        is_unknown=outcome.verdict == Verdict.UNKNOWN,
        given=outcome.text.strip() or str(chosen.get("text", "")),
        answer="" if is_order else answer,
        why=version.feedback.get("why", ""),
        truth="" if is_right else str(chosen.get("truth", "")),
        reading=reading_in_words(outcome.reading, asks=version.question.asks, answer=answer),
        citations=version.citations,
        order=ordered_items(outcome.answer["items"], outcome.order) if is_order else [],
    )
