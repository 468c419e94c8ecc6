"""Going through what nobody has reviewed yet, one question after the other, in the order of the story."""

from django.db.models import Q, QuerySet
from django.urls import reverse

from quizapp.questions.models import Question
from quizapp.questions.vocabulary import EditorialState, ProofState

STORY = ("chapter_position", "tier", "story_position", "key")


def unreviewed(topic_id: int | None = None) -> QuerySet[Question]:
    """Questions to decide about, in story order; those without a proof cannot be approved and wait."""
    waiting = Question.objects.filter(editorial_state=EditorialState.UNREVIEWED, proof_state=ProofState.HOLDS)
    return (waiting if topic_id is None else waiting.filter(topic=topic_id)).order_by("topic", *STORY)


def next_unreviewed(question: Question) -> Question | None:
    """The next one of the same topic; after the last the first again; None when no other is left."""
    later, level = Q(), Q()
    for name in STORY:
        later |= level & Q(**{f"{name}__gt": getattr(question, name)})
        level &= Q(**{name: getattr(question, name)})
    others = unreviewed(question.topic_id).exclude(pk=question.pk)
    return others.filter(later).first() or others.first()


def url_of(question: Question | None) -> str:
    """The page of `question`, or the list when there is none."""
    if question is None:
        return reverse("admin:questions_question_changelist")
    return reverse("admin:questions_question_change", args=[question.pk])


def left_in_words(topic_id: int) -> str:
    count = unreviewed(topic_id).count()
    return f"{count} left to review." if count else "Nothing is left to review."
