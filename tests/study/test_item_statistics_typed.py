"""A wrong option that was typed is a wrong option that was chosen."""

import pytest

from quizapp.questions.vocabulary import Format
from quizapp.study.models import Exposure, Presentation
from quizapp.study.sessions import Given, submit_answer
from tests.factories import NOON, card, learner, presentation, question, year_question
from tests.study.first_answers import answered, of, update

pytestmark = pytest.mark.django_db

CLOZE = {"formats": [Format.CLOZE], "stem": "It was signed in ____."}


def typed(asked, text: str, **given) -> None:
    shown: Presentation = presentation(card(learner(), asked), format=Format.CLOZE, options=[], exposure=Exposure.READ)
    submit_answer(presentation=shown, given=Given(text=text or None, **given), at=NOON)


def test_what_was_typed_counts_for_the_option_that_it_names() -> None:
    asked = year_question(**CLOZE)
    for text in ("1992", "1994", "in 1994", "1950"):
        typed(asked, text)
    typed(asked, "", unknown=True)
    update()
    assert (of(asked).answers, of(asked).right) == (5, 1)
    counted = {index: (row["shown"], row["chosen"]) for index, row in of(asked).options.items()}
    assert counted == {"0": (1, 1), "2": (2, 2)}


def test_a_lure_that_the_ablest_type_is_flagged() -> None:
    asked, others = year_question(**CLOZE), [question() for _ in range(3)]
    for number in range(18):
        student, knows = learner(), number % 2 == 0
        for one in others:
            answered(student, one, right=knows)
        shown = presentation(card(student, asked), format=Format.CLOZE, options=[], exposure=Exposure.READ)
        submit_answer(presentation=shown, given=Given(text="1994" if knows else "1992"), at=NOON)
    update()
    assert of(asked).faults == [{"flag": "strong_distractor", "option": 2}]
