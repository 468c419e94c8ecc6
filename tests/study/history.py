"""A student at work, for random histories: every verb of study, in any order, at any moment."""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from quizapp.questions.models import Question
from quizapp.questions.vocabulary import ProofState
from quizapp.study.learners import today_of
from quizapp.study.memory import caches, fold
from quizapp.study.memory.scheduling import PARAMETER_SETS, PARAMETERS_NAME
from quizapp.study.models import (
    Card,
    Correction,
    Learner,
    LearnerDay,
    Memory,
    ParameterSet,
    Presentation,
    Review,
    Sitting,
)
from quizapp.study.sessions import (
    BadAnswer,
    Given,
    NothingToStudy,
    NotPossible,
    mark_guessed,
    next_presentation,
    regrade,
    reset_card,
    set_zone,
    start_sitting,
    submit_answer,
    undo,
)
from tests import factories
from tests.factories import NOON

MODES = ["today", "chapter", "set", "practice", "quiz", "cards"]
FORMATS = [["choice"], ["choice", "typed"], ["choice", "flashcard"], ["choice", "cloze"]]


class Student:
    """One learner, five questions, a clock."""

    def __init__(self) -> None:
        factories.chapter(key="story")
        self.learner: Learner = factories.learner()
        self.at: datetime = NOON
        self.questions = [
            factories.question(asks=asks, chapter="story", formats=FORMATS[number % len(FORMATS)])
            for number, asks in enumerate(["person", "purpose", "place", "agreement", "period"])
        ]
        self.set = factories.question_set(*self.questions)
        factories.proved(factories.topic())
        self.shown: list[Presentation] = []

    # --- what a student does ---------------------------------------------------------------------------------------
    def study(self, mode: str, right: list[bool]) -> None:
        given = {"chapter": "story"} if mode == "chapter" else {"question_set": self.set} if mode == "set" else {}
        try:
            sitting = start_sitting(learner=self.fresh(), topic=factories.topic(), mode=mode, at=self.at, **given)
        except NothingToStudy:
            return
        for is_right in right:
            shown = next_presentation(sitting=sitting, at=self.at)
            if shown is None:
                break
            self.shown.append(shown)
            self.answer(shown, right=is_right)
            self.at += timedelta(seconds=20)

    def answer(self, shown: Presentation, *, right: bool) -> None:
        """What the presentation asks for; twice, as by a double click."""
        with suppress(BadAnswer):
            first = submit_answer(presentation=shown, given=given_to(shown, right=right), at=self.at)
            again = submit_answer(presentation=shown, given=given_to(shown, right=not right), at=self.at)
            assert again.is_replay and (again.review_id, again.verdict) == (first.review_id, first.verdict)

    def answer_an_old_tab(self, back: int, *, right: bool) -> None:
        if self.shown:
            self.answer(self.shown[-1 - back % len(self.shown)], right=right)

    def leave_open(self) -> None:
        with suppress(NothingToStudy):
            sitting = start_sitting(learner=self.fresh(), topic=factories.topic(), mode="today", at=self.at)
            shown = next_presentation(sitting=sitting, at=self.at)
            if shown is not None:
                self.shown.append(shown)

    def say(self, what: str, back: int, grade: int) -> None:
        review = Review.objects.order_by("-at", "-sequence")[back : back + 1].first()
        if review is None:
            return
        own: dict[str, Any] = {"learner": self.fresh(), "review_id": review.id, "at": self.at}
        with suppress(NotPossible):
            if what == "undo":
                undo(**own)
            elif what == "guessed":
                mark_guessed(**own)
            else:
                regrade(**own, grade=grade)

    def reset(self, number: int) -> None:
        card = Card.objects.order_by("pk")[number : number + 1].first()
        if card is not None:
            with suppress(NotPossible):
                reset_card(learner=self.fresh(), card=card, at=self.at)

    def move_to(self, zone: str) -> None:
        set_zone(learner=self.fresh(), zone=zone)

    def choose(self, **fields: Any) -> None:
        Learner.objects.filter(pk=self.learner.pk).update(**fields)

    # --- what happens to them --------------------------------------------------------------------------------------
    def adopt(self, scale: float) -> None:
        """Weights of their own, as a refit leaves them."""
        number = ParameterSet.objects.count() + 1
        weights = [weight * (scale if place < 4 else 1) for place, weight in enumerate(PARAMETER_SETS[PARAMETERS_NAME])]
        numbers = {"fitted_on": 1, "tested_on": 1, "log_loss": 0.1, "rival_log_loss": 0.2, "is_adopted": True}
        made = ParameterSet.objects.create(
            learner=self.learner, name=f"own-{number}", weights=weights, created_at=self.at, **numbers
        )
        self.choose(parameters=made.name, intercept_millionths=0)

    def regenerate(self, number: int, what: str) -> None:
        row = Question.objects.get(pk=self.questions[number].pk)
        if what == "withdrawn":
            is_gone = row.proof_state == ProofState.WITHDRAWN
            now = (ProofState.HOLDS, "") if is_gone else (ProofState.WITHDRAWN, "a fact changed")
            Question.objects.filter(pk=row.pk).update(proof_state=now[0], proof_reason=now[1])
            return
        row.version += 1
        row.save(update_fields=["version"])
        factories.version(row, formats=FORMATS[row.version % len(FORMATS)], stem=f"Version {row.version}?")
        if what == "new answer":
            Question.objects.filter(pk=row.pk).update(answer_fingerprint=f"version {row.version}")

    def fresh(self) -> Learner:
        """The learner as a request reads it."""
        return Learner.objects.get(pk=self.learner.pk)


