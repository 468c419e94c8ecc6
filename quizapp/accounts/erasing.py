"""Erasing an account."""

from django.db import transaction

from quizapp.accounts.models import User


@transaction.atomic
def erase_account(*, user: User) -> None:
    """Delete the account and, by cascade, what belongs to it; work on the shared bank stays, without the name."""
    user.delete()
