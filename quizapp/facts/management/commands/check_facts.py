"""`manage.py check_facts [TOPIC]`: contradictions, gaps and suspicious years; exit 1 on errors."""

from argparse import ArgumentParser
from collections import Counter
from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from quizapp.facts.check import ERROR, INFO, WARNING, Finding, check
from quizapp.facts.models import Topic
from quizapp.facts.rows import read_topic


class Command(BaseCommand):
    """Prints the findings of every topic, or of one, grouped by level and rule."""

    help = "Check the facts of all topics, or of one: contradictions, gaps, suspicious years. Exits 1 on errors."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("topic", nargs="?", help="the slug of a topic (default: all)")

    def handle(self, *args: Any, **options: Any) -> None:
        topics = Topic.objects.order_by("slug")
        if slug := options["topic"]:
            topics = topics.filter(slug=slug)
            if not topics:
                known = ", ".join(Topic.objects.order_by("slug").values_list("slug", flat=True)) or "none"
                raise CommandError(f"There is no topic {slug}; topics: {known}.")
        errors = 0
        for topic in topics:
            findings = check(read_topic(topic))
            errors += sum(finding.level == ERROR for finding in findings)
            self._print(topic, findings)
        if errors:
            raise CommandError(f"{_counted(errors, 'error')}.")

    def _print(self, topic: Topic, findings: list[Finding]) -> None:
        count = Counter(finding.level for finding in findings)
        said = (
            _counted(count[level], word) for level, word in ((ERROR, "error"), (WARNING, "warning"), (INFO, "note"))
        )
        self.stdout.write(f"{topic.slug}: {', '.join(said)}")
        for (level, rule), group in groupby(findings, key=lambda finding: (finding.level, finding.rule)):
            self.stdout.write(f"  {level} ({rule})")
            for finding in group:
                self.stdout.write(f"    {finding.fact}: {finding.message}")


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'s' * (number != 1)}"
