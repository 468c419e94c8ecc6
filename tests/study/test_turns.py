"""Whose turn it is: siblings apart, misses back after two others, kinds mixed."""

from quizapp.questions.vocabulary import Asks
from quizapp.study.asking.turns import Candidate, Turn, may_come, mixed, resting, returning, waiting


def candidate(number: int, asks: str = "person", facts: set[str] | None = None) -> Candidate:
    return Candidate(number, frozenset(facts or {f"event:{number}"}), asks)


def turn(of: Candidate, *, recalled: bool = True, in_sitting: bool = True) -> Turn:
    return Turn(of, recalled, in_sitting)


ONE, TWO, THREE = candidate(1), candidate(2), candidate(3)


def test_a_sibling_of_a_question_answered_today_waits() -> None:
    sibling = candidate(9, facts={"event:1", "event:9"})
    assert not may_come(sibling, [turn(ONE)])
    assert not may_come(sibling, [turn(ONE, in_sitting=False)])
    assert may_come(sibling, [turn(TWO)])


def test_a_question_of_an_earlier_sitting_of_the_day_may_come_again_but_not_one_of_this() -> None:
    assert may_come(ONE, [turn(ONE, in_sitting=False)])
    assert not may_come(ONE, [turn(ONE)])


def test_a_miss_returns_after_two_other_questions() -> None:
    missed = turn(ONE, recalled=False)
    assert returning([missed]) == []
    assert returning([missed, turn(TWO)]) == []
    assert returning([missed, turn(TWO), turn(TWO)]) == []
    assert returning([missed, turn(TWO), turn(THREE)]) == [ONE]


def test_a_miss_returns_until_it_is_recalled_once() -> None:
    missed, others = turn(ONE, recalled=False), [turn(TWO), turn(THREE)]
    assert returning([missed, *others, missed, *others], spaced=False) == [ONE]
    assert returning([missed, *others, turn(ONE), *others], spaced=False) == []


def test_after_a_second_miss_four_others_come_first_where_there_are_others() -> None:
    missed, others = turn(ONE, recalled=False), [turn(candidate(number)) for number in (2, 3, 4, 5)]
    assert returning([missed, *others, missed, *others[:3]]) == []
    assert returning([missed, *others, missed, *others]) == [ONE]


def test_the_longest_waiting_miss_returns_first_and_other_sittings_do_not_matter() -> None:
    turns = [turn(TWO, recalled=False), turn(ONE, recalled=False), turn(THREE), turn(candidate(4))]
    assert returning(turns) == [TWO, ONE]
    elsewhere = turn(ONE, recalled=False, in_sitting=False)
    assert returning([elsewhere, turn(TWO), turn(THREE)]) == []


def test_what_it_was_for_comes_before_the_exact_year() -> None:
    year, purpose = candidate(1, "year"), candidate(2, "purpose")
    assert mixed([year, purpose], []) == purpose


def test_the_kind_asked_least_is_next() -> None:
    pool = [candidate(1, "year"), candidate(2, "year"), candidate(3, "person"), candidate(4, "purpose")]
    turns: list[Turn] = []
    for _ in range(3):
        turns.append(turn(mixed([item for item in pool if may_come(item, turns)], turns)))
    assert [item.candidate.asks for item in turns] == ["purpose", "person", "year"]


def test_among_equals_the_first_in_order_is_next() -> None:
    assert mixed([THREE, ONE, TWO], []) == THREE


def test_a_field_nobody_sorted_is_a_kind_of_its_own() -> None:
    assert candidate(1, "amount").kind == "amount"


def of(asks, count=30, first=100):
    return [candidate(first + number, asks=asks) for number in range(count)]


def played(pool, rounds):
    """What a sitting asks, one round after another, from a pool in story order."""
    turns: list[Turn] = []
    for _ in range(rounds):
        left = [item for item in pool if may_come(item, turns)]
        turns.append(turn(mixed(left, turns)))
    return [item.candidate.asks for item in turns]


def test_a_sitting_asks_few_exact_dates_and_at_most_half_when():
    pool = [*of(Asks.YEAR), *of(Asks.EARLIER, first=200), *of(Asks.PERSON, first=300)]
    asked = played(pool, 20)
    assert asked.count(Asks.YEAR) <= 5
    assert asked.count(Asks.YEAR) + asked.count(Asks.EARLIER) <= 10


def test_where_only_dates_are_left_they_are_asked():
    assert played(of(Asks.YEAR), 5) == [Asks.YEAR] * 5


def test_a_miss_waits_until_it_is_recalled_or_rests() -> None:
    missed, other = turn(ONE, recalled=False), turn(TWO, in_sitting=False, recalled=False)
    assert waiting([missed, other, turn(THREE)]) == [ONE]
    assert waiting([missed, turn(THREE, recalled=False), missed]) == [THREE, ONE]
    assert waiting([missed, turn(ONE)]) == []
    assert waiting([missed] * 3) == []
    assert (resting([missed] * 2), resting([missed] * 3)) == (set(), {1})
    assert returning([*[missed] * 3, turn(TWO), turn(THREE)], spaced=False) == []
