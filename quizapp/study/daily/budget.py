"""The minutes of a study day: what the learner wants to spend, what is spent already, and what the rest still holds."""

from dataclasses import dataclass, field
from datetime import date

from quizapp.study.daily.pace import LARGEST_SIZE, OWN_ANSWERS, Pace, pace_of, seconds_spent
from quizapp.study.memory.fold import UNSCHEDULED
from quizapp.study.models import Learner, LearnerDay

GO_ON_MINUTES = 3  # a helping more, for who goes on after the day's minutes


@dataclass(frozen=True, slots=True)
class Budget:
    """`minutes` the learner wants to study a day; `spent` seconds studied today, in every way to study; their pace."""

    minutes: int
    spent: float = 0.0
    pace: Pace = field(default_factory=Pace)

    @property
    def questions_a_day(self) -> int:
        """How many questions the minutes of a whole day hold, with what comes back of them; at least one."""
        return max(1, self.pace.questions_in(60 * self.minutes))

    @property
    def questions_left(self) -> int:
        """How many whole questions the rest of today's minutes holds, with what comes back of them."""
        if not self.spent:
            return self.questions_a_day
        return self.pace.questions_in(60 * self.minutes - self.spent)

    @property
    def is_met(self) -> bool:
        """The day's goal: not one more question fits into its minutes."""
        return not self.questions_left

    @property
    def next_size(self) -> int:
        """Questions of a sitting that starts now: the rest of the day's, or a helping more once the goal is met."""
        return min(self.questions_left or max(1, self.pace.questions_in(60 * GO_ON_MINUTES)), LARGEST_SIZE)

    @property
    def minutes_spent(self) -> int:
        """Whole minutes of today, at least one when there was any; the whole goal where no question fits any more."""
        whole = max(1, int(self.spent / 60)) if self.spent else 0
        return max(whole, self.minutes) if self.is_met else min(whole, self.minutes)


def budget_of(learner: Learner, today: date) -> Budget:
    """The learner's budget of a study day, as it stands. Two queries."""
    day = LearnerDay.objects.filter(learner=learner, study_day=today).first()
    spent = seconds_spent(day.milliseconds, day.reviews) if day else 0.0
    return Budget(learner.minutes_a_day, spent, own_pace(learner))


def own_pace(learner: Learner) -> Pace:
    """The learner's pace by their last answers. One query.

    Left out are a guess before reading, which is asked again however it went, and practice, games among it. A card that
    is asked in two sittings of a day was planned twice.
    """
    counted = learner.reviews.exclude(mode__in=UNSCHEDULED).exclude(milliseconds=None)
    rows = list(counted.order_by("-at").values_list("milliseconds", "study_day", "sitting_id", "card_id")[:OWN_ANSWERS])
    return pace_of([row[0] or 0 for row in rows], [row[1:] for row in rows])
