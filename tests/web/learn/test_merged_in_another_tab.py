"""A tab that still shows a guest's sitting, after the history was added to an account: it goes on with the copy."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from quizapp.study.models import Learner, Sitting
from quizapp.study.sessions import merge_guest
from tests import factories
from tests.web.learn.conftest import HTMX, Student, student_of

pytestmark = pytest.mark.django_db

GO_ON = "What you did as a guest is in your account now."


@pytest.fixture
def tab(student: Student) -> Student:
    """The guest has answered one question and looks at the next; the browser is logged in by now."""
    student.answer(student.shown(), 0)
    student.shown()
    return student


def merge(tab: Student) -> Sitting:
    """The account's copy of the sitting."""
    at = timezone.now()
    user = factories.user("aliya")
    account = Learner.objects.create(user=user, created_at=at, last_seen_on=at.date(), minutes_a_day=5)
    merge_guest(account=account, guest=tab.learner, at=at)
    tab.client.force_login(user)
    return account.sittings.get()


def open_one(tab: Student):
    return tab.learner.presentations.get(is_open=True)


@pytest.mark.parametrize("name", ["sitting", "finish", "reading"])
def test_reloaded_it_shows_the_accounts_sitting_and_says_so(tab, name):
    copy = merge(tab)
    response = tab.client.get(reverse(name, args=[tab.sitting.pk]), follow=True)
    assert response.redirect_chain == [(reverse("sitting", args=[copy.pk]), 302)]
    html = response.content.decode()
    assert GO_ON in html and "2&nbsp;of&nbsp;6" in html


def test_an_answer_that_came_too_late_is_said_to_be_and_the_sitting_goes_on(tab):
    shown = open_one(tab)
    copy = merge(tab)
    response = tab.client.post(tab.answer_url(shown), {"option": "0"}, follow=True)
    assert response.redirect_chain == [(reverse("sitting", args=[copy.pk]), 302)]
    assert f"{GO_ON} Go on here: what you sent last came too late to count." in response.content.decode()
    assert copy.learner.reviews.count() == 1


def test_htmx_loads_the_page_instead_of_swapping_it_into_the_card(tab):
    shown = open_one(tab)
    copy = merge(tab)
    page = reverse("sitting", args=[copy.pk])
    posted = tab.client.post(tab.answer_url(shown), {"option": "0"}, headers=HTMX)
    asked = tab.client.get(tab.page, headers=HTMX)
    assert posted.headers["HX-Redirect"] == asked.headers["HX-Redirect"] == page


def test_an_answer_sent_again_is_told_again_in_the_accounts_sitting(tab):
    given = tab.learner.presentations.get(is_open=False)
    copy = merge(tab)
    response = tab.answer(given, 0)
    assert response.url == reverse("feedback", args=[copy.pk, given.id])
    old = tab.client.get(reverse("feedback", args=[tab.sitting.pk, given.id]))
    assert given.version.feedback["why"] in old.content.decode()
    assert copy.learner.reviews.count() == 1


@pytest.mark.parametrize(("name", "kind"), [("guessed", "guessed"), ("undo", "void"), ("regrade", "regrade")])
def test_what_is_said_of_an_answer_later_counts_in_the_account(tab, name, kind):
    review = tab.learner.reviews.get()
    copy = merge(tab)
    response = tab.client.post(reverse(name, args=[tab.sitting.pk, review.id]), {"grade": "1"})
    assert response.url.startswith(reverse("sitting", args=[copy.pk]))
    assert [said.kind for said in copy.learner.corrections.all()] == [kind]
    assert not tab.learner.corrections.exists()


def test_for_everybody_else_neither_sitting_is_there(tab, topic):
    shown = open_one(tab)
    copy = merge(tab)
    other = student_of(Client(), topic)
    account = Client()
    account.force_login(factories.user())
    student_of(account, topic)
    for browser in (other.client, account):
        for page in (tab.page, reverse("sitting", args=[copy.pk]), reverse("finish", args=[tab.sitting.pk])):
            assert browser.get(page).status_code == 404
        assert browser.post(tab.answer_url(shown), {"option": "0"}).status_code == 404


def test_what_the_account_has_no_copy_of_is_not_there(tab):
    merge(tab).delete()
    assert tab.client.get(tab.page).status_code == 404
    assert tab.client.post(reverse("recall", args=[tab.sitting.pk])).status_code == 404


def test_logged_out_again_the_tab_is_sent_home_with_a_word(tab):
    merge(tab)
    tab.client.logout()
    response = tab.client.get(tab.page, follow=True)
    assert response.redirect_chain == [("/", 302)]
    assert "Your session has ended" in response.content.decode()
