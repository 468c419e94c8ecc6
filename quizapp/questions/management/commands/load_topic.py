"""load_topic FOLDER: load a topic's fixtures, check the facts, generate the bank, say what changed."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from quizapp.facts.check import ERROR, check
from quizapp.facts.fixtures import LoadError
from quizapp.facts.loading import load_fixtures
from quizapp.facts.models import Topic
from quizapp.facts.rows import read_topic
from quizapp.questions import bank


class Command(BaseCommand):
    help = "Load a topic's fixtures in one transaction, check its facts and generate its bank. Safe to run twice."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="for example fixtures/china_kazakhstan")

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            try:
                report = load_fixtures(options["folder"])
            except LoadError as error:
                raise CommandError(f"{error}\nNothing was loaded.") from error
            topic = Topic.objects.get(slug=report.slug)
            self._refuse_errors(topic)
            made = bank.generate(topic=topic)
        for line in report.lines():
            self.stdout.write(line)
        self.stdout.write(f"questions: {made.summary()}")
        for key, reason in sorted(made.withdrawn.items()):
            self.stdout.write(f"  withdrawn {key}: {reason}")

    def _refuse_errors(self, topic: Topic) -> None:
        """Facts that contradict themselves are not loaded: no question may rest on them."""
        errors = [str(finding) for finding in check(read_topic(topic)) if finding.level == ERROR]
        if errors:
            raise CommandError("\n".join([*errors, "Nothing was loaded: mend these facts first."]))
