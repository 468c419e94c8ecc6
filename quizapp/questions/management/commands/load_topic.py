"""load_topic FOLDER: load a topic's fixtures, check the facts, generate the bank, say what changed."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from quizapp.facts.loading import LoadError, LoadReport, load_fixtures
from quizapp.facts.models import Topic
from quizapp.questions import bank, loaded


class Command(BaseCommand):
    help = "Load a topic's fixtures in one transaction, check its facts and generate its bank. Safe to run twice."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="for example fixtures/china_kazakhstan")
        parser.add_argument("--replace", action="store_true", help="also replace what was imported from tables")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with transaction.atomic():
                report = load_fixtures(options["folder"], replace=options["replace"])
                made = loaded.prove(topic=Topic.objects.get(slug=report.slug))
        except LoadError as error:
            raise CommandError(f"{error}\nNothing was loaded.") from error
        print_load(self, report, made)


def print_load(command: BaseCommand, report: LoadReport, made: bank.Report | None) -> None:
    """What a load did to facts and questions."""
    for line in report.lines():
        command.stdout.write(line)
    if made is not None:
        command.stdout.write(f"questions: {made.summary()}")
        for key, reason in sorted(made.withdrawn.items()):
            command.stdout.write(f"  withdrawn {key}: {reason}")
