"""Setting questions aside: for good until taken up again, or until the next study day; and going on with hard ones.

Nothing of this is in the log: it says what is asked, not what is remembered. Each verb says the same twice.
"""

from datetime import date, datetime
from functools import reduce
from operator import or_

from django.db import transaction
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from quizapp.questions.models import Question
from quizapp.study.learners import today_of
from quizapp.study.models import Card, Learner, Memory, Presentation


def suspend(*, learner: Learner, card: Card) -> None:
    """Ask a card no more, until it is taken up again. Raises Card.DoesNotExist for a stranger's card."""
    _set_aside(learner, learner.cards.filter(pk=learner.cards.get(pk=card.pk).pk), suspended=True)


def unsuspend(*, learner: Learner, card: Card) -> None:
    """Take a suspended card up again. Raises Card.DoesNotExist for a stranger's card."""
    learner.cards.filter(pk=learner.cards.get(pk=card.pk).pk).update(suspended=False)


def bury(*, learner: Learner, card: Card, at: datetime) -> None:
    """Not today: put a card off to the next study day. Raises Card.DoesNotExist for a stranger's card."""
    _set_aside(learner, learner.cards.filter(pk=learner.cards.get(pk=card.pk).pk), buried_on=today_of(learner, at))


def unbury(*, learner: Learner, card: Card, at: datetime) -> None:
    """Not tomorrow but today: take back that a card was put off. Raises Card.DoesNotExist for a stranger's card."""
    # Travelling west may make today a day before the one it was put off on.
    own = learner.cards.filter(pk=learner.cards.get(pk=card.pk).pk, buried_on__gte=today_of(learner, at))
    own.update(buried_on=None)


def bury_siblings(*, learner: Learner, card: Card, at: datetime) -> int:
    """Put off a card and every question that shares a fact with it, met or not; the number of these questions.

    Raises Card.DoesNotExist for a stranger's card.
    """
    question = learner.cards.select_related("question").get(pk=card.pk).question
    family = list(_siblings(question).values_list("pk", "answer_fingerprint"))
    unmet = [
        Card(learner=learner, question_id=pk, answer_fingerprint=fingerprint, created_at=at)
        for pk, fingerprint in family
    ]
    with transaction.atomic():
        # Cards without a memory: their questions stay new.
        Card.objects.bulk_create(unmet, ignore_conflicts=True)
        together = learner.cards.filter(Q(question__in=[pk for pk, _ in family]) | Q(pk=card.pk))
        return _set_aside(learner, together, buried_on=today_of(learner, at))


def keep_leech(*, learner: Learner, card: Card) -> None:
    """Go on asking a hard one: it is no leech until it is forgotten four times more.

    Raises Card.DoesNotExist for a stranger's card.
    """
    own = learner.cards.get(pk=card.pk)
    lapses = Memory.objects.filter(card=own).values_list("lapses", flat=True).first()
    if own.is_leech and lapses:
        learner.cards.filter(pk=own.pk, is_leech=True).update(is_leech=False, leech_settled_at=lapses)


def _siblings(question: Question) -> QuerySet[Question]:
    """The questions that share a subject fact with this one, itself among them."""
    # JSON containment is not portable; the references are plain ASCII, so their quoted text is.
    shared = [Q(facts_text__contains=f'"{reference}"') for reference in question.subject_facts]
    alike = reduce(or_, shared, Q(pk=question.pk))
    of_topic: QuerySet[Question] = Question.objects.servable().filter(topic=question.topic_id)
    return of_topic.annotate(facts_text=Cast("subject_facts", TextField())).filter(alike)


def _set_aside(learner: Learner, cards: QuerySet[Card], **said: bool | date) -> int:
    """Mark the cards, and close what is open of them: a reload must not show it again."""
    with transaction.atomic():
        keys = list(cards.values_list("pk", flat=True))
        Presentation.objects.filter(learner=learner, card__in=keys, is_open=True).update(is_open=False)
        return Card.objects.filter(pk__in=keys).update(**said)
