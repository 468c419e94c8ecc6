"""What is done in the background, through Django's tasks framework. Arguments are plain JSON, for any backend."""

from datetime import datetime

from django.tasks import task

from quizapp.study.memory import parameters
from quizapp.study.models import Learner


@task
def refit_parameters(learner_id: int, at: str) -> str | None:
    """Fit one learner's parameters; the name of the set if one was made. `at` is the moment it was asked for (ISO).

    Harmless when it runs twice, or for a learner who has been erased since.
    """
    learner = Learner.objects.filter(pk=learner_id).first()
    if learner is None:
        return None
    made = parameters.refit(learner=learner, at=datetime.fromisoformat(at))
    return made.name if made else None
