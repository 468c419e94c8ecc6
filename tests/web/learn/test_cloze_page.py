"""A sentence with a blank: the field stands where the answer belongs."""

import re

import pytest

from tests import factories
from tests.web.learn.conftest import feedback_of

pytestmark = pytest.mark.django_db


def test_the_blank_of_a_sentence_is_the_field(asked):
    student = asked(factories.year_question(formats=["cloze"], stem="The embassy opened in ____, in Almaty."))
    page = student.client.get(student.page).content.decode()
    heading = re.search(r'<h2 class="stem"[^>]*>(.*?)</h2>', page, re.DOTALL)[1]
    before, field, after = re.fullmatch(r"(.*?)(<input[^>]*>)(.*)", heading, re.DOTALL).groups()
    assert (before, after) == ("The embassy opened in ", ", in Almaty.")
    assert 'aria-label="What belongs in the blank"' in field
    assert "____" not in page
    told = feedback_of(student, "1992")
    assert "The embassy opened in […], in Almaty." in told and "____" not in told


def test_a_cloze_that_is_still_chosen_shows_its_blank_in_words_too(asked):
    student = asked(factories.year_question(formats=["choice", "cloze"], stem="It opened in ____."))
    page = student.client.get(student.page).content.decode()
    assert 'It opened in <span class="blank"><span class="visually-hidden">blank</span></span>.' in page
    assert page.count('type="radio"') == 4
