"""The last pass: every question once more, spread backwards so that no wall stands on the day before."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.exams.days import Terms, pass_begins, spread
from quizapp.study.exams.plan import order_of, plan_of
from tests.study.exam_items import MONDAY, days, item, terms


def later(one: Terms, day: date) -> Terms:
    return Terms(one.on, day, one.minutes, one.parameters, since=MONDAY, away=one.away)


def test_120_questions_at_10_minutes_are_the_last_six_days_twenty_on_each():
    exam = terms(30)
    begins = pass_begins([30.0] * 120, exam)
    assert (exam.on - begins).days == 6
    rooms = [(day, 600.0) for day in exam.study_days(begins)]
    placed = spread([30.0] * 120, rooms)
    assert [list(placed.values()).count(day) for day, _ in rooms] == [20] * 6


def test_days_away_push_it_forward():
    away = frozenset({MONDAY + days(28), MONDAY + days(29)})
    assert pass_begins([30.0] * 120, terms(30, away=away)) == MONDAY + days(22)


def test_it_takes_at_most_half_of_the_days_there_were():
    assert pass_begins([30.0] * 600, terms(10)) == MONDAY + days(5)
    assert pass_begins([30.0] * 600, terms(9)) == MONDAY + days(4)
    assert pass_begins([30.0], terms(1)) == MONDAY


def test_the_days_of_the_pass_stand_still_while_time_goes_on():
    whole = terms(30)
    assert {pass_begins([30.0] * 500, later(whole, MONDAY + days(ahead))) for ahead in range(30)} == {MONDAY + days(15)}


def test_what_fades_soonest_comes_nearest_to_the_day():
    scope = [item(number, 40.0 + number, ago=60) for number in range(40)]
    first = order_of(scope, later(terms(30), MONDAY + days(28)))
    assert sorted(first.last_pass) == list(range(20, 40))
    last = order_of([one for one in scope if one.question_id < 20], later(terms(30), MONDAY + days(29)))
    assert sorted(last.last_pass) == list(range(20))


def test_what_was_seen_since_it_began_is_not_asked_again_in_it():
    exam = later(terms(30), MONDAY + days(29))
    began = pass_begins([30.0] * 40, exam)
    ago = (MONDAY - began).days  # of what was answered on its first day
    scope = [*(item(n, 20.0, ago=ago) for n in range(20)), *(item(n, 20.0, ago=20) for n in range(20, 40))]
    assert sorted(order_of(scope, exam).last_pass) == list(range(20, 40))


def test_new_questions_are_no_part_of_it_and_go_before_it_since_they_gain_most():
    exam = later(terms(20), MONDAY + days(19))
    order = order_of([item(1, 30.0, ago=60), item(2)], exam)
    assert (order.first, order.last_pass, order.by_gain) == ([2], [1], [])
    assert order.ids == [2, 1]


def test_what_is_new_leaves_less_room_for_it():
    exam = later(terms(30), MONDAY + days(29))
    scope = [*(item(number, 30.0, ago=60) for number in range(20)), *(item(number) for number in range(20, 28))]
    order = order_of(scope, exam)
    room = 600 - sum(order.worths[one].seconds for one in order.first)
    assert len(order.last_pass) == room // 30
    assert order.within(600).count == len(order.first) + len(order.last_pass)


def test_what_does_not_fit_is_what_gains_least():
    exam = Terms(MONDAY + days(1), MONDAY, 10, terms(1).parameters, since=MONDAY - days(30))
    firm, fading = [item(n, 300.0, ago=90) for n in range(20)], [item(n, 5.0, ago=90) for n in range(20, 40)]
    assert sorted(order_of([*firm, *fading], exam).last_pass) == list(range(20, 40))


def test_the_plan_marks_its_days():
    plan = plan_of([item(number, 30.0, ago=20) for number in range(120)], terms(30))
    marked = [day.on for day in plan.days if day.in_pass]
    assert marked == [MONDAY + days(ahead) for ahead in range(24, 30)]
    assert sum(day.last_pass for day in plan.days) > 0
    assert all(not day.last_pass for day in plan.days if not day.in_pass)


@given(
    st.lists(st.floats(min_value=5, max_value=90), max_size=80),
    st.lists(st.floats(min_value=0, max_value=900), max_size=12),
)
def test_no_day_gets_more_than_it_has_and_later_days_fill_first(seconds, room):
    rooms = [(MONDAY + days(place), has) for place, has in enumerate(room)]
    placed = spread(seconds, rooms)
    for day, has in rooms:
        assert sum(seconds[place] for place, on in placed.items() if on == day) <= has + 1e-6
    assert list(placed) == list(range(len(placed)))
    assert list(placed.values()) == sorted(placed.values(), reverse=True)
