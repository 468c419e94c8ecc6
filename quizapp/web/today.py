"""What the home page proposes: for a stranger the first three minutes, for a learner a review and the next chapter."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from quizapp.facts.models import Topic
from quizapp.progress.learner import ChapterState, Overview, chapter_states, overview
from quizapp.questions.models import Question
from quizapp.study.models import Learner, Sitting
from quizapp.web import words
from quizapp.web.visitor import today_of

LONGEST_CHAPTER_STEP = 5  # minutes: a step into a chapter, not the whole of it
NEW_IN_A_STEP = 8


@dataclass(frozen=True, slots=True)
class ChapterLine:
    """A chapter on the home page. `told` of `total` essentials; `questions` in default study."""

    key: str
    title: str
    questions: int
    told: int
    total: int
    is_next: bool = False

    @property
    def is_told(self) -> bool:
        return 0 < self.total <= self.told


@dataclass(frozen=True, slots=True)
class Plan:
    """Today in minutes; a part is 0 or None when there is nothing of it."""

    review_minutes: int
    chapter: ChapterState | None
    chapter_minutes: int

    @property
    def is_empty(self) -> bool:
        return not self.review_minutes and self.chapter is None


@dataclass(frozen=True, slots=True)
class Today:
    """Everything the home page says of one topic. `overview`, `plan` and `unfinished` are a returning learner's."""

    topic: Topic
    chapters: list[ChapterLine]
    overview: Overview | None = None
    plan: Plan | None = None
    unfinished: Sitting | None = None


def topic_of(learner: Learner | None, topics: list[Topic]) -> Topic | None:
    """The topic studied last, else the first."""
    if learner is not None:
        last = learner.sittings.order_by("-started_at").values_list("topic_id", flat=True).first()
        for topic in topics:
            if topic.pk == last:
                return topic
    return topics[0] if topics else None


def plan_of(seen: Overview, states: list[ChapterState], *, minutes_a_day: int) -> Plan:
    """First what is due, then the first chapter that is not told yet, in the minutes that are left (at least two)."""
    review = words.minutes_for(reviews=seen.due_today)
    chapter = next((state for state in states if state.told < state.total), None)
    new = min(NEW_IN_A_STEP, chapter.total - chapter.told) if chapter else 0
    left = max(2, minutes_a_day - review)
    minutes = min(words.minutes_for(new=new), left, LONGEST_CHAPTER_STEP) if chapter else 0
    return Plan(review_minutes=review, chapter=chapter, chapter_minutes=minutes)


def today(topic: Topic, learner: Learner | None, at: datetime) -> Today:
    """The home page of a topic for a stranger (no learner) or a learner."""
    counts = _questions_by_chapter(topic)
    if learner is None or not learner.cards.filter(question__topic=topic).exists():
        chapters = topic.chapters.order_by("position")
        return Today(topic, [ChapterLine(c.key, c.title, counts.get(c.key, 0), 0, 0) for c in chapters])
    day = today_of(learner, at)
    seen, states = overview(learner, topic, day), chapter_states(learner, topic, day)
    plan = plan_of(seen, states, minutes_a_day=learner.minutes_a_day)
    lines = [
        ChapterLine(s.key, s.title, counts.get(s.key, 0), s.told, s.total, is_next=s == plan.chapter) for s in states
    ]
    unfinished = learner.sittings.filter(topic=topic, finished_at=None, answered__gt=0).order_by("-started_at").first()
    if unfinished is not None and today_of(learner, unfinished.started_at) != day:
        unfinished = None
    return Today(topic, lines, seen, plan, unfinished)


def _questions_by_chapter(topic: Topic) -> dict[str, int]:
    rows = Question.objects.servable().worth_asking().filter(topic=topic).values("chapter").annotate(n=Count("pk"))
    return {row["chapter"]: row["n"] for row in rows.order_by()}
