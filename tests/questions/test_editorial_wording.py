"""A teacher's wording is a new version that keeps the words the proof rests on."""

import pytest
from django.core.exceptions import ValidationError

from quizapp.questions import editorial
from quizapp.questions.models import Question, QuestionVersion
from quizapp.questions.vocabulary import EditorialState, ProofState
from tests import factories
from tests.questions.editorial_items import CONSTRAINTS, STEM, fair_question

pytestmark = pytest.mark.django_db

NEW_STEM = "In October 1993, who was at the head of the Chinese delegation to Almaty?"


def reword(question, stem=NEW_STEM, **more):
    teacher = more.pop("actor", None) or factories.teacher(f"teacher-{factories.User.objects.count()}")
    return editorial.reword(question=question, stem=stem, actor=teacher, at=factories.NOON, **more)


def test_a_new_wording_is_a_new_version_and_the_old_one_stays():
    question, teacher = fair_question(), factories.teacher()

    version = reword(question, actor=teacher)

    question.refresh_from_db()
    assert (question.version, version.number, version.worded_by) == (2, 2, teacher)
    assert [v.stem for v in question.versions.order_by("number")] == [STEM, NEW_STEM]


def test_everything_but_the_words_is_kept():
    question = fair_question()
    old = question.current

    new = reword(question)

    for field in ("constraints", "answer", "distractors", "formats", "proof", "feedback", "citations"):
        assert getattr(new, field) == getattr(old, field), field
    assert new.content_hash != old.content_hash


def test_each_slot_keeps_its_constraint():
    parts = reword(fair_question()).stem_parts

    assert "".join(part["text"] for part in parts) == NEW_STEM
    carried = {part["constraint"]: part["text"] for part in parts if "constraint" in part}
    assert carried == {0: "the Chinese delegation", 1: "to Almaty", 2: "In October 1993"}
    assert set(carried) == set(range(len(CONSTRAINTS)))


def test_a_dropped_slot_is_named():
    question = fair_question()

    with pytest.raises(editorial.MissingPiecesError, match="“to Almaty”, “in October 1993”"):
        reword(question, "Who led the Chinese delegation to Astana in October 1994?")

    assert question.versions.count() == 1


def test_a_slot_inside_a_longer_word_does_not_count():
    with pytest.raises(editorial.MissingPiecesError, match="in October 1993"):
        reword(fair_question(), "Who led the Chinese delegation to Almaty in October 19930?")


@pytest.mark.parametrize(
    "stem",
    [
        "Who did not lead the Chinese delegation to Almaty in October 1993?",
        "Li Lanqing or who led the Chinese delegation to Almaty in October 1993?",
        "Name the leader of the Chinese delegation to Almaty in October 1993.",
    ],
    ids=["negative", "leaks the answer", "not a question"],
)
def test_a_wording_that_breaks_a_blocking_rule_is_refused(stem):
    question = fair_question()

    with pytest.raises(editorial.LintError):
        reword(question, stem)

    assert question.versions.count() == 1


def test_a_warning_is_kept_with_the_version():
    long = "Thinking of all the many officials who travelled between these two countries in the years after 1991, "
    version = reword(
        fair_question(),
        f"{long}who of them was it that led the Chinese delegation that came to Almaty in October 1993?",
    )

    assert [lint["number"] for lint in version.lints] == [6]


@pytest.mark.parametrize("stem", ["", "   ", STEM, f"  {STEM}\n", "Who " * 200], ids=str)
def test_no_words_the_same_words_or_too_many_words_are_refused(stem):
    with pytest.raises(editorial.WordingError):
        reword(fair_question(), stem)


def test_a_newer_version_is_not_overwritten_unread():
    question = fair_question()
    reword(question, expected_version=1)

    with pytest.raises(editorial.StaleVersionError):
        reword(question, "Who led the Chinese delegation to Almaty in October 1993?", expected_version=1)


def test_a_withdrawn_question_cannot_be_reworded():
    question = fair_question(proof_state=ProofState.WITHDRAWN, proof_reason="a twin event appeared")

    with pytest.raises(editorial.NotEligibleError, match="twin"):
        reword(question)


def test_an_approval_stands_and_a_rejection_too():
    approved, rejected, teacher = fair_question(), fair_question(), factories.teacher()
    Question.objects.filter(pk=approved.pk).update(editorial_state=EditorialState.APPROVED)
    Question.objects.filter(pk=rejected.pk).update(editorial_state=EditorialState.REJECTED, editorial_reason="Dull")

    reword(approved, actor=teacher)
    reword(rejected, actor=teacher)

    assert list(Question.objects.order_by("key").values_list("editorial_state", flat=True)) == ["approved", "rejected"]
    assert Question.objects.get(pk=approved.pk).reviewed_by == teacher


def test_a_version_is_immutable():
    version = reword(fair_question())
    version.stem = "Something else?"

    with pytest.raises(ValidationError, match="immutable"):
        version.save()

    assert QuestionVersion.objects.get(pk=version.pk).stem == NEW_STEM
