"""Making a set from the list of questions, and putting its questions in order."""

import pytest
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.messages import get_messages
from django.urls import reverse

from quizapp.questions.models import QuestionSet
from tests import factories
from tests.questions.editorial_items import fair_question
from tests.web.admin.conftest import client_of


def put(client, *questions, **data):
    chosen = {"action": "put_into_set", ACTION_CHECKBOX_NAME: [question.pk for question in questions]}
    return client.post(reverse("admin:questions_question_changelist"), {**chosen, "confirm": "yes", **data})


def page(question_set):
    return reverse("admin:questions_questionset_change", args=[question_set.pk])


def test_a_new_set_is_made_of_the_chosen_questions_and_linked(as_teacher, teacher):
    questions = [fair_question(), fair_question()]

    response = put(as_teacher, *questions, new_title="For Monday")

    made = QuestionSet.objects.get()
    assert (made.title, made.slug, made.owner, made.is_shared) == ("For Monday", "for-monday", teacher, False)
    assert made.items.count() == 2
    (message,) = map(str, get_messages(response.wsgi_request))
    assert "(2 of 2 were new to it)" in message and f'<a href="{page(made)}">Open the set</a>' in message


def test_a_name_that_is_taken_gets_another_address(as_teacher):
    for _ in range(2):
        put(as_teacher, fair_question(), new_title="Пограничный договор")
        put(as_teacher, fair_question(), new_title="Borders")

    assert sorted(QuestionSet.objects.values_list("slug", flat=True)) == ["borders", "borders-2", "set", "set-2"]


@pytest.mark.parametrize("both", [True, False])
def test_one_set_is_chosen_or_named_and_not_both(as_teacher, teacher, both):
    own = factories.question_set(owner=teacher)

    response = put(as_teacher, fair_question(), **({"question_set": own.pk, "new_title": "New"} if both else {}))

    assert response.context["form"].errors["question_set"] == ["Choose one of your sets, or name a new one."]
    assert QuestionSet.objects.count() == 1 and not own.items.exists()


def test_questions_of_two_topics_make_no_set_at_all(as_teacher):
    response = put(as_teacher, fair_question(), fair_question(topic=factories.topic("other")), new_title="Mixed")

    assert "another topic" in response.context["form"].non_field_errors()[0]
    assert not QuestionSet.objects.exists()


def test_who_may_not_make_sets_is_not_asked_for_a_name(as_teacher, teacher):
    group = teacher.groups.get()
    group.permissions.remove(*group.permissions.filter(codename="add_questionset"))

    response = put(as_teacher, fair_question(), new_title="New")

    assert list(response.context["form"].fields) == ["question_set"]
    assert not QuestionSet.objects.exists()


@pytest.fixture
def ordered(teacher):
    """A set of three questions, A, B and C, at places 1 to 3."""
    return factories.question_set(*(fair_question(key=key) for key in "ABC"), owner=teacher)


def save(client, question_set, places, *, delete=()):
    """Post the set's form with each question (by key) at its new place."""
    items = list(question_set.items.select_related("question").order_by("pk"))
    new = [key for key in places if key not in {item.question.key for item in items}]
    data = {"title": "Set", "items-TOTAL_FORMS": len(items) + len(new), "items-INITIAL_FORMS": len(items)}
    rows = [(item.pk, item.question) for item in items] + [("", fair_question(key=key)) for key in new]
    for index, (pk, question) in enumerate(rows):
        row = {"id": pk, "question_set": question_set.pk, "question": question.pk, "position": places[question.key]}
        data |= {f"items-{index}-{name}": value for name, value in row.items()}
        if question.key in delete:
            data[f"items-{index}-DELETE"] = "on"
    response = client.post(page(question_set), data)
    assert response.status_code == 302, response.context["errors"]
    return list(question_set.items.order_by("position").values_list("question__key", "position"))


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        ({"A": 1, "B": 2, "C": 3}, "ABC"),
        ({"A": 1, "B": 2, "C": 1}, "CAB"),
        ({"A": 3, "B": 2, "C": 3}, "BCA"),
        ({"A": 1, "B": 2, "C": 3, "D": 0, "E": 0}, "ABCDE"),
        ({"A": 1, "B": 2, "C": 3, "D": 2}, "ADBC"),
        ({"A": 10, "B": 20, "C": 15}, "ACB"),
        ({"A": 0, "B": 2, "C": 3}, "BCA"),
    ],
)
def test_places_are_numbered_through_when_the_set_is_saved(as_teacher, ordered, places, expected):
    assert save(as_teacher, ordered, places) == [(key, place) for place, key in enumerate(expected, start=1)]


def test_a_question_taken_out_leaves_no_gap(as_teacher, ordered):
    assert save(as_teacher, ordered, {"A": 1, "B": 2, "C": 3}, delete="B") == [("A", 1), ("C", 2)]


def test_the_editor_names_questions_by_their_words_and_links_to_the_site(as_teacher, ordered):
    shown = as_teacher.get(page(ordered)).content.decode()

    assert 'class="viewsitelink"' in shown and reverse("question_set", args=[ordered.slug]) in shown
    assert "Add another Question" in shown


def test_a_shared_set_shows_the_words_of_its_questions_to_others(ordered):
    QuestionSet.objects.update(is_shared=True)
    colleague = client_of(factories.teacher("colleague"))

    shown = colleague.get(page(ordered)).content.decode()

    assert shown.count(fair_question().current.label) == 3
    assert "items-0-position" not in shown
