"""Editing the wording: a form that keeps the words of the proof."""

from django.contrib.admin.models import LogEntry
from django.urls import reverse

from tests.questions.editorial_items import STEM, fair_question

NEW_STEM = "In October 1993, who was at the head of the Chinese delegation to Almaty?"


def url(question):
    return reverse("admin:question_reword", args=[question.pk])


def test_the_form_starts_with_the_present_stem_and_names_the_fixed_words(as_teacher):
    response = as_teacher.get(url(fair_question()))

    assert response.context["form"]["stem"].value() == STEM
    assert response.context["slots"] == ["the Chinese delegation", "to Almaty", "in October 1993"]


def test_saving_makes_a_version_of_the_teachers(as_teacher, teacher):
    question = fair_question()

    response = as_teacher.post(url(question), {"stem": NEW_STEM, "version": 1})

    question.refresh_from_db()
    assert response.status_code == 302
    assert (question.version, question.current.stem, question.current.worded_by) == (2, NEW_STEM, teacher)
    assert NEW_STEM in LogEntry.objects.get(user=teacher).change_message


def test_a_missing_piece_is_an_error_at_the_field_and_the_words_typed_stay(as_teacher):
    question = fair_question()
    typed = "Who led the Chinese delegation in October 1993?"

    response = as_teacher.post(url(question), {"stem": typed, "version": 1})

    assert "“to Almaty”" in response.context["form"].errors["stem"][0]
    assert typed in response.content.decode()
    assert question.versions.count() == 1 and not LogEntry.objects.exists()


def test_a_blocking_rule_is_an_error_at_the_field(as_teacher):
    response = as_teacher.post(
        url(fair_question()),
        {"stem": "Who did not lead the Chinese delegation to Almaty in October 1993?", "version": 1},
    )

    assert "negative" in response.context["form"].errors["stem"][0]


def test_a_version_made_in_the_meantime_is_not_overwritten(as_teacher):
    question = fair_question()
    as_teacher.post(url(question), {"stem": NEW_STEM, "version": 1})

    response = as_teacher.post(url(question), {"stem": STEM, "version": 1})

    assert "changed in the meantime" in response.context["form"].non_field_errors()[0]
    assert question.versions.count() == 2


def test_the_generated_wording_can_be_restored_by_post_only(as_teacher):
    question = fair_question()
    as_teacher.post(url(question), {"stem": NEW_STEM, "version": 1})
    restore = reverse("admin:question_restore", args=[question.pk])

    assert as_teacher.get(restore).status_code == 405
    as_teacher.post(restore)

    question.refresh_from_db()
    assert (question.version, question.current.stem) == (3, STEM)


def test_restoring_what_is_generated_changes_nothing_and_says_so(as_teacher):
    question = fair_question()

    response = as_teacher.post(reverse("admin:question_restore", args=[question.pk]), follow=True)

    assert "generated one already" in response.content.decode()
    assert question.versions.count() == 1
