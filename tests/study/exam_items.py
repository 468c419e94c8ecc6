"""Made-up questions and terms for the tests of the exam plan."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from quizapp.study.exams.days import Terms
from quizapp.study.exams.gain import Item
from quizapp.study.memory.scheduling import FSRS_DEFAULT_PARAMETERS, MemoryValue

MONDAY = date(2026, 3, 2)


def days(count: int) -> timedelta:
    return timedelta(days=count)


def remembered(stability: float, ago: int = 5, difficulty: float = 5.0) -> MemoryValue:
    """A memory of this stability in days, last answered so many days before MONDAY."""
    return MemoryValue("review", None, stability, difficulty, MONDAY, None, MONDAY - days(ago), 3, 0)


def item(number: int, stability: float | None = None, *, ago: int = 5, seconds: float = 30.0, options: int = 4) -> Item:
    """Without a stability it was never asked."""
    return Item(number, None if stability is None else remembered(stability, ago), seconds, options)


def terms(ahead: int, minutes: int = 10, **more: Any) -> Terms:
    """MONDAY's, of an exam so many days ahead."""
    return Terms(MONDAY + days(ahead), MONDAY, minutes, FSRS_DEFAULT_PARAMETERS, **more)


memories = st.one_of(
    st.none(),
    st.builds(
        remembered,
        st.floats(min_value=0.2, max_value=300),
        st.integers(min_value=0, max_value=40),
        st.floats(min_value=1, max_value=10),
    ),
)


@st.composite
def scopes(draw: Any, most: int = 40) -> list[Item]:
    """Questions of an exam, met and new."""
    found = draw(st.lists(memories, min_size=1, max_size=most))
    options = draw(st.lists(st.sampled_from([0, 2, 4]), min_size=len(found), max_size=len(found)))
    return [Item(number, memory, 30.0, k) for number, (memory, k) in enumerate(zip(found, options, strict=True))]


preparations = st.builds(
    lambda ahead, minutes, away: terms(
        ahead, minutes, away=frozenset(MONDAY + days(day) for day in away if day < ahead)
    ),
    st.integers(min_value=1, max_value=60),
    st.integers(min_value=1, max_value=40),
    st.sets(st.integers(min_value=0, max_value=59), max_size=10),
)
