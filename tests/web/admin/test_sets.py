"""A teacher sees shared sets and their own, and changes only their own: on pages, in actions and in autocompletes."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.urls import reverse

from quizapp.questions.models import QuestionSet
from tests import factories
from tests.questions.editorial_items import fair_question

LIST = "admin:questions_questionset_changelist"


@pytest.fixture
def sets(teacher):
    colleague = factories.teacher("colleague")
    return {
        "own": factories.question_set(slug="own", title="Own", owner=teacher, is_shared=False),
        "shared": factories.question_set(slug="shared", title="Shared", owner=colleague, is_shared=True),
        "private": factories.question_set(slug="private", title="Private", owner=colleague, is_shared=False),
    }


def form(*questions, **fields):
    """The set's form with these questions as new rows."""
    rows = {f"items-{index}-question": question.pk for index, question in enumerate(questions)}
    places = {f"items-{index}-position": 0 for index in range(len(questions))}
    management = {"items-TOTAL_FORMS": len(questions), "items-INITIAL_FORMS": 0}
    return {"title": "New", "description": "", **management, **rows, **places, **fields}


def url(page, question_set):
    return reverse(f"admin:questions_questionset_{page}", args=[question_set.pk])


def test_the_list_hides_private_sets_of_others(as_teacher, sets):
    shown = as_teacher.get(reverse(LIST)).context["cl"].result_list

    assert {row.slug for row in shown} == {"own", "shared"}


def test_an_operator_sees_all(as_operator, sets):
    assert len(as_operator.get(reverse(LIST)).context["cl"].result_list) == 3


def test_a_private_set_of_a_colleague_has_no_page(as_teacher, sets):
    for page in ("change", "delete", "history"):
        response = as_teacher.get(url(page, sets["private"]), follow=True)
        assert "doesn’t exist" in response.content.decode(), page


def test_a_shared_set_is_read_and_not_changed_or_deleted(as_teacher, sets):
    shared = sets["shared"]

    assert as_teacher.get(url("change", shared)).status_code == 200
    assert as_teacher.post(url("change", shared), form(title="Stolen")).status_code == 403
    assert as_teacher.post(url("delete", shared), {"post": "yes"}).status_code == 403
    shared.refresh_from_db()
    assert shared.title == "Shared"


def test_the_delete_action_does_not_reach_sets_of_others(as_teacher, sets):
    chosen = [question_set.pk for question_set in sets.values()]

    as_teacher.post(
        reverse(LIST), {"action": "delete_selected", ACTION_CHECKBOX_NAME: chosen, "post": "yes"}, follow=True
    )

    assert QuestionSet.objects.count() == 3


def test_a_new_set_belongs_to_who_makes_it_whatever_is_posted(as_teacher, teacher):
    colleague = factories.teacher("colleague")
    questions = [fair_question(), fair_question()]
    data = form(*questions, topic=questions[0].topic_id, slug="new", owner=colleague.pk)

    response = as_teacher.post(reverse("admin:questions_questionset_add"), data)

    assert response.status_code == 302, response.context["errors"]
    made = QuestionSet.objects.get(slug="new")
    assert made.owner == teacher
    assert list(made.items.order_by("position").values_list("question", "position")) == [
        (questions[0].pk, 1),
        (questions[1].pk, 2),
    ]


def test_a_teacher_cannot_give_a_set_away(as_teacher, teacher, sets):
    as_teacher.post(url("change", sets["own"]), form(owner=factories.teacher("third").pk))

    sets["own"].refresh_from_db()
    assert (sets["own"].title, sets["own"].owner) == ("New", teacher)


def test_a_question_of_another_topic_is_an_error_of_its_row(as_teacher, sets):
    stranger = factories.question(topic=factories.topic("other"))

    response = as_teacher.post(url("change", sets["own"]), form(stranger))

    assert "another topic" in response.content.decode()
    assert not sets["own"].items.exists()


def test_choosing_a_question_shows_its_words_and_answer(as_teacher):
    question = fair_question()
    query = {"app_label": "questions", "model_name": "setitem", "field_name": "question", "term": "delegation"}

    results = as_teacher.get(reverse("admin:questions_question_choices"), query).json()["results"]

    assert results == [{"id": str(question.pk), "text": f"{question.current.stem} (Li Lanqing)"}]


def test_the_autocomplete_of_sets_hides_private_ones(as_teacher, sets):
    query = {"app_label": "questions", "model_name": "setitem", "field_name": "question_set"}

    results = as_teacher.get(reverse("admin:autocomplete"), query).json()["results"]

    assert {row["text"] for row in results} == {"Own", "Shared"}


@pytest.mark.parametrize("role", ["anonymous", "student"])
def test_autocompletes_are_closed_to_others(clients, role):
    query = {"app_label": "questions", "model_name": "setitem", "field_name": "question"}

    for name in ("admin:questions_question_choices", "admin:autocomplete", "admin:facts_paragraph_choices"):
        assert clients[role].get(reverse(name), query).status_code == 302


def test_teachers_do_not_look_up_accounts(as_teacher):
    query = {"app_label": "questions", "model_name": "questionset", "field_name": "owner"}

    assert as_teacher.get(reverse("admin:autocomplete"), query).status_code == 403


@pytest.mark.parametrize(("typed", "kept"), [("0.95", 0.95), ("", None)])
def test_a_teacher_says_what_recall_a_set_aims_for(as_teacher, sets, typed, kept):
    response = as_teacher.post(url("change", sets["own"]), form(desired_retention=typed))

    assert response.status_code == 302, response.context["errors"]
    sets["own"].refresh_from_db()
    assert sets["own"].desired_retention == kept


@pytest.mark.parametrize("typed", ["0.5", "95", "nan"])
def test_a_recall_out_of_bounds_is_an_error_of_its_field(as_teacher, sets, typed):
    response = as_teacher.post(url("change", sets["own"]), form(desired_retention=typed))

    assert list(response.context["adminform"].form.errors) == ["desired_retention"]
