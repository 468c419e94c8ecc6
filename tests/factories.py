"""Rows for tests: each function states only what the database requires, and nothing is random.

Unnamed keys count the rows that exist (`event-1`, `event-2`), so that a test means the same in every order.
Whatever a test is about, it passes itself.
"""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Model

from quizapp.accounts.models import TEACHERS, User
from quizapp.facts.models import Agreement, Chapter, ChapterFact, Citation, Event, Paragraph, Person, Source, Topic
from quizapp.questions.models import Question, QuestionSet, QuestionVersion, SetItem
from quizapp.questions.vocabulary import Asks, Family, Format
from quizapp.study.models import Card, Exam, Learner, Memory, MemoryState, Mode, Pause, Presentation, Sitting
from quizapp.study.sessions import Given, Outcome, submit_answer

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = date(2026, 3, 2)


def _key(model: type[Model], prefix: str) -> str:
    return f"{prefix}-{model._default_manager.count() + 1}"


# --- accounts -------------------------------------------------------------------------------------------------------
def user(username: str = "student", **fields: Any) -> User:
    return User.objects.create_user(username=username, **fields)


def teacher(username: str = "teacher", **fields: Any) -> User:
    account = user(username, is_staff=True, **fields)
    account.groups.add(Group.objects.get_or_create(name=TEACHERS)[0])
    return account


# --- facts ----------------------------------------------------------------------------------------------------------
def topic(slug: str = "history", **fields: Any) -> Topic:
    """The topic with this slug; made at the first call, so that other factories may share it."""
    return Topic.objects.get_or_create(slug=slug, defaults={"title": "A history", "is_stale": False, **fields})[0]


def proved(topic: Topic) -> Topic:
    """The topic as after a proof: rows made since by hand do not count as edits of its facts."""
    Topic.objects.filter(pk=topic.pk).update(is_stale=False)
    topic.is_stale = False
    return topic


def source(**fields: Any) -> Source:
    defaults = {"topic": fields.pop("topic", None) or topic(), "key": _key(Source, "source"), "title": "A source"}
    return Source.objects.create(**{**defaults, **fields})


def paragraph(source: Source, locator: str = "p1", **fields: Any) -> Paragraph:
    return Paragraph.objects.create(source=source, locator=locator, **fields)


def event(**fields: Any) -> Event:
    key = fields.pop("key", None) or _key(Event, "event")
    defaults = {"topic": fields.pop("topic", None) or topic(), "title": f"the {key}", "kind": "meeting"}
    return Event.objects.create(key=key, **{**defaults, **fields})


def person(**fields: Any) -> Person:
    key = fields.pop("key", None) or _key(Person, "person")
    defaults = {"topic": fields.pop("topic", None) or topic(), "name": key.replace("-", " ").title()}
    return Person.objects.create(key=key, **{**defaults, **fields})


def agreement(**fields: Any) -> Agreement:
    key = fields.pop("key", None) or _key(Agreement, "agreement")
    defaults = {"topic": fields.pop("topic", None) or topic(), "title": f"Agreement {key}", "kind": "agreement"}
    return Agreement.objects.create(key=key, **{**defaults, **fields})


def chapter(**fields: Any) -> Chapter:
    position = Chapter.objects.count() + 1
    defaults = {
        "topic": fields.pop("topic", None) or topic(),
        "key": f"chapter-{position}",
        "title": "What happened?",
        "text": "What happened.",
        "position": position,
    }
    return Chapter.objects.create(**{**defaults, **fields})


def chapter_fact(chapter: Chapter, **fact: Any) -> ChapterFact:
    """`chapter_fact(chapter, event=event)`, at the end of the chapter."""
    return ChapterFact.objects.create(chapter=chapter, position=chapter.facts.count() + 1, **fact)


def citation(source: Source, **fields: Any) -> Citation:
    """`citation(source, event=event)`: a citation is of exactly one fact."""
    defaults = {"topic": source.topic, "key": _key(Citation, "citation"), "passage": "It says so."}
    return Citation.objects.create(source=source, **{**defaults, **fields})


# --- questions ------------------------------------------------------------------------------------------------------
def pool_entry(text: str, **fields: Any) -> dict[str, Any]:
    return {"text": text, "value": text, **fields}


def distractor(text: str) -> dict[str, Any]:
    return pool_entry(text, truth=f"{text} was something else.", why_false={"rule": "complete_list", "facts": []})


def question(**fields: Any) -> Question:
    """A servable tier-1 question of default study about a fact of its own, with its first version.

    `answer` and `distractors` are texts, or entries of the pool, and go to the version, as do `stem`, `feedback` and
    `formats`.
    """
    of_version = ("stem", "answer", "distractors", "feedback", "formats")
    words = {name: fields.pop(name) for name in of_version if name in fields}
    number = Question.objects.count() + 1
    defaults = {
        "topic": fields.pop("topic", None) or topic(),
        "key": f"question-{number}",
        "family": Family.PERSON_IN_EVENT,
        "asks": Asks.PERSON,
        "subject_facts": [f"event:event-{number}"],
        "answer_fingerprint": "first answer",
        "tier": 1,
        "default_study": True,
        "story_position": number,
    }
    row = Question.objects.create(**{**defaults, **fields})
    version(row, **words)
    return row


