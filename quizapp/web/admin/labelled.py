"""Questions with the words by which a list can tell them apart."""

from django.db.models import F, Prefetch

from quizapp.questions.models import QuestionVersion

# What a label is made of, for each row of a list; the proofs, which are long, stay in the database.
LABELLED = Prefetch(
    "versions",
    QuestionVersion.objects.filter(number=F("question__version")).only(
        "question", "number", "stem", "answer", "distractors"
    ),
    to_attr="current_versions",
)
