"""Who gets to which page of the admin."""

import pytest
from django.urls import reverse

from quizapp.facts.models import Person
from tests import factories
from tests.questions.editorial_items import fair_question

SEEN_BY_TEACHERS = ("facts_person", "facts_event", "facts_source", "questions_question", "questions_questionset")
ONLY_OPERATORS = (
    "accounts_user",
    "study_learner",
    "study_card",
    "study_memory",
    "study_sitting",
    "study_exam",
    "study_pause",
    "study_parameterset",
    "auth_group",
)


def status(client, url, data=None):
    return (client.get(url) if data is None else client.post(url, data)).status_code


@pytest.mark.parametrize("view", ["index", *(f"{name}_changelist" for name in SEEN_BY_TEACHERS)])
def test_lists_for_teachers_and_operators(clients, view):
    url = reverse(f"admin:{view}")

    assert {role: status(client, url) for role, client in clients.items()} == {
        "anonymous": 302,
        "student": 302,
        "teacher": 200,
        "operator": 200,
    }


@pytest.mark.parametrize("name", ONLY_OPERATORS)
def test_lists_for_operators_only(clients, name):
    url = reverse(f"admin:{name}_changelist")

    assert status(clients["teacher"], url) == 403
    assert status(clients["operator"], url) == 200


def test_the_log_in_is_the_one_of_the_site_which_limits_attempts(client, db):
    response = client.get(reverse("admin:index"), follow=True)

    assert response.redirect_chain[-1][0].startswith(f"{reverse('account_login')}?next=")


def test_a_signed_in_student_is_refused_not_asked_to_log_in_again(clients):
    assert clients["student"].get(reverse("admin:index"), follow=True).status_code == 403


def test_the_page_of_a_question(clients):
    url = reverse("admin:questions_question_change", args=[fair_question().pk])

    seen = {role: status(client, url) for role, client in clients.items()}

    assert seen == {"anonymous": 302, "student": 302, "teacher": 200, "operator": 200}


@pytest.mark.parametrize("view", ["question_approve", "question_reject", "question_reword", "question_restore"])
def test_decisions_need_the_permission_to_review(clients, view):
    question = fair_question()
    url = reverse(f"admin:{view}", args=[question.pk])
    colleague = factories.teacher("colleague")
    colleague.groups.clear()
    colleague.user_permissions.set(permissions("view_question", "change_question", "delete_question"))
    clients["anonymous"].force_login(colleague)

    assert status(clients["anonymous"], url, {"confirm": "yes", "reason": "Dull", "stem": "?"}) == 403
    assert status(clients["student"], url, {"confirm": "yes"}) == 302
    question.refresh_from_db()
    assert (question.editorial_state, question.version) == ("unreviewed", 1)


def permissions(*codenames):
    from django.contrib.auth.models import Permission

    return Permission.objects.filter(codename__in=codenames)


@pytest.mark.parametrize("role", ["teacher", "operator"])
@pytest.mark.parametrize("view", ["add", "delete", "change"])
def test_nobody_adds_deletes_or_edits_a_question_here(clients, role, view):
    question = fair_question()
    url = reverse(f"admin:questions_question_{view}", args=[] if view == "add" else [question.pk])

    assert status(clients[role], url, {"post": "yes"}) == 403
    assert type(question).objects.count() == 1


@pytest.mark.parametrize("name", ["learner", "card", "memory", "sitting"])
def test_study_is_only_looked_at_even_by_operators(clients, name):
    learner = factories.learner()
    card = factories.card(learner, factories.question())
    rows = {
        "learner": learner,
        "card": card,
        "memory": factories.memory(card),
        "sitting": factories.sitting(learner),
    }
    page = reverse(f"admin:study_{name}_change", args=[rows[name].pk])

    assert status(clients["operator"], page) == 200
    assert status(clients["operator"], page, {"level": "everything"}) == 403
    assert status(clients["operator"], reverse(f"admin:study_{name}_delete", args=[rows[name].pk])) == 403
    assert status(clients["operator"], reverse(f"admin:study_{name}_add")) == 403


def test_a_teacher_cannot_change_a_transcribed_source_nor_delete_a_person(clients):
    source, person = factories.source(), factories.person()

    assert status(clients["teacher"], reverse("admin:facts_source_change", args=[source.pk]), {"title": "x"}) == 403
    assert status(clients["teacher"], reverse("admin:facts_person_delete", args=[person.pk]), {"post": "yes"}) == 403
    assert Person.objects.count() == 1
