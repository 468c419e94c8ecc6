"""`manage.py check_facts [TOPIC] [--coverage] [--format json]`: what is wrong with the facts; exit 1 on errors."""

import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from itertools import groupby, islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from quizapp.facts.check import ERROR, INFO, WARNING, Finding
from quizapp.facts.checking import check_topic
from quizapp.facts.coverage import ParagraphCoverage, SourceCoverage, coverage, totals
from quizapp.facts.models import Topic
from quizapp.facts.rows import read_topic

_NOTES = 40  # of one rule are printed unless --all is given


class Command(BaseCommand):
    """Prints the findings of every topic, or of one, grouped by level and rule; or what was drawn from each source."""

    help = (
        "Check the facts of all topics, or of one: contradictions, gaps, suspicious years. With --coverage: what was "
        "drawn from each paragraph of each source, or why nothing was. Exits 1 on errors."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("topic", nargs="?", help="the slug of a topic (default: all)")
        parser.add_argument("--coverage", action="store_true", help="list every paragraph of every source instead")
        parser.add_argument("--format", choices=("text", "json"), default="text", help="json: the same as one list")
        parser.add_argument("--all", action="store_true", help=f"also print more than {_NOTES} notes of one rule")

    def handle(self, *args: Any, **options: Any) -> None:
        topics = Topic.objects.order_by("slug")
        if slug := options["topic"]:
            topics = topics.filter(slug=slug)
            if not topics:
                known = ", ".join(Topic.objects.order_by("slug").values_list("slug", flat=True)) or "none"
                raise CommandError(f"There is no topic {slug}; topics: {known}.")
        errors, said = 0, []
        for topic in topics:
            rows = read_topic(topic)
            if options["coverage"]:
                sources = coverage(rows)
                errors += sum(source.errors for source in sources)
                said.append({"topic": topic.slug, "sources": [_plain(source) for source in sources]})
                lines = _coverage_lines(topic.slug, sources)
            else:
                findings = check_topic(topic, rows)
                errors += sum(finding.level == ERROR for finding in findings)
                said.append({"topic": topic.slug, "findings": [asdict(finding) for finding in findings]})
                lines = _finding_lines(topic.slug, findings, shown=None if options["all"] else _NOTES)
            if options["format"] == "text":
                self.stdout.write("\n".join(lines))
        if options["format"] == "json":
            self.stdout.write(json.dumps(said, ensure_ascii=False, indent=1))
        if errors:
            raise CommandError(f"{_counted(errors, 'error')}.")


def _finding_lines(slug: str, findings: list[Finding], *, shown: int | None) -> Iterable[str]:
    count = Counter(finding.level for finding in findings)
    said = (_counted(count[level], word) for level, word in ((ERROR, "error"), (WARNING, "warning"), (INFO, "note")))
    yield f"{slug}: {', '.join(said)}"
    for (level, rule), group in groupby(findings, key=lambda finding: (finding.level, finding.rule)):
        yield f"  {level} ({rule})"
        for finding in islice(group, shown if level == INFO else None):
            yield f"    {finding.fact}: {finding.message}"
        if rest := sum(1 for _ in group):
            yield f"    and {rest} more; --all prints them"


def _coverage_lines(slug: str, sources: tuple[SourceCoverage, ...]) -> Iterable[str]:
    yield slug
    for source in sources:
        part = f"in part: {source.note}" if source.note else "in part"
        yield f"  {source.key}: {source.title} (transcribed {'whole' if source.transcribed == 'whole' else part})"
        for paragraph in source.paragraphs:
            yield from _paragraph_lines(paragraph)
        if source.skipped:
            yield f"    warning: numbers left out: {', '.join(source.skipped)}"
        if source.unlocated:
            yield f"    without a paragraph: {', '.join(source.unlocated)}"
        yield f"    {_total(source.totals)}"
    yield f"  {_counted(len(sources), 'source')}, {_total(totals(sources))}"


def _paragraph_lines(paragraph: ParagraphCoverage) -> Iterable[str]:
    if paragraph.level:
        yield f"    {paragraph.locator}: {paragraph.level}: neither a fact nor a reason"
    else:
        said = ", ".join(paragraph.facts) or f"none; {paragraph.reason}"
        yield f"    {paragraph.locator}: {said}"
    if paragraph.unknown:
        yield f"      not in the registry: {'; '.join(paragraph.unknown)}"


def _total(count: Mapping[str, int]) -> str:
    paragraphs = f"{_counted(count['paragraphs'], 'paragraph')}: {count['with_facts']} with facts"
    empty = f"{count['with_reason']} with a reason, {count['with_neither']} with neither"
    unknown = f"{count['unknown_names']} of {_counted(count['names'], 'name')} not in the registry"
    return f"{paragraphs}, {empty}; {_counted(count['facts'], 'fact')}; {unknown}"


def _plain(source: SourceCoverage) -> dict[str, Any]:
    return {**asdict(source), "totals": source.totals}


def _counted(number: int, word: str) -> str:
    return f"{number} {word}{'s' * (number != 1)}"
