"""A question with a text field: what the page offers, what is asked again, what the feedback says."""

import re

import pytest

from tests import factories
from tests.web.learn.conftest import HTMX, feedback_of, type_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(asked):
    return asked(factories.year_question("1992", formats=["typed"], stem="In which year did it begin?"))


def test_the_field_is_labelled_described_and_helps_with_nothing(year):
    page = year.client.get(year.page).content.decode()
    (field,) = re.findall(r"<input class=\"typed\"[^>]*>", page)
    for attribute in (
        'autocomplete="off"',
        'autocapitalize="off"',
        'spellcheck="false"',
        'inputmode="numeric"',
        "required",
    ):
        assert attribute in field
    assert '<label for="answer-text">' in page and 'aria-describedby="answer-hint"' in field
    assert "A year, in four digits." in page
    assert 'type="radio"' not in page
    for text in ("1992", "1991", "1994"):
        assert text not in page


def test_a_right_answer_is_right_and_shown_once(year):
    page = feedback_of(year, "1992")
    assert "Right" in page and "You typed" not in page
    assert year.learner.reviews.get().given["text"] == "1992"


def test_one_year_off_is_close_and_says_how_far(year):
    page = feedback_of(year, "in 1993")
    assert "Close, but not right" in page
    assert "You typed <b>in 1993</b>. 1 year off (366 days)." in page
    assert "I guessed" not in page


def test_a_lure_that_was_typed_reads_what_it_really_was(year):
    assert "You typed <b>1994</b>. 2 years off (731 days). 1994 was something else." in feedback_of(year, "1994")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("92", "Write the year in four digits."),
        ("soon", "could not be read as a year"),
        ("", "Type an answer, or ask to be shown."),
        ("   ", "Type an answer, or ask to be shown."),
        ("x" * 201, "at most 200 characters"),
        ("19\x0092", "cannot be read"),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_cannot_be_graded_is_asked_again_beside_the_field_and_keeps_text_and_focus(year, text, said, headers):
    response = type_in(year, text, headers=headers)
    page = response.content.decode()
    assert response.status_code == 422
    assert said in re.search(r'<p class="errors" id="answer-error" role="alert">(.*?)</p>', page)[1]
    (field,) = re.findall(r"<input class=\"typed\"[^>]*>", page)
    assert f'value="{text.replace(chr(0), "")}"' in field
    assert 'aria-invalid="true" autofocus' in field and "answer-hint answer-error" in field
    assert page.count("autofocus") == 1
    assert ("<html" in page) is not bool(headers)
    assert not year.learner.reviews.exists()
    assert "Right" in feedback_of(year, "1992")


def test_sent_again_it_gives_the_first_outcome(year):
    url = year.answer_url(year.shown())
    for text in ("1993", "1992", "soon", "x" * 300):
        page = year.client.post(url, {"text": text}, follow=True).content.decode()
        assert "Close, but not right" in page
    assert year.learner.reviews.count() == 1


def test_not_knowing_shows_the_answer(year):
    page = year.client.post(year.answer_url(year.shown()), {"unknown": "1", "text": "19"}, follow=True).content.decode()
    assert "Now you know" in page and "1992" in page and "You typed" not in page


def test_markup_that_was_typed_stays_text(asked):
    who = factories.person(name="Omarov", tier=1)
    page = feedback_of(asked(factories.name_question(who, formats=["typed"])), "<b>Al</b>")
    assert "You typed <b>&lt;b&gt;Al&lt;/b&gt;</b>." in page


def test_an_accepted_spelling_is_right_and_the_usual_one_is_shown(asked):
    who = factories.person(name="Nursultan Nazarbayev", name_system="cyrillic", tier=1)
    page = feedback_of(asked(factories.name_question(who, formats=["typed"])), "Nazarbaev")
    assert "Right" in page
    assert "You typed <b>Nazarbaev</b>. The usual spelling is Nursultan Nazarbayev." in page


def test_a_shared_surname_is_asked_again(asked):
    who, _ = (
        factories.person(name="Jiang Zemin", name_system="pinyin"),
        factories.person(name="Jiang Wei", name_system="pinyin"),
    )
    response = type_in(asked(factories.name_question(who, formats=["typed"])), "Jiang", headers=HTMX)
    assert response.status_code == 422
    assert "Write the full name." in response.content.decode()
