"""A hint narrows the answer down, never gives it away, and costs the grade."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.study.answering.typed.hints import hint_of
from quizapp.study.models import Memory, Presentation, Review
from quizapp.study.sessions import Given, NotPossible, hint_for, submit_answer, take_hint
from tests.factories import NOON, card, learner, name_question, person, presentation, question, year_question


def of(asks: str, value: str) -> str:
    return hint_of(asks, {"text": value, "value": value})


@pytest.mark.parametrize(
    ("asks", "value", "words"),
    [
        ("year", "1992", "It was in the 1990s."),
        ("year", "1992-05/1993", "It was in the 1990s."),
        ("year", "1989/1991", "It was in the 20th century."),
        ("year", "0042", "It was in the 1st century."),
        ("year", "1999/2002", ""),
        ("year", "2018/..", ""),
        ("month", "1992-05", "It was in the second quarter of the year: April, May or June."),
        ("month", "1992-12", "It was in the fourth quarter of the year: October, November or December."),
        ("month", "1992", ""),
        ("day", "1992-05-14", "It was in May."),
        ("person", "Jiang Zemin", "The name has 2 words, of 5 and 5 letters; it begins with J."),
        ("person", "Kassym-Jomart Tokayev", "The name has 2 words, of 12 and 7 letters; it begins with K."),
        ("person", "U Thant", "The name has 2 words, of 1 and 5 letters."),
        ("person", "Pelé", "The name has one word, of 4 letters; it begins with P."),
        ("person", "Ё", "The name has one word, of 1 letter."),
        ("period", "in the 1990s", ""),
        ("year", "no date", ""),
    ],
)
def test_what_a_hint_says(asks: str, value: str, words: str) -> None:
    assert of(asks, value) == words


@given(st.integers(100, 9999))
def test_the_hint_for_a_year_is_that_of_ten(year: int) -> None:
    decade = range(year // 10 * 10, year // 10 * 10 + 10)
    assert {of("year", f"{one:04}") for one in decade} == {of("year", f"{year:04}")}


@given(st.text(min_size=1, max_size=40))
def test_the_hint_for_a_name_holds_no_word_of_it(name: str) -> None:
    letters = ["".join(one for one in word if one.isalpha()) for word in name.split()]
    said = of("person", name).partition("; it begins with ")[2].rstrip(".")
    assert not said or (letters and said.casefold() not in {word.casefold() for word in letters if len(word) > 1})


@pytest.mark.django_db
def test_a_right_answer_after_a_hint_is_right_and_counts_as_again() -> None:
    shown = presentation(card(learner(), year_question("1992")), format="typed", options=[])
    assert [take_hint(presentation=shown) for _ in range(2)] == ["It was in the 1990s."] * 2
    assert Presentation.objects.get().hints == 1
    told = submit_answer(presentation=shown, given=Given(text="1992"), at=NOON)
    assert (told.verdict, told.grade, Review.objects.get().hints) == ("right", 1, 1)
    assert Memory.objects.get().state == "learning"


@pytest.mark.django_db
def test_after_the_answer_there_is_no_hint() -> None:
    shown = presentation(card(learner(), year_question("1992")), format="typed", options=[])
    submit_answer(presentation=shown, given=Given(text="1992"), at=NOON)
    with pytest.raises(NotPossible, match="answered"):
        take_hint(presentation=shown)
    assert Presentation.objects.get().hints == 0


@pytest.mark.django_db
def test_a_choice_has_no_hint() -> None:
    shown = presentation(card(learner(), question()))
    assert hint_for(shown) == ""
    with pytest.raises(NotPossible, match="no hint"):
        take_hint(presentation=shown)


@pytest.mark.django_db
def test_a_cloze_has_the_hint_of_what_it_asks_for() -> None:
    asked = name_question(person(name="Li Peng"), formats=["cloze"])
    assert hint_for(presentation(card(learner(), asked), format="cloze", options=[])).endswith("it begins with L.")
