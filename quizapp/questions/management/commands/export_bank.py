"""export_bank TOPIC -o FILE: facts, questions and proofs as one JSON document."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from quizapp.questions import export
from quizapp.questions.management.commands.generate_questions import chosen_topics


class Command(BaseCommand):
    help = "Write a topic's facts and questions with their proofs as JSON (README, The export)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("topic")
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE")

    def handle(self, *args: Any, **options: Any) -> None:
        [topic] = chosen_topics(options["topic"])
        document = export.export_bank(topic)
        try:
            options["output"].write_text(export.as_text(document), encoding="utf-8")
        except OSError as error:
            raise CommandError(f"Cannot write {options['output']}: {error.strerror}") from error
        self.stdout.write(f"{len(document['questions'])} questions of {topic.slug} written to {options['output']}")
