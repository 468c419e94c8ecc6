"""A small bank, and a browser without JavaScript that has just started to study it."""

from dataclasses import dataclass

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from quizapp.facts.models import Topic
from quizapp.study.models import Learner, Presentation, Sitting
from tests import factories

SIZE = 8
HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def _no_limits_used_up():
    cache.clear()


@pytest.fixture
def topic(same_rows) -> Topic:
    """Eight essentials in one chapter, each with four options that occur nowhere else."""
    return same_rows("eight essentials", eight_essentials)


def eight_essentials() -> Topic:
    topic = factories.topic(title="Two neighbours", summary="How two neighbours got on.", first_year=1992)
    chapter = factories.chapter(topic=topic, title="How did it begin?")
    source = factories.source(topic=topic, key="chronicle", title="The chronicle")
    for number in range(1, SIZE + 1):
        question = factories.question(
            topic=topic,
            chapter=chapter.key,
            answer=f"Answer{number}",
            distractors=[f"Lure{number}a", f"Lure{number}b", f"Lure{number}c"],
            feedback={"why": f"Because of {number}."},
        )
        question.versions.update(
            citations=[
                {
                    "source": source.key,
                    "source_title": source.title,
                    "voice": "ministry",
                    "paragraph": "p1",
                    "passage": f"Passage {number}.",
                }
            ]
        )
    return factories.proved(topic)


def start(client: Client, of: Topic, **fields: str):
    return client.post(reverse("study_start"), {"topic": of.slug, "mode": "first", **fields})


@dataclass
class Student:
    """A browser with a sitting. `position` finds an option in the order shown."""

    client: Client
    learner: Learner
    sitting: Sitting

    @property
    def page(self) -> str:
        return reverse("sitting", args=[self.sitting.pk])

    def shown(self) -> Presentation:
        """Open the sitting's page and return what it shows."""
        assert self.client.get(self.page).status_code == 200
        return self.learner.presentations.get(sitting_id=self.sitting.pk, is_open=True)

    def answer_url(self, presentation: Presentation) -> str:
        return reverse("answer", args=[self.sitting.pk, presentation.id])

    def answer(self, presentation: Presentation, pool_index: int, **extra):
        data = {"option": presentation.options.index(pool_index)}
        return self.client.post(self.answer_url(presentation), data, **extra)

    def answer_all(self) -> None:
        """Answer rightly until the finish page."""
        while self.client.get(self.page).status_code == 200:
            self.answer(self.shown(), 0)


def student_of(client: Client, topic: Topic) -> Student:
    known = set(Learner.objects.values_list("pk", flat=True))
    start(client, topic)
    learner = Learner.objects.exclude(pk__in=known).get()
    return Student(client, learner, learner.sittings.get())


@pytest.fixture
def student(client, topic) -> Student:
    return student_of(client, topic)


def type_in(student: Student, text: str, **extra):
    """Type an answer to what is shown."""
    return student.client.post(student.answer_url(student.shown()), {"text": text}, **extra)


def feedback_of(student: Student, text: str) -> str:
    """The feedback on a typed answer, as a browser without scripts gets it."""
    response = type_in(student, text)
    assert response.status_code == 302
    return student.client.get(response.url).content.decode()


@pytest.fixture
def asked(client):
    """`asked(question)`: a student who has just been shown this one question."""

    def ask(question):
        factories.proved(question.topic)
        return student_of(client, question.topic)

    return ask
