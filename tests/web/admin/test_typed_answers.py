"""Typed and not accepted: teachers see the texts by count, and can make one a spelling of the person asked for."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from quizapp.facts.models import PersonAlias, Topic
from quizapp.progress.typed_answers import Rejected, rejected_answers
from quizapp.study.sessions import Given, submit_answer
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]


@pytest.fixture
def question():
    who = factories.person(name="Zhu Rongji", name_system="pinyin", tier=1)
    factories.person(name="Li Peng", name_system="pinyin")
    return factories.name_question(who, formats=["choice", "typed"])


def type_in(question, *texts: str) -> None:
    for text in texts:
        shown = factories.presentation(factories.card(factories.learner(), question), format="typed", options=[])
        submit_answer(presentation=shown, given=Given(text=text), at=factories.NOON)


def page(client, question) -> str:
    return " ".join(client.get(reverse("admin:questions_question_change", args=[question.pk])).content.decode().split())


def accept(client, question, text):
    return client.post(reverse("admin:question_spelling", args=[question.pk]), {"text": text}, follow=True)


def test_rejected_answers_are_counted_whatever_their_case_and_marks(question, django_assert_num_queries):
    type_in(question, "Chu Jung-chi", "chu jungchi", "Li Peng", "Zhu Rongji", "CHU JUNGCHI!", "Li Peng")
    with django_assert_num_queries(1):
        found = rejected_answers(question)
    assert [(one.text.casefold(), one.count) for one in found][1:] == [("li peng", 2)]
    assert found[0].count == 3
    assert isinstance(found[0], Rejected)


def test_answers_to_an_earlier_answer_and_chosen_ones_are_not_among_them(question):
    type_in(question, "Somebody Else")
    factories.answer(factories.presentation(factories.card(factories.learner(), question)), right=False)
    assert len(rejected_answers(question)) == 1
    question.answer_fingerprint = "second answer"
    question.save()
    assert rejected_answers(question) == []


def test_a_teacher_accepts_one_as_a_spelling(as_teacher, question):
    type_in(question, "Chu Jung-chi")
    factories.proved(question.topic)
    assert "Accept Chu Jung-chi as a spelling" in page(as_teacher, question)
    response = accept(as_teacher, question, "Chu Jung-chi")
    assert "accepted as a spelling of Zhu Rongji" in response.content.decode()
    alias = PersonAlias.objects.get()
    assert (alias.person.name, alias.text, alias.note) == ("Zhu Rongji", "Chu Jung-chi", "from a typed answer")
    assert Topic.objects.get().is_stale
    assert LogEntry.objects.filter(change_message__contains="Chu Jung-chi").count() == 2
    assert "Accept Chu Jung-chi" not in page(as_teacher, question)
    type_in(question, "chu jungchi")
    assert question.cards.latest("pk").reviews.get().verdict == "right"


def test_the_name_of_somebody_else_is_not_accepted(as_teacher, question):
    type_in(question, "Li Peng")
    assert "the name of somebody else" in accept(as_teacher, question, "Li Peng").content.decode()
    assert not PersonAlias.objects.exists()
    assert not LogEntry.objects.exists()


def test_answers_to_other_fields_are_shown_and_never_accepted(as_teacher):
    year = factories.year_question()
    type_in(year, "1993")
    shown = page(as_teacher, year)
    assert "1993" in shown and "Accept" not in shown
    assert accept(as_teacher, year, "1993").status_code == 404


def test_who_may_not_edit_persons_only_reads(clients, question):
    type_in(question, "Chu Jung-chi")
    clients["student"].get("/")
    for role, status in (("anonymous", 302), ("student", 302)):
        url = reverse("admin:question_spelling", args=[question.pk])
        assert clients[role].post(url, {"text": "Chu"}).status_code == status
    assert clients["teacher"].get(reverse("admin:question_spelling", args=[question.pk])).status_code == 405
    assert not PersonAlias.objects.exists()


def test_a_question_that_is_never_typed_has_no_such_panel(as_teacher):
    assert "Typed and not accepted" not in page(as_teacher, factories.question())
