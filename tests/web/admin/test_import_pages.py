"""Who gets to the import, and that its pages keep the site's rules for pages."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from quizapp.facts.models import Event, Origin, Topic
from quizapp.web.admin import imports_check
from tests import factories
from tests.web.admin.conftest import client_of
from tests.web.admin.import_tables import (
    APPLY,
    CHANGES,
    CHECK,
    PROBLEMS,
    UPLOAD,
    apply,
    as_csv,
    changed,
    imported,
    said,
    upload,
    without,
)  # fmt: skip
from tests.web.admin.test_every_page import strict

EMPTY = reverse("admin:import_empty")
EXPORTS = [reverse(f"admin:facts_{model}_export") for model in ("event", "person", "agreement", "figure")]
LISTS = [reverse(f"admin:facts_{model}_changelist") for model in ("topic", "event", "person", "agreement")]


@pytest.mark.parametrize("url", [UPLOAD, CHECK, APPLY, PROBLEMS, CHANGES, EMPTY])
def test_visitors_and_students_are_sent_away(clients, url):
    assert [clients[role].post(url).status_code for role in ("anonymous", "student")] == [302, 302]
    assert clients["student"].get(url, follow=True).status_code == 403


@pytest.mark.parametrize("url", [UPLOAD, CHECK, APPLY, PROBLEMS, CHANGES, EMPTY])
def test_who_may_not_add_persons_may_not_import(db, url):
    colleague = factories.user("colleague", is_staff=True)
    rest = [name.removeprefix("facts.") for name in imports_check.PERMISSIONS if name != "facts.add_person"]
    colleague.user_permissions.set(Permission.objects.filter(codename__in=rest))

    assert client_of(colleague).get(url).status_code == 403


@pytest.mark.parametrize("url", EXPORTS)
def test_who_may_not_see_the_facts_may_not_export_them(clients, db, url):
    assert clients["student"].get(url).status_code == 302
    assert client_of(factories.user("clerk", is_staff=True)).get(url).status_code == 403


def test_a_teacher_fills_a_topic_that_is_there_but_makes_none(as_operator, as_teacher):
    imported(as_operator)
    topic = Topic.objects.get()

    refused = upload(as_teacher, as_csv())
    response = imported(as_teacher, as_csv(changed("events", 1, "title", "Launch of Sputnik")), topic=topic.pk)

    assert "new_title" not in refused.context["form"].fields and refused.context["form"].errors["topic"]
    assert "events: 1 changed, 3 unchanged" in said(response)


def test_who_may_not_delete_events_removes_none_by_an_import(as_operator, as_teacher):
    imported(as_operator)

    page = upload(as_teacher, as_csv(without("events", 4)), topic=Topic.objects.get().pk)
    as_teacher.post(APPLY, {"shown": page.context["word"]})

    assert page.context["checked"].obstacles == ["1 event would be removed, which takes the permission to delete them."]
    assert Event.objects.count() == 4


def test_what_fixtures_loaded_is_no_choice(as_operator):
    shipped = factories.topic(origin=Origin.FIXTURE)

    page = upload(as_operator, as_csv(), topic=shipped.pk)

    assert page.context["form"].errors["topic"]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"new_title": ""}, "new_title"),
        ({"new_title": "Космос"}, "new_slug"),
        ({"new_title": "History", "new_slug": "history"}, "new_slug"),
        ({"new_title": "History"}, "new_slug"),
        ({"new_title": "Space", "new_slug": "no slug"}, "new_slug"),
        ({"topic": "1" * 30}, "topic"),
    ],
)
def test_a_new_topic_needs_a_name_and_an_address_of_its_own(as_operator, fields, wrong):
    factories.topic()

    page = upload(as_operator, as_csv(), **fields)

    assert list(page.context["form"].errors) == [wrong]


def test_the_lists_lead_here(as_operator, as_teacher):
    for url in LISTS:
        assert f'href="{UPLOAD}"' in as_operator.get(url).text
        assert f'href="{UPLOAD}"' in as_teacher.get(url).text
    for url, target in zip(LISTS[1:], EXPORTS, strict=False):
        assert f'href="{target}?' in as_operator.get(url, {"tier": "1"}).text


def test_no_page_has_inline_style_or_script(as_operator):
    strict(as_operator.get(UPLOAD))
    strict(upload(as_operator, [], new_title=""))
    strict(upload(as_operator, as_csv(changed("events", 1, "start", "soon"))))
    page = strict(upload(as_operator, as_csv()))
    strict(apply(as_operator, page))
    strict(upload(as_operator, as_csv(changed("events", 1, "title", "<b>Launch</b>")), topic=Topic.objects.get().pk))
    for url in (*EXPORTS, *LISTS):
        strict(as_operator.get(url))
        strict(as_operator.post(url)) if url in EXPORTS else None


def test_names_from_the_tables_are_shown_not_run(as_operator):
    page = upload(as_operator, as_csv(changed("events", 1, "title", "<script>alert(1)</script>")))

    assert "<script>alert" not in page.text and "&lt;script&gt;alert(1)" in page.text


def test_uploads_are_limited_for_each_account(as_operator, as_teacher):
    for _ in range(60):
        as_teacher.post(UPLOAD)

    assert (as_teacher.post(UPLOAD).status_code, as_operator.post(UPLOAD).status_code) == (429, 200)


def test_a_table_longer_than_a_page_can_wait_for_is_refused(as_operator, monkeypatch):
    monkeypatch.setattr(imports_check, "MOST_ROWS", 3)

    problem = upload(as_operator, as_csv()).context["checked"].problems[0]

    assert (problem.file, problem.row) == ("events.csv", 5)
    assert "beyond the 3 rows" in problem.reason


def test_discarded_tables_are_gone(as_operator):
    upload(as_operator, as_csv())

    as_operator.post(reverse("admin:import_discard"))

    assert "no longer kept" in said(as_operator.get(CHECK, follow=True))
