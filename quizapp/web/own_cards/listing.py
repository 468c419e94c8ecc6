"""A learner's own questions as a list: due, hard, suspended, put off, found by words. A fixed number of queries."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from quizapp.questions.models import QuestionVersion
from quizapp.study.models import Card, Learner, Review
from quizapp.web.own_cards.state import state_in_words, unbury_words

PER_PAGE = 25
LONGEST_SEARCH, MOST_WORDS = 100, 6


@dataclass(frozen=True, slots=True)
class Filter:
    """A way to look at the list: `key` in the address, what it is called, what it says when it is empty."""

    key: str
    label: str
    empty: str
    narrow: Callable[[QuerySet[Card], date], QuerySet[Card]]


@dataclass(frozen=True, slots=True)
class Line:
    """A card in the list; `stem` is its question as lists name it, `unbury` the button that asks it again today."""

    key: str
    stem: str
    language: str
    state: str
    unbury: str


def _due(cards: QuerySet[Card], today: date) -> QuerySet[Card]:
    asked = cards.filter(
        memory__due_on__lte=today, suspended=False, answer_fingerprint=F("question__answer_fingerprint")
    )
    return asked.exclude(buried_on=today).order_by("memory__due_on", "pk")


FILTERS = (
    Filter("newest", "Newest", "No question met so far.", lambda cards, _: cards.order_by("-created_at", "-pk")),
    Filter("due", "Due", "Nothing is due.", _due),
    Filter(
        "hard",
        "Hard ones",
        "No hard ones: a question is one after it was forgotten eight times.",
        lambda cards, _: cards.filter(is_leech=True).order_by("-memory__lapses", "pk"),
    ),
    Filter(
        "suspended",
        "Suspended",
        "Nothing is suspended.",
        lambda cards, _: cards.filter(suspended=True).order_by("-created_at", "-pk"),
    ),
    Filter(
        "put-off",
        "Put off",
        "Nothing is put off until tomorrow.",
        lambda cards, today: cards.filter(buried_on=today).order_by("-created_at", "-pk"),
    ),
)
BY_KEY = {one.key: one for one in FILTERS}


def met_cards(learner: Learner) -> QuerySet[Card]:
    """The learner's cards whose question they have answered."""
    answered = Review.objects.filter(learner=learner, card=OuterRef("pk"))
    return learner.cards.filter(Exists(answered))


def listed(
    learner: Learner, today: date, *, chosen: str, words: str, page: int
) -> tuple[Filter, Page[Any], list[Line]]:
    """The filter in force, the page of cards, and its lines. Three queries, whatever there is."""
    narrowed = BY_KEY.get(chosen, FILTERS[0])
    current = QuestionVersion.objects.filter(question=OuterRef("question"), number=OuterRef("question__version"))
    cards = met_cards(learner).annotate(stem=Subquery(current.values("stem")[:1]))
    for word in words[:LONGEST_SEARCH].split()[:MOST_WORDS]:
        cards = cards.filter(Q(stem__icontains=word))
    found = narrowed.narrow(cards.select_related("question__topic", "memory"), today)
    shown = Paginator(found, PER_PAGE).get_page(page)
    labels = _labels(list(shown))
    return narrowed, shown, [_line(card, labels[card.question_id], today) for card in shown]


def _labels(cards: list[Any]) -> dict[int, str]:
    """What each question is called in a list, by its id. One query."""
    versions = QuestionVersion.objects.filter(question__in=[card.question_id for card in cards])
    return {row.question_id: row.label for row in versions.filter(number=F("question__version"))}


def _line(card: Any, label: str, today: date) -> Line:
    memory = getattr(card, "memory", None)
    return Line(
        key=card.question.key,
        stem=label,
        language=card.question.topic.language,
        state=state_in_words(card, memory, today),
        unbury=unbury_words(card, memory, today),
    )
