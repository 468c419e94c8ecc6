"""A stem may begin with a headline in quotation marks, whatever its script; not with a small letter."""

import copy

import pytest

from quizapp.questions.audit import audit

pytestmark = pytest.mark.django_db
OPENED = ("“Women compete at the games”", "“長城竣工”", "«Договор подписан»")


def begins_badly(document, opening):
    changed = copy.deepcopy(document)
    (question,) = changed["questions"]
    question["stem_parts"] = [{"text": opening}, {"text": ": which year was that?"}]
    question["stem"] = f"{opening}: which year was that?"
    return any("does not begin like a sentence" in finding.message for finding in audit(changed))


@pytest.fixture
def one_question(document):
    row = next(row for row in document["questions"] if row["family"] == "date_of_event" and row["asks"] == "year")
    return {**document, "questions": [row]}


@pytest.mark.parametrize("opening", OPENED)
def test_a_quoted_headline_may_open_a_stem(one_question, opening):
    assert not begins_badly(one_question, opening)


def test_a_small_letter_may_not_open_a_stem(one_question):
    assert begins_badly(one_question, "women compete at the games")
