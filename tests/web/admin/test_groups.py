"""The group Teachers exists after `migrate`, with its permissions, however often that runs."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission

from quizapp.accounts.models import TEACHERS
from quizapp.web.groups import DERIVED, FACT_MODELS, TEACHER_PERMISSIONS, make_teachers

pytestmark = pytest.mark.django_db


def granted():
    return set(Group.objects.get(name=TEACHERS).permissions.values_list("content_type__app_label", "codename"))


def test_migrate_has_made_the_group_with_every_permission():
    expected = {(label, codename) for label, codenames in TEACHER_PERMISSIONS.items() for codename in codenames}

    assert granted() == expected


def test_it_is_made_even_before_the_permissions_of_other_apps_are():
    before = granted()
    Group.objects.all().delete()
    Permission.objects.filter(content_type__app_label__in=TEACHER_PERMISSIONS).delete()

    make_teachers()

    assert granted() == before


def test_a_second_run_adds_nothing_and_keeps_what_an_operator_added():
    group = Group.objects.get(name=TEACHERS)
    extra = Permission.objects.get(codename="view_learner")
    group.permissions.add(extra)

    make_teachers()

    assert Group.objects.filter(name=TEACHERS).count() == 1
    assert group.permissions.contains(extra)


def test_every_model_of_facts_is_thought_of():
    assert {model._meta.model_name for model in apps.get_app_config("facts").get_models()} == {*FACT_MODELS, *DERIVED}


def test_teachers_neither_add_nor_delete_questions_nor_see_learners():
    codenames = {codename for _, codename in granted()}

    assert not codenames & {"add_question", "change_question", "delete_question"}
    assert not any(
        "learner" in codename or "review" in codename.removeprefix("review_question") for codename in codenames
    )
