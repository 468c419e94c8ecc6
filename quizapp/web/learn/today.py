"""What the home page proposes: for a stranger the first three minutes, for a learner a review and the next chapter."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count

from quizapp.facts.models import Topic
from quizapp.progress.learner import ChapterState, Overview, Place, chapter_states, overview, place_in, told_in
from quizapp.questions.models import Question
from quizapp.study.asking.queue import available
from quizapp.study.daily import backlog
from quizapp.study.daily.away import DaysAway, came_back
from quizapp.study.daily.budget import Budget, budget_of
from quizapp.study.daily.pace import Pace
from quizapp.study.daily.pauses import away_on, pause_on, pauses_of
from quizapp.study.daily.streak import streak
from quizapp.study.learners import own_day
from quizapp.study.models import Learner, Mode, Pause, Sitting
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
    """What Start gives now: so many reviews, then so many new questions, of these chapters in their order."""

    reviews: int
    new: int
    chapters: Sequence[str] = ()
    pace: Pace = field(default_factory=Pace)

    @property
    def minutes(self) -> int:
        return self.pace.minutes_for(self.reviews + self.new)

    @property
    def review_minutes(self) -> int:
        return self.pace.minutes_for(self.reviews)

    @property
    def new_minutes(self) -> int:
        """What the reviews leave of the whole, so that the parts add up to what the button says."""
        return self.minutes - self.review_minutes

    @property
    def length(self) -> str:
        """As on the button: '3 minutes'."""
        return f"{self.minutes} minute{'' if self.minutes == 1 else 's'}"

    @property
    def start_label(self) -> str:
        return f"Start ({self.length})"

    @property
    def go_on_label(self) -> str:
        return f"Go on ({self.length})"

    @property
    def is_empty(self) -> bool:
        return not self.reviews and not self.new


@dataclass(frozen=True, slots=True)
class Today:
    """Everything the home page says of one topic; all but the chapters is a learner's.

    away     the pause that today is part of; then nothing is said of what is due
    backlog  in words, where more is due than the day's minutes hold
    streak   in days, for who asked for it
    """

    topic: Topic
    chapters: list[ChapterLine]
    overview: Overview | None = None
    budget: Budget | None = None
    plan: Plan | None = None
    unfinished: Sitting | None = None
    place: Place | None = None
    away: Pause | None = None
    backlog: str = ""
    streak: int | None = None


def topic_of(learner: Learner | None, topics: list[Topic]) -> Topic | None:
    """The topic studied last, else the first."""
    if learner is not None:
        last = learner.sittings.order_by("-started_at").values_list("topic_id", flat=True).first()
        for topic in topics:
            if topic.pk == last:
                return topic
    return topics[0] if topics else None


def plan_of(topic: Topic, learner: Learner, at: datetime, *, budget: Budget, states: Sequence[ChapterState]) -> Plan:
    """What a sitting of today that started now would hold, by the same count. Seven queries."""
    sitting = Sitting(learner=learner, topic=topic, mode=Mode.TODAY, started_at=at, size=budget.next_size)
    supply = available(sitting=sitting, learner=learner, at=at, today=today_of(learner, at))
    chapters = [state.title for state in states if supply.new[state.key]]
    return Plan(supply.due, supply.new.total(), chapters, budget.pace)


def today(topic: Topic, learner: Learner | None, at: datetime) -> Today:
    """The home page of a topic for a stranger (no learner) or a learner."""
    counts = _questions_by_chapter(topic)
    if learner is None or not learner.cards.filter(question__topic=topic).exists():
        return Today(topic, _plain_lines(topic, counts))
    day, pauses = today_of(learner, at), list(pauses_of(learner))
    if away := pause_on(pauses, day):
        return Today(topic, _plain_lines(topic, counts), away=away)
    known, budget = told_in(learner, topic, day), budget_of(learner, day)
    seen = overview(learner, topic, day, known=known)
    states = chapter_states(learner, topic, day, known=known)
    days = list(learner.days.values_list("study_day", flat=True))
    unfinished = _unfinished(learner, topic, at)
    return Today(
        topic,
        _lines(states, counts),
        overview=seen,
        budget=budget,
        plan=None if unfinished else plan_of(topic, learner, at, budget=budget, states=states),
        unfinished=unfinished,
        place=place_in(unfinished) if unfinished else None,
        backlog=backlog_in_words(seen, budget, was_away=came_back(days, day, away_on(pauses))),
        streak=streak_of(learner, days, day, away_on(pauses)),
    )


def backlog_in_words(seen: Overview, budget: Budget, *, was_away: bool) -> str:
    """How a learner with more due than today's minutes hold gets back; nothing where there is no need to say so."""
    coming = [number for _, number in seen.forecast[1:]]
    days = backlog.days_back(seen.due_today, budget.questions_a_day, coming)
    is_first_day = was_away and not seen.reviews_today
    if not seen.due_today or (days == 1 and not is_first_day):
        return ""
    return backlog.in_words(days, budget.minutes, was_away=was_away)


def streak_of(learner: Learner, days: Sequence[date], day: date, away: DaysAway) -> int | None:
    """The learner's streak in days; None for who did not ask for one."""
    return streak(days, day, away) if learner.wants_streak else None


def _unfinished(learner: Learner, topic: Topic, at: datetime) -> Sitting | None:
    """The sitting that was begun today and not ended; a game or practice left behind does not stand before the day."""
    open_ones = learner.sittings.filter(topic=topic, finished_at=None, answered__gt=0)
    begun = open_ones.exclude(mode__in=(Mode.PLAY, Mode.PRACTICE)).order_by("-started_at").first()
    if begun is None or own_day(learner, begun.started_at) < own_day(learner, at):
        return None
    return begun


def _lines(states: Sequence[ChapterState], counts: dict[str, int]) -> list[ChapterLine]:
    following = next((state for state in states if state.told < state.total), None)
    return [ChapterLine(s.key, s.title, counts.get(s.key, 0), s.told, s.total, is_next=s == following) for s in states]


def _plain_lines(topic: Topic, counts: dict[str, int]) -> list[ChapterLine]:
    """The chapters without a word on how far one is."""
    return [ChapterLine(c.key, c.title, counts.get(c.key, 0), 0, 0) for c in topic.chapters.order_by("position")]


def _questions_by_chapter(topic: Topic) -> dict[str, int]:
    rows = Question.objects.servable().worth_asking().filter(topic=topic).values("chapter").annotate(n=Count("pk"))
    return {row["chapter"]: row["n"] for row in rows.order_by()}
