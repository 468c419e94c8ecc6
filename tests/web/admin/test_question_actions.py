"""Approving and rejecting from the list: a confirm page first, then all or nothing, then a log entry each."""

from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from quizapp.questions import editorial
from quizapp.questions.models import Question
from tests import factories
from tests.questions.editorial_items import fair_question

URL = "admin:questions_question_changelist"


def post(client, action, questions, **data):
    chosen = [question.pk for question in questions]
    return client.post(reverse(URL), {"action": action, ACTION_CHECKBOX_NAME: chosen, **data})


def states():
    return set(Question.objects.values_list("editorial_state", flat=True))


def test_nothing_happens_before_it_is_confirmed(as_teacher):
    response = post(as_teacher, "approve", [fair_question(), fair_question()], index="0")

    assert "2 questions" in response.content.decode()
    assert "Cancel" in response.content.decode()
    assert states() == {"unreviewed"}


def test_confirming_approves_all_and_logs_each(as_teacher, teacher):
    questions = [fair_question(), fair_question()]

    response = post(as_teacher, "approve", questions, confirm="yes")

    assert response.status_code == 302
    assert states() == {"approved"}
    logged = LogEntry.objects.filter(user=teacher, change_message="Approved.")
    assert set(logged.values_list("object_id", flat=True)) == {str(question.pk) for question in questions}


def test_a_rejection_asks_for_its_reason(as_teacher):
    question = fair_question()

    response = post(as_teacher, "reject", [question], confirm="yes", reason="  ")

    assert response.context["form"].errors["reason"] == ["This field is required."]
    assert states() == {"unreviewed"}


def test_a_rejection_keeps_and_logs_its_reason(as_teacher):
    question = fair_question()

    post(as_teacher, "reject", [question], confirm="yes", reason="Dull")

    question.refresh_from_db()
    assert (question.editorial_state, question.editorial_reason) == ("rejected", "Dull")
    assert LogEntry.objects.get().change_message == "Rejected: Dull"


def test_the_confirm_page_leaves_out_what_cannot_take_the_decision_and_says_why(as_teacher):
    fine = fair_question()
    broken = fair_question(proof_state="withdrawn", proof_reason="a twin event appeared")

    response = post(as_teacher, "approve", [fine, broken], index="0")

    assert [question.pk for question in response.context["eligible"]] == [fine.pk]
    assert "a twin event appeared" in response.content.decode()
    assert f'value="{broken.pk}"' not in response.content.decode()


def test_a_question_that_changed_since_the_confirm_page_stops_all_and_logs_nothing(as_teacher):
    questions = [fair_question(), fair_question(editorial_state="approved")]

    response = post(as_teacher, "approve", questions, confirm="yes")

    assert "already approved" in response.context["form"].non_field_errors()[0]
    assert Question.objects.filter(editorial_state="unreviewed").count() == 1
    assert not LogEntry.objects.exists()


def test_when_logging_fails_nothing_is_decided(as_teacher, monkeypatch):
    question = fair_question()

    def fail(*args, **kwargs):
        raise editorial.EditorialError("The log is full.")

    monkeypatch.setattr("quizapp.web.admin.decisions.log", fail)
    post(as_teacher, "approve", [question], confirm="yes")

    assert states() == {"unreviewed"}


def test_without_the_permission_there_is_no_such_action(as_teacher, teacher):
    teacher.groups.get().permissions.remove(
        *teacher.groups.get().permissions.filter(codename__in=["review_question", "add_setitem"])
    )
    question = fair_question()

    for action in ("approve", "reject", "put_into_set"):
        post(as_teacher, action, [question], confirm="yes", reason="Dull")

    assert states() == {"unreviewed"}


def test_deleting_is_not_an_action(as_operator):
    post(as_operator, "delete_selected", [fair_question()], post="yes")

    assert Question.objects.count() == 1


def test_putting_into_a_set_offers_only_own_sets(as_teacher, teacher):
    own = factories.question_set(owner=teacher, title="Mine")
    theirs = factories.question_set(owner=factories.teacher("owner"), title="Theirs")
    question = fair_question()

    shown = post(as_teacher, "put_into_set", [question], index="0")
    refused = post(as_teacher, "put_into_set", [question], confirm="yes", question_set=theirs.pk)
    done = post(as_teacher, "put_into_set", [question], confirm="yes", question_set=own.pk)

    assert list(shown.context["form"].fields["question_set"].queryset) == [own]
    assert "question_set" in refused.context["form"].errors
    assert done.status_code == 302
    assert not theirs.items.exists() and own.items.get().question == question


def test_more_than_can_be_read_are_refused(as_teacher, monkeypatch):
    monkeypatch.setattr("quizapp.web.admin.decisions.MOST_AT_ONCE", 1)

    post(as_teacher, "approve", [fair_question(), fair_question()], confirm="yes")

    assert states() == {"unreviewed"}
