"""The persons of a topic as the grader of names needs them: read in one query, and only where a name is typed."""

from collections import defaultdict

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Value, When

from quizapp.facts.models import Person
from quizapp.questions.models import Question
from quizapp.study.answering.typed.names import PersonNames, Roster

# Rows (a person and one of their spellings) that are compared with what was typed. Where a topic has more, only known
# spellings of the answer are accepted: whether somebody else is as near cannot be told.
MOST_ROWS = 20_000


def roster_of(question: Question, answer_key: str) -> Roster:
    """The named persons of the question's topic, the one asked for first."""
    links = Person.possibly_same.through.objects.filter(  # stored in both directions
        from_person=OuterRef("pk"), to_person__key=answer_key, to_person__topic=question.topic_id
    )
    asked_first = Case(When(key=answer_key, then=Value(0)), default=Value(1), output_field=IntegerField())
    rows = (
        Person.objects.filter(topic=question.topic_id, unnamed=False)
        .annotate(perhaps=Exists(links), spelling=F("aliases__text"))
        .order_by(asked_first, "pk", "spelling")
        .values_list("key", "name", "name_system", "perhaps", "spelling")
    )
    read = list(rows[: MOST_ROWS + 1])
    persons: dict[str, tuple[str, str, bool]] = {}
    aliases: dict[str, list[str]] = defaultdict(list)
    for key, name, system, perhaps, spelling in read[:MOST_ROWS]:
        persons[key] = (name, system, perhaps)
        if spelling:
            aliases[key].append(spelling)
    return Roster(
        (
            PersonNames(key, name, system, tuple(aliases[key]), perhaps)
            for key, (name, system, perhaps) in persons.items()
        ),
        complete=len(read) <= MOST_ROWS,
    )
