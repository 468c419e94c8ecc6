"""Users. A learner may be a guest without a user (study.Learner); a user may be a learner, a teacher, or both."""

from typing import ClassVar

from django.contrib.auth.models import AbstractUser

from quizapp.accounts.privacy import OnErase, Owner, Policy

TEACHERS = "Teachers"


class User(AbstractUser):
    """An account. Teachers are members of the group `TEACHERS`; operators are superusers."""

    privacy: ClassVar[Policy] = Policy(Owner.USER, export=True, on_erase=OnErase.DELETE)

    @property
    def is_teacher(self) -> bool:
        return self.is_superuser or self.groups.filter(name=TEACHERS).exists()
