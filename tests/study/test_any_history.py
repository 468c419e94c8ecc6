"""A state machine over random histories: whatever is done, in whatever order, the promises of the log hold."""

import os
from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from quizapp.study.models import Correction, Review
from tests.study.history import MODES, Student, check, wipe_and_rebuild

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

# Nights, hours, a holiday, a clock set back; the 2026 changes of summer time lie within reach of the start in March.
JUMPS = [-40.0, -1.0, -0.05, 0.01, 0.4, 0.55, 1.0, 2.5, 6.0, 27.0, 240.0]
ZONES = ["UTC", "Asia/Almaty", "America/New_York", "Europe/Berlin", "Pacific/Kiritimati", "Pacific/Pago_Pago"]
back = st.integers(0, 6)
answers = st.lists(st.sampled_from([True, True, False]), min_size=2, max_size=6)


done: Counter[str] = Counter()


class History(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        # Tried again, a history draws the same ids; the plugin `chance` puts the real source back after the test.
        os.urandom = Random("ids of a history").randbytes  # noqa: S311 - rows of a test, no secret
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.student = Student()

    def teardown(self) -> None:
        try:
            wipe_and_rebuild(self.student)
            done.update(Review.objects.values_list("mode", flat=True))
            done.update(Correction.objects.values_list("kind", flat=True))
            done["weights of their own"] += Review.objects.exclude(parameters="fsrs-6-default").count()
        finally:
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)

    @initialize(right=answers)
    def first_day(self, right: list[bool]) -> None:
        self.student.study("today", right)

    @rule(days=st.sampled_from(JUMPS), mode=st.sampled_from([*MODES, "practice"]), right=answers)
    def another_day(self, days: float, mode: str, right: list[bool]) -> None:
        self.student.at += timedelta(days=days)
        self.student.study("today", right)
        self.student.study(mode, right)

    @rule(back=back, grade=st.integers(1, 4), right=answers)
    def undo_some_and_go_on(self, back: int, grade: int, right: list[bool]) -> None:
        self.student.say("undo", back, grade)
        self.student.study("today", right)
        self.student.say("regrade", 0, grade)

    @rule()
    def leave_a_question_open(self) -> None:
        self.student.leave_open()

    @rule(back=back, right=st.booleans())
    def answer_in_an_old_tab(self, back: int, right: bool) -> None:
        self.student.answer_an_old_tab(back, right=right)

    @rule(what=st.sampled_from(["undo", "guessed", "regrade"]), back=back, grade=st.integers(1, 4))
    def say_something_later(self, what: str, back: int, grade: int) -> None:
        self.student.say(what, back, grade)

    @rule(number=st.integers(0, 4))
    def reset_a_card(self, number: int) -> None:
        self.student.reset(number)

    @rule(zone=st.sampled_from(ZONES), hour=st.sampled_from([0, 4, 12]))
    def travel(self, zone: str, hour: int) -> None:
        self.student.move_to(zone)
        self.student.choose(rollover_hour=hour)

    @rule(retention=st.sampled_from([0.7, 0.9, 0.97]), days=st.sampled_from([30, 365]))
    def change_the_promise(self, retention: float, days: int) -> None:
        self.student.choose(desired_retention=retention, maximum_interval=days)

    @rule(scale=st.sampled_from([0.5, 1.5]), days=st.sampled_from([1.0, 9.0]), right=answers)
    def adopt_weights_and_go_on(self, scale: float, days: float, right: list[bool]) -> None:
        self.student.adopt(scale)
        self.student.at += timedelta(days=days)
        self.student.study("today", right)

    @rule(number=st.integers(0, 4), what=st.sampled_from(["new wording", "new answer", "withdrawn"]))
    def regenerate(self, number: int, what: str) -> None:
        self.student.regenerate(number, what)

    @invariant()
    def promises_hold(self) -> None:
        check(self.student)


@pytest.mark.long
def test_whatever_happens_the_promises_of_the_log_hold() -> None:
    run_state_machine_as_test(
        History,
        settings=settings(
            max_examples=9, stateful_step_count=20, suppress_health_check=[HealthCheck.too_slow], deadline=None
        ),
    )
    assert all(done[what] > 5 for what in ("scheduled", "practice", "void", "regrade", "weights of their own")), done
