"""A sitting: starting one, and the question it shows next."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from quizapp.facts.models import Topic
from quizapp.questions import bank
from quizapp.questions.models import QuestionSet
from quizapp.study.asking import queue
from quizapp.study.asking.presenting import SHOWN_WITH, close, present
from quizapp.study.daily.pace import LARGEST_SIZE
from quizapp.study.learners import today_of
from quizapp.study.models import (
    Exam,
    Learner,
    Mode,
    Phase,
    Presentation,
    Sitting,
)
from quizapp.study.modes import programme_of

# A sitting that was started and left untouched is taken up again instead of making another (a double click on Start).
_UNTOUCHED = timedelta(hours=1)
# Two clicks of a stranger are one start if they are no further apart: proving a stale topic takes seconds.
_AT_ONCE = timedelta(minutes=1)
_READ = ("learner", "topic", "question_set")


class NothingToStudy(Exception):
    """Nothing is due and nothing new may be asked in this sitting today."""


def start_sitting(
    *,
    learner: Learner,
    topic: Topic,
    mode: str,
    at: datetime,
    chapter: str = "",
    question_set: QuestionSet | None = None,
    exam: Exam | None = None,
    size: int | None = None,
    key: UUID | None = None,
) -> Sitting:
    """Start a sitting of `size` questions, or of as many as may be asked; how misses count is for its programme to say.

    `chapter` is the key of a chapter of the topic; which modes need or take it, a set or an exam, their programmes say.
    `key` is the id that a stranger's first sitting is to have: of two made at once the second then fails.

    Raises NothingToStudy when there is no question, ValidationError when what is given does not fit together,
    IntegrityError where there is a sitting of this key.
    """
    given: dict[str, Any] = {"chapter": chapter, "question_set": question_set, "exam": exam}
    _require_fit(topic, mode, given)
    if topic.is_stale:
        bank.ensure_fresh(topic=topic)
    choice: dict[str, Any] = {"topic": topic, "mode": mode, **given}
    programme = programme_of(mode)
    sitting = Sitting(learner=learner, started_at=at, of_set=question_set is not None, **choice)
    sitting.pk = key or sitting.pk
    size = programme.size(sitting, learner) if size is None else min(max(size, 1), LARGEST_SIZE)
    _plan(sitting, programme.parts(sitting, size), at)
    untouched = Sitting.objects.filter(
        learner=learner, answered=0, finished_at=None, started_at__gt=at - _UNTOUCHED, size=sitting.size, **choice
    )
    with transaction.atomic():
        Learner.objects.select_for_update(no_key=True).get(pk=learner.pk)  # of two clicks at once the second waits
        earlier = untouched.order_by("-started_at").first()
        if earlier is not None:
            return earlier
        sitting.save(force_insert=True)
    return sitting


def guest_just_begun(*, key: UUID, at: datetime) -> Learner | None:
    """The guest whose first sitting has this key, if it began a moment ago; None once it is an account's."""
    guests = Learner.objects.filter(user=None, merged_into=None)
    return guests.filter(sittings=key, sittings__started_at__gt=at - _AT_ONCE).first()


def _plan(sitting: Sitting, parts: Sequence[tuple[str, int]], at: datetime) -> None:
    """Give the sitting the phase it begins with and the questions that all phases find. Raises NothingToStudy."""
    learner, found = sitting.learner, {}
    for sitting.phase, sitting.size in parts:
        supply = queue.available(sitting=sitting, learner=learner, at=at, today=today_of(learner, at))
        found[sitting.phase] = supply.total
    if not any(found.values()):
        raise NothingToStudy
    sitting.phase = next(phase for phase, count in found.items() if count)
    sitting.size = sum(found.values())


