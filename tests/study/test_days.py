"""The study day is the day a learner would say it is."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.days import is_zone, study_day

ZONES = ["UTC", "Asia/Almaty", "Europe/Paris", "America/New_York", "Pacific/Kiritimati", "Australia/Lord_Howe"]


def test_half_past_midnight_belongs_to_the_evening_before() -> None:
    assert study_day(datetime(2026, 3, 2, 0, 30, tzinfo=UTC), "UTC", 4) == date(2026, 3, 1)
    assert study_day(datetime(2026, 3, 2, 4, 0, tzinfo=UTC), "UTC", 4) == date(2026, 3, 2)


def test_the_zone_of_the_learner_counts_and_not_the_servers() -> None:
    moment = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
    assert study_day(moment, "Asia/Almaty", 4) == date(2026, 3, 2)
    assert study_day(moment, "America/New_York", 4) == date(2026, 3, 1)


def test_an_evening_and_the_next_morning_are_a_day_apart_though_13_hours() -> None:
    evening = datetime(2026, 3, 2, 20, 0, tzinfo=UTC)
    assert study_day(evening + timedelta(hours=13), "UTC", 4) - study_day(evening, "UTC", 4) == timedelta(days=1)


@pytest.mark.parametrize("change", [date(2026, 3, 29), date(2026, 10, 25)])
def test_the_day_begins_at_the_rollover_hour_on_the_clock_when_clocks_change(change: date) -> None:
    # 04:00 in Paris is two or three hours after midnight on these days; either way it is the first moment of the day.
    four_am = datetime(change.year, change.month, change.day, 2 if change.month == 3 else 3, tzinfo=UTC)
    assert study_day(four_am, "Europe/Paris", 4) == change
    assert study_day(four_am - timedelta(seconds=1), "Europe/Paris", 4) == change - timedelta(days=1)


@given(
    st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.timedeltas(timedelta(0), timedelta(days=3)),
    st.sampled_from(ZONES),
    st.integers(0, 12),
)
def test_study_days_never_run_backwards_at_one_place(
    moment: datetime, later: timedelta, zone: str, rollover: int
) -> None:
    # An autumn night repeats an hour on the clock; a rollover inside that hour may repeat, so a whole hour is allowed.
    first, then = study_day(moment, zone, rollover), study_day(moment + later, zone, rollover)
    assert then >= first or later < timedelta(hours=1)
    assert then - first <= later + timedelta(days=1)


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        study_day(datetime(2026, 3, 2), "UTC", 4)  # noqa: DTZ001


@pytest.mark.parametrize("text", ["UTC", "Asia/Almaty", "Etc/GMT+5"])
def test_iana_names_are_zones(text: str) -> None:
    assert is_zone(text)


@pytest.mark.parametrize(
    "text", ["", "Asia", "Mars/Olympus", "../etc/passwd", "/etc/passwd", "UTC\0", "A" * 65, " UTC"]
)
def test_anything_else_a_browser_may_send_is_no_zone(text: str) -> None:
    assert not is_zone(text)
    with pytest.raises(ValueError, match="not an IANA time zone"):
        study_day(datetime(2026, 3, 2, tzinfo=UTC), text, 4)
