"""What each desired retention would mean for one learner: the year of `workload`, kept in the cache."""

from hashlib import sha256

from django.core.cache import cache

from quizapp.study.memory.promises import weights_in_force
from quizapp.study.memory.workload import Workload, workloads
from quizapp.study.models import Learner

_INTERCEPT_STEP = 0.05  # logits: the intercept moves with every answer, and so little changes nothing to be seen
_KEPT = 30 * 24 * 60 * 60  # seconds; what it depends on is all in the key


def workloads_of(learner: Learner) -> list[Workload]:
    """A year at each desired retention, for one card. A query at most; a third of a second where it is not cached."""
    weights = tuple(weights_in_force(learner))
    intercept = round(learner.intercept / _INTERCEPT_STEP) * _INTERCEPT_STEP
    terms = (weights, round(intercept, 2), learner.maximum_interval)
    key = f"workloads:1:{sha256(repr(terms).encode()).hexdigest()}"
    known = cache.get(key)
    if known is None:
        known = workloads(parameters=weights, intercept=intercept, maximum_interval=learner.maximum_interval)
        cache.set(key, known, _KEPT)
    return list(known)
