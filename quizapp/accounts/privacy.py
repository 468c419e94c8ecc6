"""What happens to each model's rows when a person asks for their data, leaves, or stays away.

Every model carries `privacy = Policy(...)`; models of other packages are declared in `THIRD_PARTY`.
A test walks all installed models, so that a new table cannot be forgotten.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.apps import apps
from django.db.models import Model


class Owner(StrEnum):
    """Whose rows they are."""

    NOBODY = "nobody"  # facts, questions: about history, not about a user
    LEARNER = "learner"  # reached through the learner
    USER = "user"  # reached through the account


class OnErase(StrEnum):
    """What erasing a person does to the rows."""

    DELETE = "delete"  # the rows go
    ANONYMISE = "anonymise"  # the rows stay, the link to the person goes
    KEEP = "keep"  # the rows do not concern the person


@dataclass(frozen=True, slots=True)
class Policy:
    """What a model answers to three questions: is it exported, is it erased, how long is it kept.

    `retention_days` counts from the last use; None keeps rows until somebody removes them.
    """

    owner: Owner
    export: bool
    on_erase: OnErase
    retention_days: int | None = None
    note: str = ""


PUBLIC = Policy(owner=Owner.NOBODY, export=False, on_erase=OnErase.KEEP, note="history, not personal data")

# An idle guest's whole history goes after this many days (README, "Privacy").
GUEST_RETENTION_DAYS = 180

LEARNER_OWNED = Policy(owner=Owner.LEARNER, export=True, on_erase=OnErase.DELETE)

THIRD_PARTY: dict[str, Policy] = {
    "admin.LogEntry": Policy(Owner.USER, export=True, on_erase=OnErase.DELETE, note="a teacher's actions in the admin"),
    "auth.Group": PUBLIC,
    "auth.Permission": PUBLIC,
    "contenttypes.ContentType": PUBLIC,
    "sessions.Session": Policy(Owner.USER, export=False, on_erase=OnErase.DELETE, retention_days=90),
    "account.EmailAddress": Policy(Owner.USER, export=True, on_erase=OnErase.DELETE),
    "account.EmailConfirmation": Policy(Owner.USER, export=False, on_erase=OnErase.DELETE, retention_days=3),
}


def policy_of(model: type[Model]) -> Policy:
    """The declared policy of `model`; raises LookupError for a model nobody has thought about."""
    declared = model.__dict__.get("privacy") or getattr(model, "privacy", None)
    if isinstance(declared, Policy):
        return declared
    try:
        return THIRD_PARTY[model._meta.label]
    except KeyError:
        raise LookupError(f"{model._meta.label} declares no privacy policy") from None


def undeclared() -> list[str]:
    """Labels of installed models without a policy; empty when all is well."""
    missing = []
    for model in apps.get_models(include_auto_created=False):
        try:
            policy_of(model)
        except LookupError:
            missing.append(model._meta.label)
    return missing
