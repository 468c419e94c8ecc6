"""The log read by several processes at once: nothing is counted twice and nothing is left out."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from quizapp.study.items.statistics import Updated
from tests.study.first_answers import a_class, state, update

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres]

PROCESSES = 4


def run_at_once() -> list[Updated]:
    barrier = Barrier(PROCESSES)

    def run(_: int) -> Updated:
        try:
            barrier.wait(timeout=10)
            return update(batch=7)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(PROCESSES) as pool:
        return list(pool.map(run, range(PROCESSES)))


def test_several_runs_at_once_count_each_answer_once() -> None:
    reviews = a_class(learners=20, questions=3)

    done = run_at_once()

    assert sum(one.counted for one in done) == len(reviews)
    at_once = state()
    update(anew=True)
    assert state() == at_once
