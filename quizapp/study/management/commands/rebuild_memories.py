"""`manage.py rebuild_memories`: the caches of study from the log; with --check it only compares."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from quizapp.study.memory.caches import rebuild_learner
from quizapp.study.models import Learner


class Command(BaseCommand):
    help = "Compute every memory and day counter again from reviews and corrections, and put right what differs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--learner", type=int, help="only the learner with this id")
        parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when something differs")

    def handle(self, *args: Any, **options: Any) -> None:
        learners = Learner.objects.order_by("pk")
        if options["learner"] is not None:
            learners = learners.filter(pk=options["learner"])
            if not learners.exists():
                raise CommandError(f"There is no learner {options['learner']}.")
        cards = memories = days = intercepts = 0
        for learner in learners.iterator(chunk_size=500):
            found = rebuild_learner(learner=learner, save=not options["check"])
            cards += found.cards
            memories += found.memories_changed
            days += found.days_changed
            intercepts += found.intercept_changed
        report = f"{cards} cards: {memories} memories and {days} study days differ from the log"
        if intercepts:
            report += f", and the intercepts of {intercepts} learners"
        if options["check"] and (memories or days or intercepts):
            raise CommandError(f"{report}.", returncode=1)
        self.stdout.write(f"{report}{'' if options['check'] else ', now put right'}.")
