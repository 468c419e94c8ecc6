"""generate_questions [TOPIC] [--dry-run] [--report]: bring the bank in line with the facts."""

from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from quizapp.facts.checking import errors_of
from quizapp.facts.models import Topic
from quizapp.questions import bank


class Command(BaseCommand):
    help = "Generate, re-prove and withdraw questions. Never touches a teacher's wording or a learner's history."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("topic", nargs="?", help="slug of a topic; all open topics without it")
        parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
        parser.add_argument("--report", action="store_true", help="also list why facts gave no question")

    def handle(self, *args: Any, **options: Any) -> None:
        for topic in chosen_topics(options["topic"]):
            if errors := errors_of(topic):
                said = "\n".join(map(str, errors))
                raise CommandError(f"{said}\nNo question may rest on such facts: mend {topic.slug} first.")
            report = bank.generate(topic=topic, dry_run=options["dry_run"])
            note = " (dry run: nothing was written)" if options["dry_run"] else ""
            self.stdout.write(f"{topic.slug}: {report.summary()}{note}")
            for key, reason in sorted(report.withdrawn.items()):
                self.stdout.write(f"  withdrawn {key}: {reason}")
            if options["report"]:
                self._gaps(report)

    def _gaps(self, report: bank.Report) -> None:
        for gap in report.gaps:
            self.stdout.write(f"  no {gap.family} for {', '.join(gap.subjects)}: {gap.reason}")
        for family, count in sorted(Counter(gap.family for gap in report.gaps).items()):
            self.stdout.write(f"  {family}: {count} without a question")


def chosen_topics(slug: str | None) -> list[Topic]:
    """The named topic, or all open ones; an unknown name lists what there is."""
    if slug is None:
        return list(Topic.objects.open().order_by("slug"))
    try:
        return [Topic.objects.get(slug=slug)]
    except Topic.DoesNotExist:
        known = ", ".join(Topic.objects.order_by("slug").values_list("slug", flat=True)) or "none"
        raise CommandError(f"There is no topic {slug!r}. Topics here: {known}.") from None
