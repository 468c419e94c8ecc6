"""import_topic FOLDER --topic SLUG: a topic from CSV tables, checked whole, loaded whole or not at all."""

import sys
from argparse import Action, ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from quizapp.facts import search
from quizapp.facts.checking import errors_of
from quizapp.facts.importing import (
    ImportPlan,
    TopicSettings,
    apply_import,
    plan_import,
    read_tables,
    write_problems_csv,
)
from quizapp.facts.importing.columns import markdown
from quizapp.facts.importing.progress import ProgressBar
from quizapp.facts.loading import LoadError
from quizapp.facts.models import Topic
from quizapp.questions import loaded
from quizapp.questions.management.commands.load_topic import print_load


class _PrintColumns(Action):
    """Prints what the tables may hold, needs no folder, and ends the command."""

    def __call__(self, parser: ArgumentParser, namespace: Namespace, values: Any, option: str | None = None) -> None:
        print(markdown())  # noqa: T201 - the parser has no stdout of the command
        parser.exit()


class Command(BaseCommand):
    help = "Import a topic from events.csv and, where there are, persons.csv, agreements.csv, event_persons.csv."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="the folder with events.csv")
        parser.add_argument("--topic", required=True, metavar="SLUG", help="the topic that the tables are")
        parser.add_argument("--columns", action=_PrintColumns, nargs=0, help="print the columns and roles, and stop")
        parser.add_argument("--title", help="of the topic (default: made from the slug)")
        parser.add_argument("--sides", type=_codes, metavar="KZ,CN", help="countries the story is about, in order")
        parser.add_argument("--language", metavar="CODE", help="of the texts (default: en)")
        parser.add_argument(
            "--country",
            action="append",
            default=[],
            type=_country,
            metavar="CODE=NAME,ADJECTIVE",
            help="words for a country code of the tables, such as KZ=Kazakhstan,Kazakh; may be repeated",
        )
        parser.add_argument("--data-set", default="", metavar="TITLE", help="what the tables are called as a source")
        parser.add_argument("--dry-run", action="store_true", help="print what would change, and change nothing")
        parser.add_argument("--skip-bad-rows", action="store_true", help="load the rows that are right")
        parser.add_argument("--errors", type=Path, metavar="FILE.csv", help="also write the problems as a table")
        parser.add_argument("--no-questions", action="store_true", help="load only; check and generate another time")
        parser.add_argument("--replace", action="store_true", help="also replace what fixtures loaded into this topic")
        parser.add_argument("--progress", action="store_true", help="show progress where there is no terminal, too")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["folder"].is_dir():
            raise CommandError(f"{options['folder']} is no folder. Nothing was loaded.")
        self.bar = ProgressBar(sys.stderr, shown=options["progress"] or sys.stderr.isatty())
        tables, settings = read_tables(options["folder"]), _settings(options)
        with plan_import(tables, settings, skip_bad_rows=options["skip_bad_rows"], progress=self.bar) as plan:
            self.bar.done()
            self._say(plan, options["errors"])
            try:
                self._load(plan, options)
            except LoadError as error:
                raise CommandError(f"{error}\nNothing was loaded.") from error

    def _say(self, plan: ImportPlan, errors: Path | None) -> None:
        for notice in plan.notices:
            self.stdout.write(f"note: {notice}")
        for problem in plan.problems:
            self.stderr.write(str(problem))
        if errors is not None:
            try:
                with errors.open("w", encoding="utf-8-sig", newline="") as stream:
                    write_problems_csv(plan.problems, stream)
            except OSError as error:
                raise CommandError(f"Cannot write {errors}: {error.strerror}. Nothing was loaded.") from error
        if not plan.can_apply:
            found = len(plan.problems)
            raise CommandError(f"{found} problem{'s' * (found != 1)} in {plan.rows_read} rows. Nothing was loaded.")

    def _load(self, plan: ImportPlan, options: dict[str, Any]) -> None:
        if options["dry_run"]:
            self._rehearse(plan, is_checked=not options["no_questions"])
            return
        with transaction.atomic():
            report = apply_import(plan, progress=self.bar)
            self.bar.done()
            topic = Topic.objects.get(slug=report.slug)
            made = None if options["no_questions"] else loaded.prove(topic=topic)
            if made is None:
                search.refresh(topic=topic)
            if made is None and not topic.questions.exists():
                # There is no question to prove again: else the first visitor would wait for the whole generation.
                Topic.objects.filter(pk=topic.pk).update(is_stale=False)
        print_load(self, report, made)
        if skipped := len({(problem.file, problem.row) for problem in plan.problems}):
            self.stdout.write(f"{skipped} row{'s' * (skipped != 1)} skipped.")
        if made is None:
            self.stdout.write(f"No questions yet: run check_facts {topic.slug} and generate_questions {topic.slug}.")

    def _rehearse(self, plan: ImportPlan, *, is_checked: bool) -> None:
        """Load, check and take it all back; raises LoadError for what the real load would refuse."""
        with transaction.atomic():
            report = apply_import(plan, on_change=lambda change: self.stdout.write(str(change)), progress=self.bar)
            errors = errors_of(Topic.objects.get(slug=report.slug)) if is_checked else []
            transaction.set_rollback(True)
        self.bar.done()
        print_load(self, report, None)
        if errors:
            raise LoadError([*map(str, errors), "The import would stop here."])
        self.stdout.write("Dry run: nothing was changed.")


def _settings(options: dict[str, Any]) -> TopicSettings:
    return TopicSettings(
        slug=options["topic"],
        title=options["title"],
        sides=options["sides"],
        language=options["language"],
        countries=dict(options["country"]) or None,
        data_set=options["data_set"],
        replace=options["replace"],
    )


def _codes(text: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in text.split(",") if code.strip())


def _country(text: str) -> tuple[str, dict[str, str]]:
    code, _, words = text.partition("=")
    name, _, adjective = words.partition(",")
    if not (code.strip() and name.strip() and adjective.strip()):
        raise ArgumentTypeError(f"found {text!r}; expected CODE=NAME,ADJECTIVE such as KZ=Kazakhstan,Kazakh")
    return code.strip(), {"name": name.strip(), "adjective": adjective.strip()}
