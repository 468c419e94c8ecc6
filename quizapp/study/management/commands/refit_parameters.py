"""`manage.py refit_parameters`: fit the scheduler's parameters to learners' own answers, where there are enough."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.tasks import TaskResultStatus
from django.utils import timezone

from quizapp.study.memory import parameters, refitting, tasks
from quizapp.study.models import Learner


class Command(BaseCommand):
    help = (
        "Fit the scheduler's parameters to the answers of one learner, or of all who have enough new ones: a thousand "
        "scored answers, a fifth of them newer than the last fit. A fit is adopted only if it predicts better."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        who = parser.add_mutually_exclusive_group(required=True)
        who.add_argument("--learner", type=int, help="only the learner with this id")
        who.add_argument("--all-due", action="store_true", help="every learner who has enough new answers")

    def handle(self, *args: Any, **options: Any) -> None:
        if not refitting.is_installed():
            raise CommandError(str(refitting.NotInstalled()))
        asked = 0
        for learner in self._asked_for(options["learner"]):
            result = tasks.refit_parameters.enqueue(learner.pk, timezone.now().isoformat())
            self.stdout.write(f"learner {learner.pk}: {self._outcome(learner, result)}")
            asked += 1
        self.stdout.write(f"{asked} learner{'' if asked == 1 else 's'} with enough new answers.")

    def _asked_for(self, key: int | None) -> list[Learner]:
        if key is None:
            return list(parameters.learners_due())
        learner = Learner.objects.filter(pk=key).first()
        if learner is None:
            raise CommandError(f"There is no learner {key}.")
        found = parameters.readiness(learner)
        if not found.is_due:
            self.stdout.write(
                f"learner {key}: {found.scored} scored answers, {found.new} of them new; a fit needs "
                f"{parameters.NEEDED}, and {parameters.tested_of(found.scored)} new ones."
            )
        return [learner] if found.is_due else []

    def _outcome(self, learner: Learner, result: Any) -> str:
        """What became of it; a worker's outcome is not known yet."""
        if result.status == TaskResultStatus.FAILED:
            raise CommandError(f"The fit for learner {learner.pk} failed: {result.errors[0].exception_class_path}.")
        if result.status != TaskResultStatus.SUCCESSFUL:
            return "waiting for the worker"
        made = learner.parameter_sets.filter(name=result.return_value).first()
        if made is None:
            return "another fit was under way"
        word = "adopted" if made.is_adopted else "kept what was in force, better than"
        return f"{word} {made.name} (log loss {made.log_loss:.4f}, in force {made.rival_log_loss:.4f})"
