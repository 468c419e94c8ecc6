"""`manage.py build_fixtures seeds/<topic> [--check] [--out DIR]`: seeds to fixtures, without a database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from quizapp.facts.seeds import Built, SeedError, build, differences, write


class Command(BaseCommand):
    """Builds the fixtures of one topic; with --check only says whether they are what the seeds give."""

    help = "Build fixtures/<topic>/*.json from seeds/<topic>/*.yaml; --check exits 1 when they differ."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="the folder of seeds, for example seeds/china_kazakhstan")
        parser.add_argument("--out", type=Path, help="where to write (default: fixtures/<slug of the topic>)")
        parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a file differs")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            built = build(options["folder"])
        except SeedError as error:
            count = len(error.mistakes)
            raise CommandError(f"{error}\n{count} mistake{'s' * (count != 1)}; nothing was written.") from error
        out: Path = options["out"] or Path(settings.BASE_DIR) / "fixtures" / built.slug
        for warning in built.warnings:
            self.stderr.write(f"warning: {warning}")
        try:
            self._write(built, out, options)
        except OSError as error:
            raise CommandError(f"{out} cannot be read or written: {error.strerror}.") from error

    def _write(self, built: Built, out: Path, options: dict[str, Any]) -> None:
        if options["check"]:
            if said := differences(built, out):
                raise CommandError("\n".join([*said, f"{out} is not what {options['folder']} gives; build it again."]))
            self.stdout.write(f"{out}: all {len(built.files)} files are what the seeds give.")
            return
        changed = write(built, out)
        rows = sum(len(entries) for entries in built.rows.values())
        self.stdout.write(f"{out}: {rows} rows in {len(built.files)} files; changed: {', '.join(changed) or 'nothing'}")
