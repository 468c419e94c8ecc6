"""With htmx the same addresses answer with the part that changed; nothing else differs."""

import pytest
from django.urls import reverse

from tests.web.learn.conftest import HTMX

pytestmark = pytest.mark.django_db


def test_an_answer_comes_back_as_feedback_in_place(student):
    presentation = student.shown()
    response = student.answer(presentation, 0, headers=HTMX)
    page = response.content.decode()
    assert response.status_code == 200
    assert "<html" not in page
    assert 'hx-swap-oob="innerHTML:#verdict"' in page
    assert "Right" in page
    assert presentation.version.feedback["why"] in page
    assert "HX-Request" in response["Vary"]


def test_an_answer_sent_again_from_an_old_tab_after_its_undo_is_asked_and_not_told(student):
    presentation = student.shown()
    student.answer(presentation, 0, headers=HTMX)
    review = student.learner.reviews.get()
    student.client.post(reverse("undo", args=[student.sitting.pk, review.id]), headers=HTMX)
    page = student.answer(presentation, 0, headers=HTMX).content.decode()
    assert "1&nbsp;of&nbsp;6" in page
    assert presentation.version.feedback["why"] not in page
    assert student.learner.reviews.count() == 1


def test_next_comes_back_as_a_question_in_place(student):
    student.answer(student.shown(), 0, headers=HTMX)
    page = student.client.get(student.page, headers=HTMX).content.decode()
    assert "<html" not in page
    assert "2&nbsp;of&nbsp;6" in page


def test_the_page_holds_the_live_region_that_stays_and_the_part_that_is_swapped(student):
    page = student.client.get(student.page).content.decode()
    assert '<div id="verdict" class="verdict" role="status"></div>' in page
    assert page.index('id="verdict"') < page.index('id="stage"')
    assert 'hx-sync="this:drop"' in page


def test_restoring_history_gets_the_whole_page(student):
    headers = {**HTMX, "HX-History-Restore-Request": "true"}
    assert "<html" in student.client.get(student.page, headers=headers).content.decode()


def test_a_missing_choice_is_answered_422_with_the_question(student):
    presentation = student.shown()
    response = student.client.post(student.answer_url(presentation), {}, headers=HTMX)
    assert response.status_code == 422
    assert "<html" not in response.content.decode()
    assert "Choose an answer, or ask to be shown." in response.content.decode()


def test_the_end_is_a_redirect_of_the_whole_page(student):
    student.answer_all()
    response = student.client.get(student.page, headers=HTMX)
    assert response["HX-Redirect"] == reverse("finish", args=[student.sitting.pk])


def test_a_session_that_expired_redirects_the_whole_page_home(student):
    presentation = student.shown()
    student.client.cookies.clear()
    response = student.answer(presentation, 0, headers=HTMX)
    assert response["HX-Redirect"] == "/"
    assert "Your session has ended" in student.client.get("/").content.decode()
    assert not student.learner.reviews.exists()


def test_an_error_comes_without_the_page_around_it(student):
    response = student.client.get("/study/not-there/", headers=HTMX)
    assert response.status_code == 404
    assert "<html" not in response.content.decode()
    assert "There is no such page" in response.content.decode()


def test_forms_and_links_name_their_own_attributes_and_no_script(student):
    presentation = student.shown()
    pages = student.client.get(student.page).content.decode()
    pages += student.client.get(student.answer(presentation, 0).url).content.decode()
    for forbidden in ("hx-on", "js:", "hx-disabled-elt", "hx-headers", "<style", "style=", "javascript:"):
        assert forbidden not in pages
    assert pages.count("hx-post") == pages.count("hx-post=")
    assert "csrfmiddlewaretoken" in pages
