"""Every list and form opens with several rows, without a query per row and without inline style or script."""

import re

import pytest
from django.contrib import admin
from django.urls import reverse

from quizapp.facts.models import Agreement, Conflict, Event, Figure, Merge, Office, Person, Place, Source, Term, Thread
from quizapp.questions.models import Question
from tests import factories
from tests.questions.editorial_items import fair_question

OURS = ("facts", "questions", "study", "accounts")
REGISTERED = sorted(model._meta.label_lower for model in admin.site._registry if model._meta.app_label in OURS)
INLINE = re.compile(r"""\sstyle=|<style|\son[a-z]+=["']|<script(?![^>]*\ssrc=)(?![^>]*type="application/json")""")


@pytest.fixture
def rows(db):
    """Four of everything, linked to each other; the first fact of each kind has four rows of each kind inside."""
    topic = factories.topic()
    for number in range(4):
        source = factories.source()
        factories.paragraph(source, names=["Almaty"])
        kept = factories.person(tier=1)
        went = {"gone_key": f"went-{number}", "gone_name": "Went", "gone_origin": "fixture"}
        Merge.objects.create(topic=topic, kept=kept, kept_key=kept.key, **went)
        Office.objects.create(topic=topic, key=f"office-{number}", title="Premier", country="CN")
        Thread.objects.create(topic=topic, key=f"thread-{number}", title="The border")
        Term.objects.create(topic=topic, key=f"term-{number}", name="SCO", definition="An organisation.")
        Place.objects.create(topic=topic, key=f"place-{number}", name="Astana")
        event = factories.event(date=f"199{number}-02")
        factories.agreement(event=event, date="1993")
        Figure.objects.create(topic=topic, key=f"figure-{number}", title="Trade", series="trade", value=7, unit="USD")
        fair_question()
        pupil = factories.learner(user=factories.user(f"pupil-{number}"))
        factories.memory(factories.card(pupil, factories.question()))
        factories.sitting(pupil)
        of_pupil(pupil, number)
    fill_the_first(topic)


def of_pupil(pupil, number):
    asked, at = Question.objects.latest("pk"), {"created_at": factories.NOON}
    pupil.exams.create(topic=asked.topic, title="The end", on=factories.TODAY, minutes_a_day=5, **at)
    pupil.pauses.create(starts_on=factories.TODAY, **at)
    scores = {"fitted_on": 800, "tested_on": 200, "log_loss": 0.4, "rival_log_loss": 0.5}
    pupil.parameter_sets.create(name="own-1", weights=[0.1] * 21, **scores, **at)
    pupil.reports.create(question=asked, version=asked.current, reason="wrong", text=f"Look {number}.", **at)


def fill_the_first(topic):
    event, agreement, person = (
        Event.objects.earliest("pk"),
        Agreement.objects.earliest("pk"),
        Person.objects.earliest("pk"),
    )
    place, chapter = Place.objects.earliest("pk"), factories.chapter()
    conflict = Conflict.objects.create(topic=topic, key="conflict", field="date", note="They disagree.")
    everybody = zip(Person.objects.all(), Office.objects.all(), Source.objects.all(), Event.objects.all(), strict=True)
    for number, (other, office, source, happening) in enumerate(everybody):
        event.participations.create(person=other, office=office, role="met")
        agreement.signatories.create(person=other, office=office)
        person.aliases.create(text=f"alias {number}", attested_in=source)
        place.labels.create(text=f"label {number}")
        factories.chapter_fact(chapter, event=happening)
        cited = factories.citation(source, event=event, paragraph=source.paragraphs.get())
        conflict.values.create(position=number, value="1992", citation=cited)
        factories.paragraph(Source.objects.earliest("pk"), f"q{number}")
    factories.question_set(*Question.objects.all(), owner=factories.teacher("colleague"))


def strict(response):
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert not INLINE.search(response.content.decode()), INLINE.search(response.content.decode())
    return response


@pytest.mark.parametrize("label", REGISTERED)
def test_its_list_form_history_and_delete_page(as_operator, rows, label):
    model = next(model for model in admin.site._registry if model._meta.label_lower == label)
    name, first = label.replace(".", "_"), model._default_manager.order_by("pk").first()

    assert strict(as_operator.get(reverse(f"admin:{name}_changelist"))).status_code == 200
    assert strict(as_operator.get(reverse(f"admin:{name}_changelist"), {"q": "a 1992"})).status_code == 200
    for view in ("change", "history", "delete"):
        response = as_operator.get(reverse(f"admin:{name}_{view}", args=[first.pk]))
        assert response.status_code in ((200, 403) if view == "delete" else (200,)), view
        strict(response) if response.status_code == 200 else None


@pytest.mark.parametrize("label", REGISTERED)
def test_a_popup_of_a_teachers_form(as_teacher, rows, label):
    url = reverse(f"admin:{label.replace('.', '_')}_add")

    response = as_teacher.get(url, {"_popup": "1"})

    assert response.status_code in (200, 403)
    strict(response) if response.status_code == 200 else None


@pytest.mark.parametrize("view", ["index", "jsi18n", "view_on_site"])
def test_the_common_pages(as_operator, rows, view):
    if view == "view_on_site":
        assert strict(as_operator.get(reverse("admin:app_list", args=["facts"]))).status_code == 200
    else:
        assert strict(as_operator.get(reverse(f"admin:{view}"))).status_code == 200


@pytest.mark.parametrize(
    ("label", "query", "expected"),
    [
        ("questions_question", {"source": "1"}, 0),
        ("questions_question", {"source": "nonsense"}, 0),
        ("questions_question", {"warnings": "no"}, 8),
        ("questions_question", {"warnings": "yes"}, 0),
        ("questions_question", {"q": "delegation"}, 4),
        ("questions_question", {"q": "event:visit-1993"}, 4),
        ("questions_question", {"q": "Lanqing"}, 4),
        ("facts_event", {"earliest__year": "1992"}, 1),
        ("facts_person", {"q": "alias"}, 1),
        ("study_learner", {"user__isempty": "1"}, 0),
    ],
)
def test_filters_and_searches(as_operator, rows, label, query, expected):
    response = as_operator.get(reverse(f"admin:{label}_changelist"), query)

    assert len(response.context["cl"].result_list) == expected


def test_questions_by_the_source_they_cite(as_operator, rows):
    source = factories.source(key="doc")

    response = as_operator.get(reverse("admin:questions_question_changelist"), {"source": source.pk})

    assert len(response.context["cl"].result_list) == 4


def test_deleting_an_account_with_a_history_shows_what_goes_and_deletes_it(as_operator, rows):
    card = factories.card(factories.learner(user=factories.user("leaver")), factories.question())
    factories.presentation(card)
    url = reverse("admin:accounts_user_delete", args=[card.learner.user_id])

    assert as_operator.get(url).status_code == 200
    as_operator.post(url, {"post": "yes"})

    assert not type(card).objects.filter(pk=card.pk).exists()
