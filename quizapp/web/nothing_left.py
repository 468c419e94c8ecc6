"""What is said, and where one stays, when a sitting that was asked for has nothing to ask."""

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from quizapp.facts.models import Topic
from quizapp.facts.reading import chapters_around
from quizapp.progress.learner import Waiting, waiting
from quizapp.questions.models import Question, QuestionSet
from quizapp.study.models import Learner, Mode
from quizapp.web.visitor import go, today_of

SAID = {
    Waiting.HELD_BACK: "Enough of this {of} for today: what is left would be given away by what you have just "
    "answered. It comes back tomorrow.",
    Waiting.SOON: "Enough of this {of} for the moment: what you missed comes back in a few minutes.",
    Waiting.NOTHING: "Nothing of this {of} is due today, and at your level nothing in it is new to you.",
}
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
) -> HttpResponse:
    """Stay where the start was asked for, with what is true of its questions, and a way to the next chapter."""
    questions, of = Question.objects.filter(topic=topic), "history"
    if mode == Mode.CHAPTER:
        questions, of = questions.filter(chapter=chapter), "chapter"
    if question_set is not None:
        questions, of = questions.filter(sets=question_set), "set"
    said = NOTHING_AT_ALL
    if learner is not None and questions.servable().exists():
        today = today_of(learner, at)
        said = SAID[waiting(learner, questions, at=at, today=today, chosen=question_set is not None)].format(of=of)
    if question_set is not None:
        messages.info(request, said)
        return go(request, "question_set", question_set.slug)
    if mode == Mode.CHAPTER:
        _, following = chapters_around(topic, chapter)
        if following is not None:
            address = reverse("chapter", args=[topic.slug, following.key])
            said = format_html('{} <a href="{}">Next chapter: {}</a>', said, address, following.title)
        messages.info(request, said)
        return go(request, "chapter", topic.slug, chapter)
    messages.info(request, said)
    return go(request, "home")
