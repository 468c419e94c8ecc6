"""No hint to a question of the shipped bank gives its answer away, and every typed question has one."""

from contextlib import suppress

import pytest

from quizapp.questions.vocabulary import Asks, Format
from quizapp.study.answering.grading import AskAgain, Given, grade_typed
from quizapp.study.answering.typed.hints import hint_of

pytestmark = pytest.mark.django_db  # the shipped topic is loaded into a test database


def typed(shipped):
    """(asks, answer) of the questions that are typed."""
    questions = shipped.document["questions"]
    found = [one for one in questions if {Format.TYPED, Format.CLOZE} & set(one["formats"])]
    return [
        (one["asks"], one["answer"]) for one in found if one["asks"] in (Asks.YEAR, Asks.MONTH, Asks.DAY, Asks.PERSON)
    ]


def test_there_is_a_hint_to_each(shipped):
    answers = typed(shipped)
    assert len(answers) >= 100
    assert [answer["text"] for asks, answer in answers if not hint_of(asks, answer)] == []


def test_the_answer_does_not_stand_in_its_hint(shipped):
    told = []
    for asks, answer in typed(shipped):
        words = {word.strip(".,;:").casefold() for word in hint_of(asks, answer).split()}
        texts = (answer["text"], *answer.get("accepted", ()))
        told += [text for text in texts if {part.casefold() for part in text.split()} <= words]
    assert told == []


def test_the_hint_typed_as_the_answer_is_not_right(shipped):
    right = []
    for asks, answer in typed(shipped):
        if asks == Asks.PERSON:
            continue  # no word of a name is in its hint: see above
        with suppress(AskAgain):
            if grade_typed(asks, [answer], Given(text=hint_of(asks, answer)), None).verdict == "right":
                right.append(answer["text"])
    assert right == []


def test_no_hint_belongs_to_one_answer_only(shipped):
    """Dates: whatever the hint says, several years, months or days fit it."""
    hints = {(asks, hint_of(asks, answer)) for asks, answer in typed(shipped) if asks != Asks.PERSON}
    years = {hint for asks, hint in hints if asks == Asks.YEAR}
    months = {hint for asks, hint in hints if asks == Asks.MONTH}
    assert all(hint.endswith(("0s.", "century.")) for hint in years)
    assert all(hint.count(",") == 1 and " or " in hint for hint in months)
