"""When nothing may be asked one stays where one is, and reads what is true of the questions there."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import factories
from tests.web.learn.conftest import start

pytestmark = pytest.mark.django_db

HELD_BACK = "what is left would be given away by what you have just answered. It comes back tomorrow."
CHAPTER = {"mode": "chapter", "chapter": "chapter-1"}


def _again(student, topic, **fields):
    fields = fields or CHAPTER
    return student.client.post(reverse("study_start"), {"topic": topic.slug, **fields}, follow=True)


def _answer_all_but_siblings(student, topic):
    """Every question left is a sibling of one answered today."""
    student.answer_all()
    answered = student.learner.cards.first().question
    topic.questions.exclude(cards__learner=student.learner).update(subject_facts=answered.subject_facts)


def test_siblings_of_todays_answers_wait_for_tomorrow_and_the_next_chapter_is_offered(student, topic):
    following = factories.chapter(topic=topic, title="And then?")
    factories.proved(topic)
    _answer_all_but_siblings(student, topic)
    response = _again(student, topic)
    page = response.content.decode()
    assert response.redirect_chain[-1][0] == reverse("chapter", args=[topic.slug, "chapter-1"])
    assert f"Enough of this chapter for today: {HELD_BACK}" in page
    assert f'<a href="{reverse("chapter", args=[topic.slug, following.key])}">Next chapter: And then?</a>' in page


def test_a_set_says_the_same_on_its_own_page(student, topic):
    _answer_all_but_siblings(student, topic)
    chosen = factories.question_set(*topic.questions.exclude(cards__learner=student.learner))
    response = _again(student, topic, mode="set", question_set=chosen.slug)
    assert response.redirect_chain[-1][0] == reverse("question_set", args=[chosen.slug])
    assert f"Enough of this set for today: {HELD_BACK}" in response.content.decode()


def test_today_says_that_some_things_wait_for_what_was_begun(student, topic):
    _answer_all_but_siblings(student, topic)
    page = _again(student, topic, mode="today").content.decode()
    assert "what is left builds on what you have just begun" in page


def test_what_was_missed_a_moment_ago_comes_back_in_minutes(student, topic):
    student.answer_all()
    topic.questions.exclude(cards__learner=student.learner).update(default_study=False)
    soon = timezone.now() + timedelta(minutes=5)
    today = student.learner.memories.first().last_study_day
    student.learner.memories.update(due_on=today, due_at=soon, state="learning")
    assert "what you missed comes back in a few minutes" in _again(student, topic).content.decode()


def test_when_all_is_met_and_nothing_is_due_it_says_so(student, topic):
    student.answer_all()
    topic.questions.exclude(cards__learner=student.learner).update(default_study=False)
    student.learner.memories.update(due_on=timezone.now().date() + timedelta(days=3), due_at=None, state="review")
    page = _again(student, topic).content.decode()
    assert "Nothing of this chapter is due today" in page
    assert HELD_BACK not in page


def test_a_title_of_a_chapter_is_escaped_in_the_message(student, topic):
    factories.chapter(topic=topic, title="<b>Then</b>")
    factories.proved(topic)
    _answer_all_but_siblings(student, topic)
    assert "Next chapter: &lt;b&gt;Then" in _again(student, topic).content.decode()


def test_a_stranger_at_an_empty_chapter_stays_there_too(client, db):
    topic = factories.topic()
    chapter = factories.chapter(topic=topic)
    response = start(client, topic, mode="chapter", chapter=chapter.key)
    assert response.url == reverse("chapter", args=[topic.slug, chapter.key])
