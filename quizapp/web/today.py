"""What the home page proposes: for a stranger the first three minutes, for a learner a review and the next chapter."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from quizapp.facts.models import Topic
from quizapp.progress.learner import Overview, Place, chapter_states, overview, place_in
from quizapp.questions.models import Question
from quizapp.study.models import Learner, Mode, Sitting
from quizapp.study.pace import minutes_for, questions_in
from quizapp.study.queue import available
from quizapp.web.visitor import today_of


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
    """What Start gives now: so many reviews, then so many new questions."""

    reviews: int
    new: int

    @property
    def minutes(self) -> int:
        return minutes_for(self.reviews + self.new)

    @property
    def review_minutes(self) -> int:
        return minutes_for(self.reviews)

    @property
    def new_minutes(self) -> int:
        """What the reviews leave of the whole, so that the parts add up to what the button says."""
        return self.minutes - self.review_minutes

    @property
    def start_label(self) -> str:
        return f"Start ({self.minutes} minute{'' if self.minutes == 1 else 's'})"

    @property
    def is_empty(self) -> bool:
        return not self.reviews and not self.new


@dataclass(frozen=True, slots=True)
class Today:
    """Everything the home page says of one topic. `overview`, `plan`, `unfinished` and `place` are a learner's."""

    topic: Topic
    chapters: list[ChapterLine]
    overview: Overview | None = None
    plan: Plan | None = None
    unfinished: Sitting | None = None
    place: Place | None = None


def topic_of(learner: Learner | None, topics: list[Topic]) -> Topic | None:
    """The topic studied last, else the first."""
    if learner is not None:
        last = learner.sittings.order_by("-started_at").values_list("topic_id", flat=True).first()
        for topic in topics:
            if topic.pk == last:
                return topic
    return topics[0] if topics else None


def plan_of(topic: Topic, learner: Learner, at: datetime, *, due: int) -> Plan:
    """What a sitting of today that started now would hold, by the same count; `due` come first. Five queries."""
    sitting = Sitting(learner=learner, topic=topic, mode=Mode.TODAY, started_at=at)
    sitting.size = questions_in(learner.minutes_a_day)
    questions = available(sitting=sitting, learner=learner, at=at, today=today_of(learner, at))
    reviews = min(due, questions)
    return Plan(reviews=reviews, new=questions - reviews)


def today(topic: Topic, learner: Learner | None, at: datetime) -> Today:
    """The home page of a topic for a stranger (no learner) or a learner."""
    counts = _questions_by_chapter(topic)
    if learner is None or not learner.cards.filter(question__topic=topic).exists():
        chapters = topic.chapters.order_by("position")
        return Today(topic, [ChapterLine(c.key, c.title, counts.get(c.key, 0), 0, 0) for c in chapters])
    day = today_of(learner, at)
    seen, states = overview(learner, topic, day), chapter_states(learner, topic, day)
    following = next((state for state in states if state.told < state.total), None)
    lines = [ChapterLine(s.key, s.title, counts.get(s.key, 0), s.told, s.total, is_next=s == following) for s in states]
    unfinished = learner.sittings.filter(topic=topic, finished_at=None, answered__gt=0).order_by("-started_at").first()
    if unfinished is not None and today_of(learner, unfinished.started_at) != day:
        unfinished = None
    if unfinished is not None:
        return Today(topic, lines, seen, unfinished=unfinished, place=place_in(unfinished))
    return Today(topic, lines, seen, plan=plan_of(topic, learner, at, due=seen.due_today))


def _questions_by_chapter(topic: Topic) -> dict[str, int]:
    rows = Question.objects.servable().worth_asking().filter(topic=topic).values("chapter").annotate(n=Count("pk"))
    return {row["chapter"]: row["n"] for row in rows.order_by()}
