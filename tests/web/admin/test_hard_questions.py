"""The page of hard questions: by the number of learners who forget them, with their open reports."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from quizapp.study.models import Report
from quizapp.study.sessions import report
from tests import factories

pytestmark = pytest.mark.django_db

URL = "admin:question_hard"


def leeches(question, count):
    for _ in range(count):
        factories.card(factories.learner(), question, is_leech=True)


@pytest.fixture
def questions(db):
    """Forgotten by two, by one, only reported, and by nobody."""
    made = [factories.question() for _ in range(4)]
    leeches(made[0], 2)
    leeches(made[1], 1)
    factories.card(factories.learner(), made[3])
    for reason in ("wrong", "other"):
        report(learner=factories.learner(), version=made[2].current, reason=reason, text="", at=factories.NOON)
    return made


def look(client, **query):
    response = client.get(reverse(URL), query)
    assert response.status_code == 200
    return response


def test_the_hardest_come_first_and_then_what_is_reported(as_teacher, questions):
    page = look(as_teacher).context["page"]
    assert [(row.key, row.forgetters, row.open_reports) for row in page] == [
        ("question-1", 2, 0),
        ("question-2", 1, 0),
        ("question-3", 0, 2),
    ]


def test_each_leads_to_its_question_and_its_reports(as_teacher, questions):
    html = look(as_teacher).content.decode()
    assert reverse("admin:questions_question_change", args=[questions[0].pk]) in html
    assert f"{reverse('admin:study_report_changelist')}?state=open&amp;q=question-3" in html


def test_settled_reports_do_not_count(as_teacher, questions):
    Report.objects.update(settled_at=factories.NOON)
    assert len(look(as_teacher).context["page"]) == 2


def test_one_history_at_a_time(as_teacher, questions):
    other = factories.question(topic=factories.topic("other"))
    leeches(other, 1)
    assert [row.key for row in look(as_teacher, topic=other.topic_id).context["page"]] == [other.key]


def test_queries_do_not_grow(as_teacher, questions):
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            look(as_teacher)
        return len(captured)

    look(as_teacher)
    few = queries()
    for _ in range(5):
        leeches(factories.question(), 3)
    assert queries() == few


def test_with_none_it_says_so(as_teacher):
    assert "nobody forgets a question again and again" in look(as_teacher).content.decode()


def test_students_do_not_get_there_and_the_list_links_it(clients):
    for role in ("anonymous", "student"):
        assert clients[role].get(reverse(URL)).status_code == 302
    assert reverse(URL) in clients["teacher"].get(reverse("admin:questions_question_changelist")).content.decode()
