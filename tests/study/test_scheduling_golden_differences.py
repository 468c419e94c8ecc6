"""What stays different between our wrapper and other implementations of FSRS-6, and that it is no more than that.

- **Rounding.** ts-fsrs rounds stability, difficulty and retrievability to eight decimals at every step, fsrs-rs holds
  them in 32 bits; ours are 64-bit floats, as py-fsrs has them.
- **No ceiling.** ts-fsrs and fsrs-rs stop stability at 36,500 days; py-fsrs, and so ours, lets it grow: only intervals
  have a maximum.
- **No higher first floor.** ts-fsrs starts no card below a stability of 0.1, the others at the weight itself (0.001 at
  least). The default weights are above both.
- **Buttons in order.** From review, ts-fsrs keeps Hard and moves Good and then Easy a day later where they tie, even
  past the maximum interval; from a learning step it lets Good and Easy tie. We keep Good, so that the promised
  retention holds, and move Hard a day earlier and Easy a day later, in every state and below the maximum. py-fsrs and
  fsrs-rs let buttons tie.
- **Steps.** fsrs-rs knows no learning steps: it has days after Again too, fractions of a day, where ours and ts-fsrs
  (given the same single step of 10 minutes) come back within the day.
- **Days.** py-fsrs counts periods of 24 hours, so that an answer 13 hours later, after a night, is to it one on the
  same day. We count study days, as fsrs-rs is given them.
"""

import struct
from datetime import UTC, datetime, timedelta

import pytest
from fsrs import Card, Rating, Scheduler

from quizapp.study.answering.grading import AGAIN, EASY, GOOD, HARD
from quizapp.study.memory.scheduling import interval_days
from tests.study.golden_sequences import (
    CEILING,
    FLOOR,
    MAXIMUM,
    NAMES,
    RETENTIONS,
    TABLES,
    answered,
    ours,
    plain_days,
    theirs,
    weights,
)

BELOW = [name for name in NAMES if name != CEILING and name not in FLOOR]


def by_ts_fsrs(plain: dict[int, int], *, in_review: bool) -> dict[int, int]:
    """The days of ts-fsrs: Hard is kept, from review at least."""
    if not in_review:
        return plain
    hard = min(plain[HARD], plain[GOOD])
    good = max(plain[GOOD], hard + 1)
    return plain | {HARD: hard, GOOD: good, EASY: max(plain[EASY], good + 1)}


def by_us(plain: dict[int, int], *, in_review: bool) -> dict[int, int]:
    """Our days: Good is kept, but for room for one Hard before it and one Easy after it."""
    good = min(max(plain[GOOD], 2 if in_review else 1), MAXIMUM - 1)
    return plain | {
        HARD: max(1, min(plain[HARD], good - 1)),
        GOOD: good,
        EASY: min(max(plain[EASY], good + 1), MAXIMUM),
    }


def _in_32_bits(number: float) -> float:
    return struct.unpack("f", struct.pack("f", number))[0]


def choices():
    """(our memory before, the row, retention, its days by ts-fsrs, our days, the plain days) for each review."""
    for group, name in BELOW:
        before = None
        for memory, row in zip(ours(group, name), theirs("ts_fsrs", group, name), strict=True):
            for retention, days in zip(RETENTIONS, row.days, strict=True):
                after = answered(before, row, weights(group), retention=retention)
                plain = plain_days(before, row, weights(group), retention)
                yield before, row, days, (after.due_on - after.last_study_day).days, plain
            before = memory


def test_the_others_round_and_we_do_not() -> None:
    for group, name in NAMES:
        for row in theirs("ts_fsrs", group, name):
            assert (row.stability, row.difficulty) == (round(row.stability, 8), round(row.difficulty, 8))
        for row in theirs("fsrs_rs", group, name):
            assert _in_32_bits(row.stability) == pytest.approx(row.stability, rel=1e-8, abs=0)
    mine = ours("default", "good every day")[-1].stability
    assert mine != round(mine, 8)
    assert _in_32_bits(mine) != pytest.approx(mine, rel=1e-8, abs=0)


@pytest.mark.parametrize("library", TABLES)
def test_only_the_others_stop_stability_at_the_ceiling(library: str) -> None:
    rows, mine = theirs(library, *CEILING), [memory.stability for memory in ours(*CEILING)]
    assert AGAIN not in {row.grade for row in rows}
    assert max(mine) > 2 * MAXIMUM
    assert [row.stability for row in rows] == pytest.approx([min(stability, MAXIMUM) for stability in mine], rel=1e-5)


@pytest.mark.parametrize(("group", "name"), FLOOR)
def test_only_ts_fsrs_lifts_the_first_stability_to_a_tenth(group: str, name: str) -> None:
    rows, given = theirs("ts_fsrs", group, name), weights(group)
    first = ours(group, name)[0].stability
    assert (rows[0].stability, first) == (0.1, given[0])
    assert theirs("fsrs_rs", group, name)[0].stability == pytest.approx(first)
    lifted = ours(group, name, parameters=(0.1, *given[1:]))
    assert [memory.stability for memory in lifted] == pytest.approx([row.stability for row in rows], rel=1e-6)


def test_ties_of_buttons_move_good_there_and_hard_and_easy_here() -> None:
    earlier, later = 0, 0
    for before, row, days, mine, plain in choices():
        in_review = before is not None and before.state == "review"
        stepped = row.grade == AGAIN or (row.grade == HARD and not in_review)
        assert days == (0 if stepped else by_ts_fsrs(plain, in_review=in_review)[row.grade])
        assert mine == (0 if stepped else by_us(plain, in_review=in_review)[row.grade])
        assert mine <= MAXIMUM
        earlier, later = earlier + (mine < days), later + (mine > days)
    assert earlier > 90 and later > 0


def test_ts_fsrs_passes_the_maximum_interval_to_keep_its_order() -> None:
    longest = max(days for _, _, days, _, _ in choices())
    assert longest == MAXIMUM + 1


def test_fsrs_rs_has_days_where_we_have_a_learning_step() -> None:
    steps = 0
    for group, name in BELOW:
        for memory, row in zip(ours(group, name), theirs("fsrs_rs", group, name), strict=True):
            if memory.state != "review":
                steps += 1
                assert memory.due_on == memory.last_study_day
                assert 0 < row.days[1] == pytest.approx(interval_days(memory.stability, 0.9), rel=1e-4)
    assert steps > 100


def test_only_py_fsrs_takes_the_next_morning_for_the_same_day() -> None:
    evening = datetime(2026, 3, 2, 21, tzinfo=UTC)
    library, card = Scheduler(enable_fuzzing=False), Card(card_id=1)
    card, _log = library.review_card(card, Rating.Good, evening)
    bare, _log = library.review_card(card, Rating.Good, evening + timedelta(hours=13))
    same_day, next_day = ("same day: goods", "good every day")
    assert bare.stability == pytest.approx(ours("default", same_day)[1].stability)
    assert ours("default", next_day)[1].stability > 3 * bare.stability
    assert theirs("fsrs_rs", "default", next_day)[1].stability > 3 * bare.stability
