"""Approving and rejecting: all of the chosen questions, or none of them."""

import pytest

from quizapp.questions import editorial
from quizapp.questions.models import Question
from quizapp.questions.vocabulary import EditorialState, ProofState
from tests import factories
from tests.questions.editorial_items import fair_question

pytestmark = pytest.mark.django_db


def states():
    return list(Question.objects.order_by("key").values_list("editorial_state", flat=True))


def test_approving_records_who_and_when():
    teacher = factories.teacher()

    editorial.approve(questions=[fair_question()], actor=teacher, at=factories.NOON)

    question = Question.objects.get()
    assert question.editorial_state == EditorialState.APPROVED
    assert (question.reviewed_by, question.reviewed_at) == (teacher, factories.NOON)


def test_rejecting_takes_questions_out_of_study_and_says_why():
    questions = [fair_question(), fair_question()]

    editorial.reject(questions=questions, reason=" Awkward\n English ", actor=factories.teacher(), at=factories.NOON)

    assert not Question.objects.servable().exists()
    assert set(Question.objects.values_list("editorial_reason", flat=True)) == {"Awkward English"}


@pytest.mark.parametrize("reason", ["", "   ", "x" * 301])
def test_a_rejection_needs_a_reason_that_fits(reason):
    question = fair_question()

    with pytest.raises(editorial.ReasonError):
        editorial.reject(questions=[question], reason=reason, actor=factories.teacher(), at=factories.NOON)

    assert states() == [EditorialState.UNREVIEWED]


def test_one_withdrawn_question_stops_the_approval_of_all():
    withdrawn = fair_question(proof_state=ProofState.WITHDRAWN, proof_reason="a twin event appeared")
    others = [fair_question(), fair_question()]

    with pytest.raises(editorial.NotEligibleError, match="a twin event appeared") as caught:
        editorial.approve(questions=[*others, withdrawn], actor=factories.teacher(), at=factories.NOON)

    assert set(caught.value.problems) == {withdrawn.key}
    assert states() == [EditorialState.UNREVIEWED] * 3


def test_the_state_in_the_database_counts_not_the_one_that_was_read():
    question = fair_question()
    Question.objects.update(editorial_state=EditorialState.APPROVED)

    with pytest.raises(editorial.NotEligibleError, match="already approved"):
        editorial.approve(questions=[question], actor=factories.teacher(), at=factories.NOON)


def test_a_question_that_was_deleted_stops_the_decision():
    kept, gone = fair_question(), fair_question()
    Question.objects.filter(pk=gone.pk).delete()

    with pytest.raises(editorial.NotEligibleError, match="no longer exists"):
        editorial.approve(questions=[kept, gone], actor=factories.teacher(), at=factories.NOON)

    assert states() == [EditorialState.UNREVIEWED]


def test_deciding_about_nothing_is_an_error():
    with pytest.raises(editorial.NothingChosenError):
        editorial.approve(questions=[], actor=factories.teacher(), at=factories.NOON)


def test_approving_a_rejected_question_brings_it_back_without_the_old_reason():
    question, teacher = fair_question(), factories.teacher()
    editorial.reject(questions=[question], reason="Dull", actor=teacher, at=factories.NOON)

    editorial.approve(questions=[question], actor=teacher, at=factories.NOON)

    assert Question.objects.servable().get().editorial_reason == ""


def test_a_rejected_question_cannot_be_rejected_again():
    question, teacher = fair_question(), factories.teacher()
    editorial.reject(questions=[question], reason="Dull", actor=teacher, at=factories.NOON)

    with pytest.raises(editorial.NotEligibleError, match="already rejected"):
        editorial.reject(questions=[question], reason="Still dull", actor=teacher, at=factories.NOON)

    question.refresh_from_db()
    assert question.editorial_reason == "Dull"
