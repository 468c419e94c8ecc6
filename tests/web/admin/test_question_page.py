"""The page of a question: the item as a student sees it, the proof, the decisions about it."""

import re

from django.contrib.admin.models import LogEntry
from django.urls import reverse

from quizapp.questions import editorial
from tests import factories
from tests.questions.editorial_items import STEM, fair_question


def page(client, question, **query):
    return client.get(reverse("admin:questions_question_change", args=[question.pk]), query)


def text(response):
    return " ".join(response.content.decode().split())


def test_it_shows_the_item_its_proof_and_its_sources(as_teacher):
    event = factories.event(key="visit-1993", short_title="Visit of the delegation")

    shown = text(page(as_teacher, fair_question()))

    for piece in (STEM, "Li Lanqing led it.", "The list of leaders is complete.", "He led it.", "A document"):
        assert piece in shown, piece
    assert f'<a href="{reverse("admin:facts_event_change", args=[event.pk])}"' in shown


def test_a_fact_that_is_gone_is_named_by_its_key(as_teacher):
    assert '<span title="event:visit-1993">visit-1993</span>' in text(page(as_teacher, fair_question()))


def test_options_stand_in_alphabetical_order_and_the_right_one_is_marked(as_teacher):
    item = text(page(as_teacher, fair_question())).partition('aria-labelledby="qz-item"')[2].partition("</section>")[0]

    options = re.findall(r'<li[^>]*><span dir="auto">(.*?)</span>(.*?)</li>', item)
    assert [text for text, _ in options] == ["Hu Jintao", "Li Lanqing", "Qian Qichen", "Zhu Rongji"]
    assert [text for text, mark in options if "Right answer" in mark] == ["Li Lanqing"]


def test_markup_in_a_text_stays_text(as_teacher):
    question = factories.question(stem="Who wrote <script>alert(1)</script>?", distractors=["<b>A</b>", "B", "C"])

    shown = text(page(as_teacher, question))

    assert "<script>alert" not in shown and "<b>A</b>" not in shown
    assert "&lt;b&gt;A&lt;/b&gt;" in shown


def test_approving_from_the_page(as_teacher, teacher):
    question = fair_question()

    response = as_teacher.post(reverse("admin:question_approve", args=[question.pk]), {"confirm": "yes"})

    question.refresh_from_db()
    assert response.url == reverse("admin:questions_question_changelist")
    assert (question.editorial_state, question.reviewed_by) == ("approved", teacher)
    assert "Approved." in text(page(as_teacher, question))


def test_rejecting_from_the_page_asks_for_the_reason_first(as_teacher):
    question = fair_question()
    url = reverse("admin:question_reject", args=[question.pk])

    assert "reason" in as_teacher.get(url).context["form"].fields
    as_teacher.post(url, {"confirm": "yes", "reason": "Dull"})

    question.refresh_from_db()
    assert question.editorial_reason == "Dull"
    assert "Rejected: Dull" in text(page(as_teacher, question))


def test_buttons_are_those_that_would_work(as_teacher):
    withdrawn = fair_question(proof_state="withdrawn", proof_reason="a twin event appeared")

    shown = text(page(as_teacher, withdrawn))

    assert reverse("admin:question_reject", args=[withdrawn.pk]) in shown
    assert reverse("admin:question_approve", args=[withdrawn.pk]) not in shown
    assert reverse("admin:question_reword", args=[withdrawn.pk]) not in shown
    assert "a twin event appeared" in shown


def test_an_older_version_can_be_read_and_not_decided_about(as_teacher, teacher):
    question = fair_question()
    new = "In October 1993, who led the Chinese delegation to Almaty?"
    editorial.reword(question=question, stem=new, actor=teacher, at=factories.NOON)

    shown = page(as_teacher, question, version=1)

    assert shown.context["page"].version.stem == STEM
    assert 'class="qz-buttons"' not in text(shown)
    assert page(as_teacher, question).context["page"].version.stem == new
    assert page(as_teacher, question, version=9).status_code == 404


def test_a_question_that_does_not_exist_is_not_decided_about(as_teacher):
    assert as_teacher.post(reverse("admin:question_approve", args=[999]), {"confirm": "yes"}).status_code == 404
    assert not LogEntry.objects.exists()
