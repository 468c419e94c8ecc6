"""The questions of a topic that may be shown, as items: what the lints of the whole bank look at."""

from quizapp.facts.models import Topic
from quizapp.questions.item import Item
from quizapp.questions.models import Question


def standing_items(topic: Topic) -> list[Item]:
    """The current version of every servable question, by key. Two queries."""
    found = []
    for question in Question.objects.filter(topic=topic).servable().prefetch_related("versions").order_by("key"):
        version = question.current
        version.question = question
        found.append(Item.of_version(version))
    return found
