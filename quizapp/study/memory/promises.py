"""What each grade would give, before it is given: the days on a flashcard's buttons are the days that are kept."""

from collections.abc import Sequence
from datetime import date

from quizapp.study.memory import caches, fold, scheduling
from quizapp.study.memory.intervals import Intervals
from quizapp.study.memory.scheduling import MemoryValue
from quizapp.study.models import Card, Learner, Memory


def promised_days(
    *,
    card: Card,
    memory: MemoryValue | None,
    weight: float,
    day: date,
    weights: Sequence[float],
    desired_retention: float,
) -> Intervals:
    """The days for Again, Hard, Good and Easy if `card`, remembered as `memory`, is answered on that study day.

    `weights` are of the learner's parameter set. One query, for the load of the days, where there are days to choose.
    """
    learner = card.learner
    return scheduling.promised(
        memory,
        weight=weight,
        study_day=day,
        desired_retention=desired_retention,
        maximum_interval=learner.maximum_interval,
        parameters=weights,
        intercept=learner.intercept,
        fuzz_seed=fold.fuzz_seed(card.pk, memory),
        load=caches.load_of(learner.pk),
    )


def memory_in_force(card: Card, cached: MemoryValue | None) -> MemoryValue | None:
    """The card's memory under the learner's parameter set: from its log where the set is newer than `cached`."""
    name = card.learner.parameters
    if cached is None or cached.parameters == name:
        return cached
    return caches.read_log(card).fold(card, under=name)


def weights_in_force(learner: Learner) -> Sequence[float]:
    """The weights of the learner's parameter set. A query, but not for the default."""
    known = scheduling.PARAMETER_SETS.get(learner.parameters)
    return known or caches.weights_of(learner.pk)[learner.parameters]


def promised_on(card: Card, day: date, *, desired_retention: float | None = None) -> Intervals:
    """The days of a card as it stands now, its right answer being no luck; at the learner's retention, unless told."""
    memory = memory_in_force(card, caches.value_of(Memory.objects.filter(card=card).first()))
    day = max(day, memory.last_study_day) if memory else day
    return promised_days(
        card=card,
        memory=memory,
        weight=1.0,
        day=day,
        weights=weights_in_force(card.learner),
        desired_retention=desired_retention or card.learner.desired_retention,
    )
