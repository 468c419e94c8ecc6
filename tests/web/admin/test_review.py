"""Reviewing one question after the other."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from tests import factories
from tests.questions.editorial_items import fair_question

LIST = "admin:questions_question_changelist"


def url(question):
    return reverse("admin:questions_question_change", args=[question.pk])


def approve(client, question):
    return client.post(reverse("admin:question_approve", args=[question.pk]), {"confirm": "yes"})


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


@pytest.fixture
def story(db):
    """Five questions in the order of the story; the third is approved and the fourth has lost its proof."""
    return [
        fair_question(chapter_position=1),
        fair_question(chapter_position=2),
        fair_question(chapter_position=3, editorial_state="approved"),
        fair_question(chapter_position=4, proof_state="withdrawn", proof_reason="a twin event appeared"),
        fair_question(chapter_position=5, tier=3),
    ]


def test_after_a_decision_comes_the_next_unreviewed_question(as_teacher, story):
    response = approve(as_teacher, story[1])

    assert response.url == url(story[4])
    assert said(response) == ["Approved. 2 left to review."]


def test_after_the_last_comes_the_first_that_was_left_out(as_teacher, story):
    rejected = as_teacher.post(
        reverse("admin:question_reject", args=[story[4].pk]), {"confirm": "yes", "reason": "Dull."}
    )

    assert rejected.url == url(story[0])
    assert said(rejected) == ["Rejected: Dull. 2 left to review."]


def test_another_topic_is_not_mixed_in_and_the_end_is_told(as_teacher):
    question = fair_question()
    fair_question(topic=factories.topic("other"))

    response = approve(as_teacher, question)

    assert response.url == reverse(LIST)
    assert said(response) == ["Approved. Nothing is left to review."]


def test_the_page_links_to_the_next_one_above_and_below_the_proof(as_teacher, story):
    shown = as_teacher.get(url(story[0])).content.decode()

    assert shown.count(f'href="{url(story[1])}">Next unreviewed</a>') == 2
    assert shown.count(">Approve</button>") == 2
    assert shown.index("Why the other options are wrong") < shown.rindex(">Approve</button>")


def test_the_list_links_to_the_first_one(as_teacher, story):
    shown = as_teacher.get(reverse(LIST)).content.decode()

    assert "Start reviewing (3 left)" in shown
    assert as_teacher.get(reverse("admin:question_review")).url == url(story[0])


def test_a_chosen_topic_is_kept(as_teacher, story):
    other = fair_question(topic=factories.topic("other"))

    shown = as_teacher.get(reverse(LIST), {"topic__id__exact": other.topic_id}).content.decode()

    link = f"{reverse('admin:question_review')}?topic={other.topic_id}"
    assert f'<a href="{link}">Start reviewing (1 left)</a>' in shown
    assert as_teacher.get(link).url == url(other)


def test_with_nothing_to_review_there_is_no_link(as_teacher):
    fair_question(editorial_state="approved")

    assert "Start reviewing" not in as_teacher.get(reverse(LIST)).content.decode()
    assert as_teacher.get(reverse("admin:question_review")).url == reverse(LIST)


def test_reviewing_needs_the_permission(client, as_teacher, teacher):
    teacher.groups.get().permissions.remove(*teacher.groups.get().permissions.filter(codename="review_question"))
    fair_question()

    assert "Start reviewing" not in as_teacher.get(reverse(LIST)).content.decode()
    assert as_teacher.get(reverse("admin:question_review")).status_code == 403
    assert client.get(reverse("admin:question_review")).status_code == 302
