"""Bad items are flagged, by the three rules and at the counts they name."""

import pytest

from quizapp.study.items.flags import Fault, FirstAnswer, Flag, analyse, point_biserial

OFFERED = (0, 1, 2, 3)


def answers(*chosen: int, offered: tuple[int, ...] = OFFERED) -> list[FirstAnswer]:
    """By learners of rising ability."""
    return [FirstAnswer(index == 0, float(place), index, offered) for place, index in enumerate(chosen)]


def faults(*chosen: int) -> tuple[Fault, ...]:
    return analyse(answers(*chosen)).faults


LOW, MIDDLE = (2, 3, 1, 0, 3), (0, 0, 2, 0, 0)


def test_three_of_the_five_ablest_make_a_strong_distractor_of_what_they_choose() -> None:
    assert faults(*LOW, *MIDDLE, 1, 0, 1, 0, 1) == (Fault(Flag.STRONG_DISTRACTOR, 1),)


def test_two_of_them_do_not() -> None:
    assert faults(*LOW, *MIDDLE, 1, 0, 1, 0, 0) == ()


def test_nor_do_three_where_more_of_the_least_able_choose_it() -> None:
    assert faults(1, 1, 1, 1, 0, *MIDDLE, 1, 0, 1, 0, 1) == ()
    assert faults(1, 1, 1, 2, 0, *MIDDLE, 1, 0, 1, 0, 1) == (Fault(Flag.STRONG_DISTRACTOR, 1),)


def test_nothing_is_said_of_fourteen() -> None:
    assert faults(*LOW, *MIDDLE[1:], 1, 0, 1, 0, 1) == ()
    assert analyse(answers(*LOW, *MIDDLE[1:], 1, 0, 1, 0, 1)).point_biserial is None


def test_a_quarter_of_a_large_top_third_is_needed() -> None:
    third = 40
    low, middle = [2, 3] * (third // 2), [0, 2, 3, 1] * (third // 4)
    assert faults(*low, *middle, *[1] * 9, *[0] * 31) == ()
    assert faults(*low, *middle, *[1] * 10, *[0] * 30) == (Fault(Flag.STRONG_DISTRACTOR, 1),)


def test_the_answer_itself_is_never_a_distractor() -> None:
    assert faults(*LOW, *MIDDLE, 0, 0, 0, 0, 0) == ()


@pytest.mark.parametrize(("count", "flagged"), [(59, False), (60, True)])
def test_an_item_that_the_abler_get_wrong_is_flagged_from_sixty(count: int, flagged: bool) -> None:
    half = count // 2
    wrong = [2, 3, 1] * count
    found = faults(*[0] * half, *wrong[: count - half])
    assert (Fault(Flag.NEGATIVE_DISCRIMINATION) in found) == flagged


@pytest.mark.parametrize(("shown", "chosen", "flagged"), [(59, 0, False), (60, 2, True), (60, 3, False)])
def test_a_distractor_that_fewer_than_five_in_a_hundred_choose_is_flagged(
    shown: int, chosen: int, flagged: bool
) -> None:
    rest = [2, 3, *[0] * 4] * 10
    found = faults(*[1] * chosen, *rest[: shown - chosen])
    assert (Fault(Flag.IDLE_DISTRACTOR, 1) in found) == flagged
    assert Fault(Flag.IDLE_DISTRACTOR, 2) not in found


def test_a_share_is_of_those_who_were_offered_it() -> None:
    """Of a larger pool each learner sees four options: the fifth was shown thirty times, not sixty."""
    with_four, without = answers(*[0, 2, 3] * 10, offered=(0, 2, 3, 4)), answers(*[0, 2, 3] * 10)
    found = analyse([*with_four, *without])
    assert (found.options[4].shown, found.options[0].shown) == (30, 60)
    assert Fault(Flag.IDLE_DISTRACTOR, 4) not in found.faults


def test_typed_answers_and_dont_know_choose_no_option() -> None:
    typed = [FirstAnswer(place % 2 == 0, float(place)) for place in range(30)]
    unsure = [FirstAnswer(False, 0.0, None, OFFERED)]
    found = analyse([*typed, *unsure])
    assert (found.answers, found.right) == (31, 15)
    assert {option.shown for option in found.options.values()} == {1}
    assert {option.chosen for option in found.options.values()} == {0}


def test_point_biserial_is_the_correlation_of_being_right_with_ability() -> None:
    rising = [FirstAnswer(place > 1, float(place)) for place in range(4)]
    assert point_biserial(rising) == pytest.approx(2 / 5**0.5)
    assert point_biserial([FirstAnswer(not one.right, one.ability) for one in rising]) == pytest.approx(-2 / 5**0.5)


def test_it_is_unknown_where_all_did_the_same_or_know_the_same() -> None:
    assert point_biserial([FirstAnswer(True, 1.0), FirstAnswer(True, 2.0)]) is None
    assert point_biserial([FirstAnswer(True, 1.0), FirstAnswer(False, 1.0)]) is None
    assert analyse([]).options == {}
