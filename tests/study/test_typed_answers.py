"""Typed and ordered answers through the verbs: what is stored, what is asked again, what the ladder shows."""

from datetime import timedelta

import pytest

from quizapp.facts.models import PersonAlias
from quizapp.study.memory import caches
from quizapp.study.models import Memory, Presentation, Review
from quizapp.study.sessions import AskAgain, BadAnswer, Given, mark_guessed, outcome_of, submit_answer, undo
from quizapp.study.sittings import present
from tests.factories import (
    NOON,
    answer,
    card,
    learner,
    name_question,
    order_question,
    person,
    presentation,
    version,
    year_question,
)  # fmt: skip

pytestmark = [pytest.mark.django_db, pytest.mark.postgres]

ORDER = (("A", "1992"), ("B", "1995"), ("C", "1997"), ("D", "2001"))


def shown(question, student=None, *, successes=0) -> Presentation:
    student = student or learner()
    for days in range(successes):
        answer(presentation(card_of(student, question)), at=NOON + timedelta(days=days))
    return present(learner=student, question_id=question.pk, sitting=None, at=NOON + timedelta(days=40))


def card_of(student, question):
    return student.cards.filter(question=question).first() or card(student, question)


def submit(what: Presentation, **given):
    return submit_answer(presentation=what, given=Given(**given), at=NOON + timedelta(days=40))


def test_after_two_successes_a_year_is_typed_and_weighs_all() -> None:
    student, question = learner(), year_question()
    assert shown(question, student).format == "choice"
    Presentation.objects.update(is_open=False)
    typed = shown(question, student, successes=2)
    assert (typed.format, typed.options) == ("typed", [])
    outcome = submit(typed, text=" 1992 ")
    review = Review.objects.order_by("sequence").last()
    assert (outcome.verdict, outcome.text, review.weight, review.option_count) == ("right", " 1992 ", 1.0, 1)
    assert review.given["text"] == " 1992 "
    assert caches.rebuild(card=typed.card) == caches.value_of(Memory.objects.get())


def test_undone_answers_and_guesses_are_no_successes() -> None:
    student, question = learner(), year_question()
    first = answer(presentation(card_of(student, question)))
    second = answer(presentation(card_of(student, question)))
    mark_guessed(learner=student, review_id=first.review_id, at=NOON)
    assert shown(question, student).format == "choice"
    Presentation.objects.update(is_open=False)
    undo(learner=student, review_id=second.review_id, at=NOON)
    assert answer(Presentation.objects.get(is_open=True)).verdict == "right"
    assert shown(question, student).format == "choice"


@pytest.mark.parametrize(("tier", "expected"), [(1, "typed"), (2, "choice")])
def test_only_names_of_essential_persons_are_typed(tier, expected) -> None:
    assert shown(name_question(person(tier=tier)), successes=2).format == expected


def test_a_name_is_graded_against_all_persons_of_its_topic_in_one_query(django_assert_num_queries) -> None:
    li, other = person(name="Li Lanqing", name_system="pinyin", tier=1), person(name="Lin Lanqin", name_system="pinyin")
    PersonAlias.objects.create(person=li, text="李岚清", script="Hans")
    typed = shown(name_question(li), successes=2)
    with django_assert_num_queries(3), pytest.raises(AskAgain, match="full name"):
        submit(typed, text="Lin Lanqing")
    assert submit(typed, text="李岚清").verdict == "right"
    assert other.pk


def test_who_may_be_the_same_is_asked_again() -> None:
    full, bare = person(name="Kassym Tokayev", tier=1), person(name="Tokayev", unnamed=False)
    full.possibly_same.add(bare)
    with pytest.raises(AskAgain, match="More than one person"):
        submit(shown(name_question(full), successes=2), text="Tokayev")


@pytest.mark.parametrize("text", ["3/1/1992x", "92", "soon", ""])
def test_what_cannot_be_graded_stores_nothing_and_stays_open(text) -> None:
    typed = shown(year_question(), successes=2)
    reviews, memory = Review.objects.count(), Memory.objects.get()
    with pytest.raises(AskAgain):
        submit(typed, text=text)
    typed.refresh_from_db()
    assert typed.is_open
    assert Review.objects.count() == reviews
    assert caches.value_of(Memory.objects.get()) == caches.value_of(memory)
    assert submit(typed, text="1992").verdict == "right"


def test_a_close_answer_is_wrong_and_a_reload_still_says_how_close() -> None:
    typed = shown(year_question(), successes=2)
    first = submit(typed, text="1993")
    again = outcome_of(learner=typed.learner, presentation_id=typed.id)
    for outcome in (first, again):
        assert (outcome.verdict, outcome.grade, outcome.is_close, outcome.chosen) == ("wrong", 1, True, None)
        assert (outcome.reading["off"], outcome.reading["days"]) == (1, 366)


def test_a_typed_lure_is_the_lure() -> None:
    assert submit(shown(year_question(), successes=2), text="in 1994").chosen["text"] == "1994"


def test_an_order_is_shown_shuffled_and_graded_by_pairs() -> None:
    what = shown(order_question(*ORDER))
    assert (what.format, sorted(what.options)) == ("order_k", [0, 1, 2, 3])
    assert what.options != [0, 1, 2, 3]
    swapped = tuple(what.options.index(item) for item in (1, 0, 2, 3))
    outcome = submit(what, order=swapped)
    assert (outcome.verdict, outcome.order, outcome.reading["right"]) == ("wrong", (1, 0, 2, 3), 5)
    assert outcome_of(learner=what.learner, presentation_id=what.id).order == (1, 0, 2, 3)
    again = present(learner=what.learner, question_id=what.card.question_id, sitting=None, at=NOON)
    assert submit(again, order=tuple(again.options.index(item) for item in range(4))).verdict == "right"
    assert Review.objects.get(verdict="right").weight == 1.0


def test_an_answer_of_another_format_is_refused() -> None:
    what = shown(order_question(*ORDER))
    for given in ({"text": "A"}, {"option": 0}, {"order": (0, 0, 1, 2)}):
        with pytest.raises(BadAnswer):
            submit(what, **given)
    assert not Review.objects.exists()


def test_a_new_version_is_shown_in_its_own_format() -> None:
    student, question = learner(), year_question(formats=["choice"])
    assert shown(question, student, successes=2).format == "choice"
    question.version = 2
    question.save()
    version(question, answer="1992", distractors=("1991", "1993"), formats=["cloze", "choice"], stem="It was in ____.")
    assert shown(question, student).format == "cloze"