def version(question: Question, **fields: Any) -> QuestionVersion:
    """The version numbered `question.version`; raise that first for a second version."""
    answer, lures = fields.pop("answer", "Right"), fields.pop("distractors", ("Wrong A", "Wrong B", "Wrong C"))
    defaults = {
        "number": question.version,
        "stem": f"Who was it in {question.key}?",
        "answer": pool_entry(answer, accepted=[answer]) if isinstance(answer, str) else answer,
        "distractors": [distractor(lure) if isinstance(lure, str) else lure for lure in lures],
        "formats": [Format.CHOICE],
        "feedback": {"why": "The source says so."},
        "content_hash": f"{question.key}.{question.version}",
    }
    return QuestionVersion.objects.create(question=question, **{**defaults, **fields})


def year_question(year: str = "1992", lures: tuple[str, ...] = ("1991", "1994", "1995"), **fields: Any) -> Question:
    """A question for a year that may be chosen or typed."""
    defaults = {"asks": Asks.YEAR, "family": Family.DATE_OF_EVENT, "formats": [Format.CHOICE, Format.TYPED]}
    return question(answer=pool_entry(year), distractors=lures, **{**defaults, **fields})


def name_question(who: Person, **fields: Any) -> Question:
    """A question for this person, whose name may be chosen or typed."""
    defaults = {"formats": [Format.CHOICE, Format.TYPED], "topic": who.topic}
    return question(answer={"text": who.name, "value": who.key, "accepted": []}, **{**defaults, **fields})


def order_question(*items: tuple[str, str], **fields: Any) -> Question:
    """A question for the order of (text, date); they are given in the right one."""
    rows = [{"text": text, "value": f"event:{text}", "when": when} for text, when in items]
    answer = {
        "text": "; ".join(text for text, _ in items),
        "value": "|".join(row["value"] for row in rows),
        "items": rows,
    }
    defaults = {"asks": Asks.ORDER, "family": Family.ORDER_K, "formats": [Format.ORDER_K], "distractors": ()}
    return question(answer=answer, **{**defaults, **fields})


def question_set(*questions: Question, **fields: Any) -> QuestionSet:
    """A shared set of these questions, in this order."""
    slug = fields.pop("slug", None) or _key(QuestionSet, "set")
    defaults = {"topic": fields.pop("topic", None) or topic(), "title": "A set", "is_shared": True}
    made = QuestionSet.objects.create(slug=slug, **{**defaults, **fields})
    SetItem.objects.bulk_create(
        [SetItem(question_set=made, question=item, position=place) for place, item in enumerate(questions, start=1)]
    )
    return made


# --- study ----------------------------------------------------------------------------------------------------------
def learner(**fields: Any) -> Learner:
    """A guest; pass `user` for an account."""
    return Learner.objects.create(**{"created_at": NOON, "last_seen_on": TODAY, **fields})


def card(learner: Learner, question: Question, **fields: Any) -> Card:
    defaults = {"answer_fingerprint": question.answer_fingerprint, "created_at": NOON}
    return Card.objects.create(learner=learner, question=question, **{**defaults, **fields})


def memory(card: Card, **fields: Any) -> Memory:
    """A card in review that was last answered two days ago and is due today."""
    defaults = {
        "state": MemoryState.REVIEW,
        "stability": 2.0,
        "difficulty": 5.0,
        "due_on": TODAY,
        "last_study_day": date(2026, 2, 28),
        "reps": 1,
    }
    return Memory.objects.create(card=card, learner=card.learner, **{**defaults, **fields})


def pause(learner: Learner, **fields: Any) -> Pause:
    """An open pause that began with the learner's last day."""
    return Pause.objects.create(learner=learner, **{"starts_on": learner.last_seen_on, "created_at": NOON, **fields})


def sitting(learner: Learner, **fields: Any) -> Sitting:
    defaults = {"topic": fields.pop("topic", None) or topic(), "mode": Mode.TODAY, "size": 10, "started_at": NOON}
    of_set = fields.get("question_set") is not None
    return Sitting.objects.create(learner=learner, **{**defaults, "of_set": of_set, **fields})


def exam(learner: Learner, **fields: Any) -> Exam:
    """An exam of the whole topic thirty days ahead, ten minutes a day."""
    defaults = {
        "topic": fields.pop("topic", None) or topic(),
        "title": "An exam",
        "on": TODAY + timedelta(days=30),
        "minutes_a_day": 10,
        "created_at": NOON,
    }
    of_set = fields.get("question_set") is not None
    return Exam.objects.create(learner=learner, **{**defaults, "of_set": of_set, **fields})


def presentation(card: Card, **fields: Any) -> Presentation:
    """An open showing of the card's current version as a choice, the answer second."""
    defaults = {
        "version": card.question.current,
        "format": Format.CHOICE,
        "options": [1, 0, 2, 3],
        "seed": "seed",
        "shown_at": NOON,
        "study_day": TODAY,
    }
    return Presentation.objects.create(learner=card.learner, card=card, **{**defaults, **fields})


def answer(
    presentation: Presentation, *, right: bool = True, at: datetime = NOON, sitting: Sitting | None = None
) -> Outcome:
    """Submit the right option, or the first wrong one."""
    position = next(place for place, index in enumerate(presentation.options) if (index == 0) == right)
    given = Given(option=position, milliseconds=4000)
    return submit_answer(presentation=presentation, given=given, at=at, sitting=sitting)
