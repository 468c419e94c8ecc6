"""What is said, and where one stays, when a sitting that was asked for has nothing to ask."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from quizapp.facts.models import Topic
from quizapp.facts.reading import chapters_around
from quizapp.progress.due import Waiting, waiting
from quizapp.questions.models import Question, QuestionSet
from quizapp.questions.vocabulary import Format
from quizapp.study.asking.askable import of_formats
from quizapp.study.models import Exam, Learner, Mode
from quizapp.study.modes import programme_of
from quizapp.study.modes.practice import MISSED
from quizapp.web.visitor import go, today_of

SAID = {
    Waiting.HELD_BACK: "Enough of this {of} for today: what is left would be given away by what you have just "
    "answered. It comes back tomorrow.",
    Waiting.SOON: "Enough of this {of} for the moment: what you missed comes back in a few minutes.",
    Waiting.NOTHING: "Nothing of this {of} is due today, and at your level nothing in it is new to you.",
}
ENOUGH_TODAY = (
    "Enough for today: what is left builds on what you have just begun, or today’s answers would give it away."
)
NOTHING_MISSED = "You missed nothing in the last two weeks, so there is nothing to practise."
NOTHING_FOR_EXAM = "Enough for this exam today: what is left would be given away by what you have just answered."
NOTHING_AT_ALL = "There is nothing here that can be asked."


def nothing_left(
    request: HttpRequest,
    learner: Learner | None,
    *,
    at: datetime,
    topic: Topic,
    mode: str,
    chapter: str,
    question_set: QuestionSet | None,
    exam: Exam | None = None,
    **_others: Any,
) -> HttpResponse:
    """Stay where the start was asked for, with what is true of its questions, and a way to the next chapter.

    Whatever else was chosen makes no difference.
    """
    questions, of = Question.objects.filter(topic=topic), "history"
    if exam is not None:
        messages.info(request, NOTHING_FOR_EXAM)
        return go(request, "exam", exam.pk)
    if chapter == MISSED:
        messages.info(request, NOTHING_MISSED)
        return go(request, f"{reverse('ways')}?topic={topic.slug}")
    if chapter:
        questions, of = questions.filter(chapter=chapter), "chapter"
    if question_set is not None:
        questions, of = questions.filter(sets=question_set), "set"
    if mode == Mode.CARDS:
        questions = of_formats(questions, [Format.FLASHCARD])
    said = NOTHING_AT_ALL
    if learner is not None and programme_of(mode).asks_what_is_due and questions.servable().exists():
        today = today_of(learner, at)
        said = SAID[waiting(learner, questions, at=at, today=today, chosen=question_set is not None)].format(of=of)
        if mode == Mode.TODAY and said == SAID[Waiting.HELD_BACK].format(of=of):
            said = ENOUGH_TODAY
    if question_set is not None:
        messages.info(request, said)
        return go(request, "question_set", question_set.slug)
    if chapter:
        _, following = chapters_around(topic, chapter)
        if following is not None:
            address = reverse("chapter", args=[topic.slug, following.key])
            said = format_html('{} <a href="{}">Next chapter: {}</a>', said, address, following.title)
        messages.info(request, said)
        return go(request, "chapter", topic.slug, chapter)
    messages.info(request, said)
    return go(request, "home")
