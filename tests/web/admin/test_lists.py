"""Lists that can be read: words instead of names of fields, questions that can be told apart."""

from django.urls import reverse

from quizapp.web.admin.shared import titled
from tests import factories

QUESTIONS = "admin:questions_question_changelist"


def order_of(first, second):
    return factories.question(
        stem="Which came first?", answer=first, distractors=[second], family="order_two", asks="earlier"
    )


def test_two_questions_about_an_order_can_be_told_apart(as_teacher):
    order_of("The treaty", "The airport")
    order_of("The pipeline", "The visit")

    shown = as_teacher.get(reverse(QUESTIONS)).content.decode()

    assert "Which came first: The airport or The treaty?" in shown
    assert "Which came first: The pipeline or The visit?" in shown


def test_so_they_can_where_a_question_is_chosen(as_teacher):
    order_of("The treaty", "The airport")
    query = {"app_label": "questions", "model_name": "setitem", "field_name": "question"}

    (row,) = as_teacher.get(reverse("admin:questions_question_choices"), query).json()["results"]

    assert row["text"] == "Which came first: The airport or The treaty? (The treaty)"


def test_the_filters_of_questions_begin_with_the_decision_and_have_plain_names(as_teacher):
    factories.question(topic=factories.topic())
    factories.question(topic=factories.topic("other"))
    factories.chapter()
    factories.chapter()

    titles = [spec.title for spec in as_teacher.get(reverse(QUESTIONS)).context["cl"].filter_specs]

    assert titles[0] == "editorial state"
    assert {"chapter", "Asks for", "In normal study"} <= set(titles)
    assert "fact" not in titles


def test_questions_of_a_chapter(as_teacher):
    chapter = factories.chapter(key="border")
    inside = factories.question(chapter="border")
    factories.question(chapter="trade")
    factories.question(topic=factories.topic("other"), chapter="border")

    def shown(value):
        return list(as_teacher.get(reverse(QUESTIONS), {"chapter": value}).context["cl"].result_list)

    assert shown(chapter.pk) == [inside]
    assert shown("nonsense") == [] == shown(chapter.pk + 1)


def test_only_chapters_of_the_chosen_topic_are_offered(as_teacher):
    factories.chapter(title="Which border?")
    other = factories.chapter(topic=factories.topic("other"), title="Which trade?")

    shown = as_teacher.get(reverse(QUESTIONS), {"topic__id__exact": other.topic_id, "chapter": other.pk})

    (spec,) = [spec for spec in shown.context["cl"].filter_specs if spec.title == "chapter"]
    assert spec.lookup_choices == [(str(other.pk), "Which trade?")]


def test_events_stand_in_order_of_time_with_the_undated_last_and_kinds_in_words(as_teacher):
    undated = factories.event(kind="committee_meeting")
    late, early = factories.event(date="1995"), factories.event(date="1992-02")

    response = as_teacher.get(reverse("admin:facts_event_changelist"))

    assert list(response.context["cl"].result_list) == [early, late, undated]
    assert "committee meeting" in response.content.decode()
    assert ">committee_meeting<" not in response.content.decode()


def test_the_pages_carry_the_name_and_the_icon_of_the_site(as_teacher):
    shown = as_teacher.get(reverse("admin:index")).content.decode()

    assert "quizapp · Teaching</title>" in shown
    assert 'rel="icon"' in shown and "web/icon.svg" in shown


def test_a_titled_filter_keeps_its_kind():
    from django.contrib.admin import BooleanFieldListFilter

    assert issubclass(titled(BooleanFieldListFilter, "In normal study"), BooleanFieldListFilter)