def given_to(shown: Presentation, *, right: bool) -> Given:
    """An answer in the format shown."""
    match shown.format:
        case "flashcard":
            return Given(grade=3 if right else 1)
        case "typed" | "cloze":
            return Given(unknown=True)
    place = next(place for place, index in enumerate(shown.options) if (index == 0) == right)
    return Given(option=place, milliseconds=3000)


# --- what must hold -------------------------------------------------------------------------------------------------
def check(student: Student) -> None:
    """The promises of STUDY: one presentation, one review; days in order; the caches are what the log says."""
    reviews = list(Review.objects.order_by("card", "sequence"))
    corrections = list(Correction.objects.all())
    presentations = [review.presentation_id for review in reviews]
    assert len(presentations) == len(set(presentations))
    still_open = list(Presentation.objects.filter(is_open=True).values_list("card", "id"))
    assert len({card for card, _ in still_open}) == len(still_open)
    assert not {shown for _, shown in still_open} & set(presentations)
    for card in Card.objects.all():
        own = [review for review in reviews if review.card_id == card.pk]
        assert [review.sequence for review in own] == list(range(1, len(own) + 1))
        assert [review.study_day for review in own] == sorted(review.study_day for review in own)
        _check_promises(own, [row for row in corrections if row.card_id == card.pk])
    assert all(review.due_on >= review.study_day for review in reviews)
    assert all(row.due_on >= row.last_study_day for row in Memory.objects.all())
    _check_sittings(reviews, corrections)
    assert today_of(student.fresh(), student.at) >= max((row.study_day for row in reviews), default=NOON.date())


def _check_promises(reviews: list[Review], corrections: list[Correction]) -> None:
    """The last answer that counts fell due on the very day that its button promised."""
    counted = fold.scheduled(reviews, corrections)
    memory = fold.fold(reviews, corrections, weights=caches.weights_of(reviews[0].learner_id)) if reviews else None
    if memory is not None and counted and memory.state == "review":
        last = counted[-1]
        promised = (last.review.intervals or [None] * 4)[last.grade - 1]
        if promised is not None:
            assert (memory.due_on - last.review.study_day).days == promised


def _check_sittings(reviews: list[Review], corrections: list[Correction]) -> None:
    """Sittings and days count the answers that nobody took back, each once."""
    voided = {row.review_id for row in corrections if row.kind == "void"}
    standing = [review for review in reviews if review.id not in voided]
    for sitting in Sitting.objects.all():
        assert sitting.answered == sum(review.sitting_id == sitting.pk for review in standing), sitting.mode
    assert sum(LearnerDay.objects.values_list("reviews", flat=True)) == len(standing)


def wipe_and_rebuild(student: Student) -> None:
    """The caches are what the log says; thrown away, they come back byte for byte."""
    rebuilt = caches.rebuild_learner(learner=student.learner, save=False)
    assert (rebuilt.memories_changed, rebuilt.days_changed, rebuilt.intercept_changed) == (0, 0, False)
    names = [field.attname for field in Memory._meta.concrete_fields]
    kept = list(Memory.objects.order_by("pk").values(*names))
    days = list(
        LearnerDay.objects.order_by("study_day").values("study_day", "reviews", "right", "new_cards", "milliseconds")
    )
    millionths = student.fresh().intercept_millionths
    Memory.objects.all().delete()
    LearnerDay.objects.all().delete()
    student.choose(intercept_millionths=123)
    caches.rebuild_learner(learner=student.learner)
    assert list(Memory.objects.order_by("pk").values(*names)) == kept
    assert (
        list(
            LearnerDay.objects.order_by("study_day").values(
                "study_day", "reviews", "right", "new_cards", "milliseconds"
            )
        )
        == days
    )
    assert student.fresh().intercept_millionths == millionths
