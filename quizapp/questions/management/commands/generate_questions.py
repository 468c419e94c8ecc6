"""generate_questions [TOPIC] [--dry-run] [--report [--format json]]: bring the bank in line with the facts."""

import json
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from quizapp.facts.checking import errors_of
from quizapp.facts.models import Topic
from quizapp.questions import bank
from quizapp.questions.coverage_report import as_json, as_text
from quizapp.questions.lints.bank import check_bank
from quizapp.questions.standing import standing_items


class Command(BaseCommand):
    help = "Generate, re-prove and withdraw questions. Never touches a teacher's wording or a learner's history."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("topic", nargs="?", help="slug of a topic; all open topics without it")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
        parser.add_argument(
            "--report", action="store_true", help="also list, for every fact and family, the questions or why none"
        )
        parser.add_argument(
            "--format", choices=("text", "json"), default="text", help="json: one document, nothing else"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        documents = []
        for topic in chosen_topics(options["topic"]):
            if errors := errors_of(topic):
                said = "\n".join(map(str, errors))
                raise CommandError(f"{said}\nNo question may rest on such facts: mend {topic.slug} first.")
            with transaction.atomic():  # around the report too, which reads what a dry run takes back
                report = bank.generate(topic=topic)
                if options["format"] == "json":
                    documents.append(self._document(topic, report, with_coverage=options["report"]))
                else:
                    self._say(topic, report, options)
                if options["dry_run"]:
                    transaction.set_rollback(True)
        if options["format"] == "json":
            self.stdout.write(json.dumps(documents, ensure_ascii=False, indent=1))

    def _say(self, topic: Topic, report: bank.Report, options: dict[str, Any]) -> None:
        note = " (dry run: nothing was written)" if options["dry_run"] else ""
        self.stdout.write(f"{topic.slug}: {report.summary()}{note}")
        for key, reason in sorted(report.withdrawn.items()):
            self.stdout.write(f"  withdrawn {key}: {reason}")
        if options["report"]:
            for line in (*as_text(topic), *_lints_of_bank(topic)):
                self.stdout.write(line)

    def _document(self, topic: Topic, report: bank.Report, *, with_coverage: bool) -> dict[str, Any]:
        said = {
            "topic": topic.slug,
            "added": sorted(report.added),
            "changed": sorted(report.changed),
            "withdrawn": dict(sorted(report.withdrawn.items())),
            "returned": sorted(report.returned),
            "kept": len(report.kept),
        }
        if not with_coverage:
            return said
        lints = [{"number": lint.number, "message": lint.message} for lint in check_bank(standing_items(topic))]
        return {**said, "coverage": as_json(topic), "bank_lints": lints}


def _lints_of_bank(topic: Topic) -> Iterator[str]:
    """What the lints find over all questions that may be shown together."""
    found = check_bank(standing_items(topic))
    for lint in found:
        yield f"  over the bank, lint {lint.number}: {lint.message}"
    if not found:
        yield "  over the bank: the lints find nothing"


def chosen_topics(slug: str | None) -> list[Topic]:
    """The named topic, or all open ones; an unknown name lists what there is."""
    if slug is None:
        return list(Topic.objects.open().order_by("slug"))
    try:
        return [Topic.objects.get(slug=slug)]
    except Topic.DoesNotExist:
        known = ", ".join(Topic.objects.order_by("slug").values_list("slug", flat=True)) or "none"
        raise CommandError(f"There is no topic {slug!r}. Topics here: {known}.") from None
