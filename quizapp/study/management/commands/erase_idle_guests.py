"""`manage.py erase_idle_guests`: run daily; guests who stayed away are erased with everything they did."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from quizapp.accounts.privacy import GUEST_RETENTION_DAYS
from quizapp.study.sessions import erase_idle_guests


class Command(BaseCommand):
    help = "Erase guests who have not studied for a while, with everything they did. Accounts are never touched."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--days", type=int, default=GUEST_RETENTION_DAYS, help="idle for longer than this")

    def handle(self, *args: Any, **options: Any) -> None:
        days: int = options["days"]
        if days < 1:
            raise CommandError("--days must be 1 or more: guests of today are studying.")
        erased = erase_idle_guests(before=timezone.now().date() - timedelta(days=days))
        self.stdout.write(f"Erased {erased} guest{'' if erased == 1 else 's'} idle for more than {days} days.")
