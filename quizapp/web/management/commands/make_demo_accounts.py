"""Three accounts to look around with in development: a student, a teacher and an operator."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from quizapp.accounts.models import TEACHERS, User


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One account: its name, its password (public on purpose, hence DEBUG only) and what it may do."""

    username: str
    password: str
    purpose: str
    is_teacher: bool = False
    is_operator: bool = False


DEMO_ACCOUNTS = (
    DemoAccount("student", "student-demo-1992", "studies; pages at /"),
    DemoAccount("teacher", "teacher-demo-1992", "curates questions; pages at /admin/", is_teacher=True),
    DemoAccount("operator", "operator-demo-1992", "may do everything; pages at /admin/", is_operator=True),
)


class Command(BaseCommand):
    """`manage.py make_demo_accounts`: safe to run twice; an account that exists gets its demo password back."""

    help = "Make the accounts student, teacher and operator with published passwords; only where DEBUG is on."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--only-in-debug",
            action="store_true",
            help="where DEBUG is off, do nothing and succeed (`make run` uses it) instead of refusing",
        )

    def handle(self, *args: Any, only_in_debug: bool = False, **options: Any) -> None:
        if not settings.DEBUG:
            if only_in_debug:
                return
            raise CommandError("DEBUG is off: accounts with published passwords are only for development.")
        with transaction.atomic():
            teachers, _ = Group.objects.get_or_create(name=TEACHERS)
            for account in DEMO_ACCOUNTS:
                self._make(account, teachers)
        self.stdout.write("Demo accounts (only because DEBUG is on):")
        for account in DEMO_ACCOUNTS:
            self.stdout.write(f"  {account.username:<9} {account.password:<19} {account.purpose}")

    def _make(self, account: DemoAccount, teachers: Group) -> None:
        user, _ = User.objects.get_or_create(username=account.username)
        user.is_active = True
        user.is_staff = account.is_teacher or account.is_operator
        user.is_superuser = account.is_operator
        user.set_password(account.password)
        user.save()
        user.groups.set([teachers] if account.is_teacher else [])
