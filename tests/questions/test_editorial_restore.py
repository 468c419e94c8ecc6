"""The generated wording comes back as a new version, if the present proof still covers it."""

import pytest

from quizapp.questions import editorial
from tests import factories
from tests.questions.editorial_items import PARTS, STEM, fair_question

pytestmark = pytest.mark.django_db

NEW_STEM = "In October 1993, who was at the head of the Chinese delegation to Almaty?"


def restore(question):
    return editorial.restore_wording(question=question, actor=factories.teacher("restorer"), at=factories.NOON)


def test_the_generated_stem_returns_as_a_new_version():
    question = fair_question()
    editorial.reword(question=question, stem=NEW_STEM, actor=factories.teacher(), at=factories.NOON)

    version = restore(question)

    question.refresh_from_db()
    assert (question.version, version.stem, version.stem_parts, version.worded_by) == (3, STEM, PARTS, None)
    assert question.versions.count() == 3


def test_a_generated_wording_has_nothing_to_restore():
    with pytest.raises(editorial.NothingToRestoreError):
        restore(fair_question())


def test_a_stem_of_other_constraints_is_not_brought_back():
    question = fair_question()
    editorial.reword(question=question, stem=NEW_STEM, actor=factories.teacher(), at=factories.NOON)
    question.versions.filter(number=1).update(constraints=[])

    with pytest.raises(editorial.NothingToRestoreError, match="Generate"):
        restore(question)

    assert question.versions.count() == 2
