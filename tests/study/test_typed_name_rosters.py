"""Typed names where the persons of a topic are not told apart, not there, or too many."""

from quizapp.study.answering.typed.names import Roster, grade_name
from tests.study.test_typed_names import ROSTER, person


def test_who_may_be_the_same_person_is_neither_right_nor_wrong() -> None:
    roster = Roster([person("kjt", "Kassym-Jomart Tokayev"), person("tokayev", "Tokayev", perhaps=True)])
    assert grade_name("Tokayev", key="kjt", roster=roster).verdict == "ask_again"


def test_what_the_question_accepts_is_right_even_where_the_person_is_gone() -> None:
    assert grade_name("The Elbasy", key="gone", roster=ROSTER, accepted=["Elbasy", "the Elbasy"]).verdict == "right"


def test_a_name_that_two_people_bear_is_right_for_either() -> None:
    roster = Roster([person("one", "Wang Wei", "pinyin"), person("two", "Wang Wei", "pinyin")])
    assert [grade_name("Wang Wei", key=key, roster=roster).verdict for key in ("one", "two")] == ["right", "right"]


def test_beyond_the_bound_only_known_spellings_are_accepted() -> None:
    roster = Roster(ROSTER.persons, complete=False)
    assert grade_name("Omarov", key="omarov", roster=roster).verdict == "right"
    assert grade_name("Omarof", key="omarov", roster=roster).verdict == "wrong"
