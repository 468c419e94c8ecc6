"""Erasing an account."""

from allauth.account.models import EmailAddress
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, QuerySet

from quizapp.accounts.models import User


@transaction.atomic
def erase_account(*, user: User) -> None:
    """Delete the account and, by cascade, what belongs to it; work on the shared bank stays, without the name.

    The admin's log goes on saying that an operator changed an account, but no longer whose.
    """
    _logged_about(User, [user.pk]).update(object_repr="(erased account)")
    _logged_about(EmailAddress, list(EmailAddress.objects.filter(user=user).values_list("pk", flat=True))).update(
        object_repr="(erased account)"
    )
    user.delete()


def _logged_about(model: type[Model], keys: list[int]) -> QuerySet[LogEntry]:
    rows = [str(key) for key in keys]
    return LogEntry.objects.filter(content_type=ContentType.objects.get_for_model(model), object_id__in=rows)
