"""The question page says what a browser may know, and no more."""

import html
import re

import pytest

from tests.web.learn.conftest import HTMX

pytestmark = pytest.mark.django_db


def _number(presentation) -> str:
    return presentation.version.answer["text"].removeprefix("Answer")


def test_it_names_the_chapter_the_place_in_the_sitting_and_a_way_out(student):
    page = student.client.get(student.page).content.decode()
    assert "How did it begin?" in page
    assert "1&nbsp;of&nbsp;6" in page
    assert "Don’t know, show me" in page


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_the_answer_stands_nowhere_but_among_the_options(student, headers):
    presentation = student.shown()
    page = html.unescape(student.client.get(student.page, headers=headers).content.decode())
    for text in [entry["text"] for entry in presentation.version.pool()]:
        assert page.count(text) == 1, text
    number = _number(presentation)
    assert f"Because of {number}." not in page
    assert f"Passage {number}." not in page
    assert presentation.seed not in page
    assert presentation.card.question.key not in page.replace(presentation.version.stem, "")


def test_options_carry_their_place_and_nothing_else(student):
    page = student.client.get(student.page).content.decode()
    inputs = re.findall(r'<input type="radio"[^>]*>', page)
    expected = [
        f'<input type="radio" name="option" id="option-{place}" value="{place}" required data-key="{place + 1}">'
        for place in range(4)
    ]
    assert inputs == expected


def test_reloading_shows_the_same_question_with_the_same_options_in_the_same_order(student):
    def options() -> list[str]:
        return re.findall(r"(?:Answer|Lure)\w+", student.client.get(student.page).content.decode())

    first = options()
    assert len(first) == 4
    assert options() == first
    assert student.learner.presentations.count() == 1


def test_the_stem_takes_focus_and_names_the_group_of_options(student):
    page = student.client.get(student.page).content.decode()
    assert re.search(r"<fieldset>\s*<legend><h2[^>]* tabindex=\"-1\" autofocus", page)


def test_it_is_never_cached_and_varies_by_htmx(student):
    response = student.client.get(student.page)
    assert "no-store" in response["Cache-Control"]
    assert "HX-Request" in response["Vary"]
