"""The benchmark of the scheduler measures what it says: by hand-computed values and a tiny run."""

import math
from xml.etree import ElementTree as ET

import pytest

from tests.benchmarks.scheduler_quality import Size, drawn, main, measured
from tests.benchmarks.scheduling.fronts import front, read_off
from tests.benchmarks.scheduling.learning import Answer, Course, Learner, study
from tests.benchmarks.scheduling.measures import Prediction, auc, log_loss, rmse_bins
from tests.benchmarks.scheduling.memories import CONTROL, KINDS
from tests.benchmarks.scheduling.predictors import Average, MovingAverage, Sm2Says, predictions, read_log
from tests.benchmarks.scheduling.rivals import CONTENDERS, Leitner, Ours, Sm2


def predicted(p, right, elapsed=1, place=2, lapses=0):
    return Prediction(p, right, elapsed, place, lapses)


def answers(*days_and_rights):
    """The log of one typed item."""
    return [Answer(0, day, right, 1, 3 if right else 1, day + 0.5) for day, right in days_and_rights]


def test_log_loss_is_the_mean_surprise():
    assert log_loss([predicted(0.8, True), predicted(0.5, False)]) == pytest.approx(
        -(math.log(0.8) + math.log(0.5)) / 2
    )
    assert log_loss([predicted(1.0, False)]) == pytest.approx(math.log(10_000)), (
        "certain and wrong is dear, not endless"
    )


def test_gaps_within_a_bin_cancel_and_gaps_of_two_bins_do_not():
    together = [predicted(0.9, True, elapsed=1, place=2), predicted(0.3, False, elapsed=3, place=3)]
    assert rmse_bins(together) == pytest.approx(abs(0.6 - 0.5))
    for other in ({"elapsed": 4}, {"place": 4}, {"lapses": 1}):
        apart = [predicted(0.9, True), predicted(0.3, False, **other)]
        assert rmse_bins(apart) == pytest.approx(math.sqrt((0.1**2 + 0.3**2) / 2)), other


def test_auc_counts_pairs_in_order_and_ties_half():
    mixed = [predicted(0.9, True), predicted(0.6, True), predicted(0.6, False), predicted(0.2, False)]
    assert auc(mixed) == pytest.approx(3.5 / 4)
    assert auc([predicted(0.9, True)]) is None


def test_a_front_leaves_out_what_is_dearer_and_worse():
    best = front([(2, 50), (1, 30), (3, 40), (4, 70), (2, 45)])
    assert best == [(1, 30), (2, 50), (4, 70)]
    assert [read_off(best, minutes) for minutes in (0.5, 1.5, 3, 9)] == [None, 40, 60, 70]


def test_answers_of_the_day_of_the_last_one_are_learnt_from_but_not_predicted():
    log = answers((0, False), (0, True), (1, False), (1, True), (8, True))
    made = predictions(log, Average())
    assert [(one.elapsed, one.place, one.lapses, one.right) for one in made] == [(1, 3, 0, False), (7, 5, 1, True)]
    assert [one.p for one in made] == pytest.approx([0.9, 0.9 / 2])


def test_sm2_gives_1_and_6_and_15_days_and_falls_to_nine_tenths_over_them():
    made = predictions(answers((0, True), (1, True), (7, True), (37, True)), Sm2Says())
    assert [one.p for one in made] == pytest.approx([0.9, 0.9, 0.9**2])


def test_the_moving_average_steps_by_a_share_of_its_error():
    first, second = predictions(answers((0, True), (1, False), (2, True)), MovingAverage())
    start = 1 / (1 + math.exp(-1.2))
    assert (first.p, second.p) == pytest.approx((start, 1 / (1 + math.exp(-(1.2 - 0.3 * start)))))


def test_rivals_give_the_intervals_they_are_known_for():
    sm2, leitner, given = Sm2(1.0), Leitner(2.0), []
    for day, right in enumerate((True, True, True, False)):
        for rival in (sm2, leitner):
            rival.answer(0, right=right, options=1, day=day, moment=day + 0.5)
        given.append((sm2.due[0] - day, leitner.due[0] - day))
    assert given == [(1, 4), (6, 8), (15, 16), (1, 2)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_memories_fade_and_what_is_spaced_fades_less(kind):
    learner = Learner(kind, 0)
    crammed, spaced = ([learner.item(number)[0] for number in range(30)] for _ in range(2))
    for item, other in zip(crammed, spaced, strict=True):
        for step in range(4):
            item.study(step * 0.001, recalled=step > 0)
            other.study(step * 2.0, recalled=step > 0)
    at_once, soon, late = (sum(item.recall(6 + days) for item in spaced) / 30 for days in (0.01, 5, 90))
    assert at_once > soon > late > 0
    assert sum(item.recall(0.003 + 30) for item in crammed) < sum(item.recall(6 + 30) for item in spaced)
    assert 0.4 < sum(_met_once(learner, number).recall(1) for number in range(100)) / 100 < 0.8


def _met_once(learner, number):
    item, _chance = learner.item(number)
    item.study(0, recalled=False)
    return item


def test_where_memory_is_what_fsrs_believes_weighing_luck_keeps_the_promise_better():
    course = Course(days=60, minutes=12)
    weighted, plain = (
        study(Learner(CONTROL, 0), Ours(0.9, knows_luck=weighs, online=False), course).delivered
        for weighs in (True, False)
    )
    assert plain < weighted < 0.9 + 0.02
    assert weighted > 0.86


def test_nobody_is_given_more_minutes_and_a_run_can_be_repeated():
    size = Size(learners=1, days=6, budgets=(2.0,), contenders=[c for c in CONTENDERS if c.name in ("ours", "SM-2")])
    results = measured(size)
    outcomes = [outcome for some in results.runs.values() for outcome in some]
    assert all(0 < outcome.minutes <= 2.0 for outcome in outcomes)
    assert len({outcome.recalled for outcome in outcomes}) > len(KINDS), "settings matter"
    again = measured(size)
    assert (again.runs, again.delivered, again.calibrations) == (results.runs, results.delivered, results.calibrations)
    root = ET.fromstring(drawn(results))  # noqa: S314 - written a line above
    assert [root[0].tag.rpartition("}")[2], root[1].tag.rpartition("}")[2]] == ["title", "desc"]
    assert "SM-2" in root[1].text


def test_a_real_log_is_scored_and_a_bad_line_is_named(tmp_path, monkeypatch, capsys):
    path, day = tmp_path / "log.csv", 86_400_000
    head = "card_id,review_time,review_rating,review_duration\n"
    path.write_text(head + f"a,{5 * day},1,900\nb,{day},3,\nb,{4 * day},2,\na,{3 * day},3,\n")
    assert [(one.item, one.grade) for one in read_log(path)] == [(1, 3), (0, 3), (1, 2), (0, 1)]
    monkeypatch.setattr("sys.argv", ["scheduler_quality", "--log", str(path)])
    main()
    table = capsys.readouterr().out
    assert "4 answers" in table
    assert "MOVING-AVG" in table
    path.write_text(head + "a,5,7,\n")
    with pytest.raises(ValueError, match="line 2: a rating is 1 to 4"):
        read_log(path)