def next_presentation(*, sitting: Sitting, at: datetime, is_fresh: bool = False) -> Presentation | None:
    """What the sitting shows now: the open question again, as it was shown; else the next one.

    None at its end, and while it waits for the learner (`modes.Programme.waits`). `sitting` is brought up to date: a
    finished one gets its `finished_at`. An open question that may no longer be asked (its proof fell, its
    answer changed) is closed and another one shown. `is_fresh`: it was just read, with its learner, topic and set.
    """
    stored = sitting if is_fresh else Sitting.objects.select_related(*_READ).get(pk=sitting.pk)
    learner = stored.learner
    if stored.topic.is_stale:  # a fact was edited: nothing is shown before it is proved again
        bank.ensure_fresh(topic=stored.topic)
    sitting.answered, sitting.size = stored.answered, stored.size
    for shown in _open_in(stored):
        if _may_be_asked(shown):
            return shown
        close(shown)
    following: queue.Next | None = None
    programme = programme_of(stored.mode)
    while following is None and stored.finished_at is None and not programme.waits(stored):
        if stored.answered < stored.size:
            today = today_of(learner, at)
            following = queue.next_question(sitting=stored, learner=learner, at=at, today=today)
        if following is None:
            _change(stored, programme.when_empty(stored) or {"finished_at": at})
    for name in ("phase", "finished_at", "answered", "size"):
        setattr(sitting, name, getattr(stored, name))
    if following is None:
        return None
    if following.lengthens:
        Sitting.objects.filter(pk=stored.pk).update(size=F("size") + 1)
        sitting.size += 1
    return present(learner=learner, question_id=following.question_id, sitting=stored, at=at)


def begin_recall(*, sitting: Sitting) -> None:
    """The learner has read: ask. Said again, or of a sitting with nothing to read, it changes nothing."""
    reading = Sitting.objects.filter(pk=sitting.pk, phase=Phase.READ, finished_at=None)
    if reading.update(phase=Phase.RECALL):
        sitting.phase = Phase.RECALL


def _change(sitting: Sitting, changes: dict[str, Any]) -> None:
    """Change the row where nobody finished it meanwhile, or moved it to another phase."""
    held = Sitting.objects.filter(pk=sitting.pk, finished_at=None, phase=sitting.phase)
    if held.update(**changes):
        for name, value in changes.items():
            setattr(sitting, name, value)
    else:
        sitting.refresh_from_db(fields=["phase", "finished_at", "answered", "size"])


def _require_fit(topic: Topic, mode: str, given: dict[str, Any]) -> None:
    """The mode's programme says what must, and what may, go with it."""
    if mode not in Mode.values:
        raise ValidationError("There is no such way to study.")
    programme, named = programme_of(mode), {name for name, value in given.items() if value}
    if missing := programme.needs - named:
        raise ValidationError(f"This way to study needs {_NAMES[min(missing)]}.")
    if surplus := named - programme.needs - programme.takes:
        raise ValidationError(f"This way to study takes no {_NAMES[min(surplus)].partition(' ')[2]}.")
    if any(value.topic_id != topic.pk for name, value in given.items() if value and name != "chapter"):
        raise ValidationError("This belongs to another history.")


_NAMES = {"chapter": "a chapter", "question_set": "a question set", "exam": "an exam"}


def _open_in(sitting: Sitting) -> list[Presentation]:
    """The open presentations, the newest (one asked again after undo) first. One query; two where there are any."""
    own = Presentation.objects.filter(learner_id=sitting.learner_id)
    found = list(own.filter(sitting_id=sitting.pk, is_open=True).values_list("id", flat=True))
    if not found:  # nearly always, between two questions: the wide rows are not asked for
        return []
    shown = list(own.filter(id__in=found).select_related(*SHOWN_WITH).order_by("-shown_at"))
    for row in shown:
        row.card.question.topic = sitting.topic
    return shown


def _may_be_asked(shown: Presentation) -> bool:
    """Whether its question may be served still, with the answer it was shown for."""
    question = shown.card.question
    return question.is_servable and question.answer_fingerprint == shown.card.answer_fingerprint
