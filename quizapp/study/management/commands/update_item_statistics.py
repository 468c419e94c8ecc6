"""`manage.py update_item_statistics`: run it every hour or night; difficulties and flags from new first answers."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from quizapp.study.items.statistics import update_item_statistics

SETTLED_MINUTES = 15


class Command(BaseCommand):
    help = "Learn how hard each question is from first answers after exposure, and flag the questions to look at."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rebuild", action="store_true", help="forget what was counted and read the log anew")
        parser.add_argument(
            "--settled",
            type=int,
            default=SETTLED_MINUTES,
            metavar="MINUTES",
            help="leave out newer answers: they may still be undone (default: %(default)s)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["settled"] < 0:
            raise CommandError("--settled must be 0 or more minutes.")
        until = timezone.now() - timedelta(minutes=options["settled"])
        done = update_item_statistics(until=until, anew=options["rebuild"])
        note = " The log was read anew." if done.anew else ""
        self.stdout.write(
            f"{done.counted} first answers counted, {done.judged} questions judged, {done.flagged} flagged.{note}"
        )
