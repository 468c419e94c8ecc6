"""Removing a topic: deleted when nobody's work hangs on it, else retired, with every answer kept."""

from dataclasses import dataclass, field

from django.db import transaction

from quizapp.facts.models import Merge, Origin, SearchEntry, Topic
from quizapp.facts.removal import delete_rows
from quizapp.facts.rowhash import PARTS
from quizapp.facts.rows import FIXTURE_FILES, in_topic
from quizapp.questions import bank
from quizapp.questions.models import FactCoverage, FamilyCoverage, Question, QuestionSet, QuestionVersion
from quizapp.questions.vocabulary import EditorialState, ProofState, QuestionOrigin
from quizapp.study.items.models import ItemStatistics
from quizapp.study.models import Card, Review, Sitting

REASON = "its topic was removed from this site"


@dataclass(frozen=True, slots=True)
class Removal:
    """What removing a topic does. `kept` says, in words, whose work keeps it from being deleted; then it is retired."""

    slug: str
    questions: int
    facts: dict[str, int] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)

    @property
    def deletes(self) -> bool:
        """Whether the topic goes altogether."""
        return not self.kept


def plan_removal(topic: Topic) -> Removal:
    """What `remove_topic` would do."""
    questions = Question.objects.filter(topic=topic)
    work = {
        "answers": Review.objects.filter(card__question__topic=topic).count(),
        "cards of learners": Card.objects.filter(question__topic=topic).count(),
        "sittings": Sitting.objects.filter(topic=topic).count(),
        "question sets": QuestionSet.objects.filter(topic=topic).count(),
        "questions by teachers": questions.exclude(origin=QuestionOrigin.GENERATED).count(),
        "decisions of teachers": questions.exclude(editorial_state=EditorialState.UNREVIEWED).count(),
        "wordings by teachers": QuestionVersion.objects.filter(question__topic=topic, is_reworded=True).count(),
        "facts made on this site": sum(
            in_topic(name, topic).filter(origin=Origin.SITE).count()
            for name in FIXTURE_FILES
            if name not in PARTS and name != "topic"
        ),
        "persons merged on this site": Merge.objects.filter(topic=topic).count(),
    }
    facts = {name: in_topic(name, topic).count() for name in FIXTURE_FILES}
    kept = [f"{what}: {count}" for what, count in work.items() if count]
    return Removal(topic.slug, questions.count(), {name: count for name, count in facts.items() if count}, kept)


@transaction.atomic
def remove_topic(*, topic: Topic) -> Removal:
    """Delete the topic with its facts and questions, or retire it where somebody's work hangs on it.

    A retired topic is shown nowhere and asks nothing: its generated questions are withdrawn with the reason, and its
    facts, questions, cards and reviews stay. Learners' histories of other topics are not touched either way.
    """
    Topic.objects.select_for_update().get(pk=topic.pk)
    removal = plan_removal(topic)
    if removal.deletes:
        delete_rows(ItemStatistics.objects.filter(version__question__topic=topic))  # outlive the guests they count
        delete_rows(FactCoverage.objects.filter(topic=topic))
        delete_rows(FamilyCoverage.objects.filter(topic=topic))
        delete_rows(QuestionVersion.objects.filter(question__topic=topic))
        delete_rows(Question.objects.filter(topic=topic))
        delete_rows(SearchEntry.objects.filter(topic=topic))
        for name in reversed(FIXTURE_FILES):
            delete_rows(in_topic(name, topic))
    else:
        Question.objects.filter(topic=topic, origin=QuestionOrigin.GENERATED).update(
            proof_state=ProofState.WITHDRAWN, proof_reason=REASON
        )
        Topic.objects.filter(pk=topic.pk).update(is_retired=True)
    return removal


@transaction.atomic
def restore_topic(*, topic: Topic) -> bank.Report:
    """Show a retired topic again, its questions proved anew."""
    Topic.objects.filter(pk=topic.pk).update(is_retired=False)
    return bank.generate(topic=topic)
