"""Everything kept about one person, by the privacy policies that the models declare."""

from typing import Any

from django.apps import apps
from django.db.models import Model, QuerySet

from quizapp.accounts.models import User
from quizapp.accounts.privacy import Owner, policy_of
from quizapp.study.models import Learner

SECRETS = {"password"}


def takeout(learner: Learner | None, user: User | None) -> dict[str, list[dict[str, Any]]]:
    """Rows by model label. A row of a learner or of an account is in it exactly when its model's policy says export."""
    found: dict[str, list[dict[str, Any]]] = {}
    for model in apps.get_models():
        policy = policy_of(model)
        if not policy.export:
            continue
        rows = _rows(model, policy.owner, learner, user)
        if rows is not None and (values := _values(model, rows)):
            found[model._meta.label] = values
    return found


def _rows(model: type[Model], owner: Owner, learner: Learner | None, user: User | None) -> QuerySet[Model] | None:
    if owner == Owner.LEARNER and learner is not None:
        field = "pk" if model is Learner else "learner"
        return model._default_manager.filter(**{field: learner.pk})
    if owner == Owner.USER and user is not None:
        if model is User:
            return model._default_manager.filter(pk=user.pk)
        theirs = [field.name for field in model._meta.concrete_fields if field.related_model is User]
        for name in theirs[:1]:
            return model._default_manager.filter(**{name: user.pk})
    return None


def _values(model: type[Model], rows: QuerySet[Model]) -> list[dict[str, Any]]:
    names = [f.attname for f in model._meta.concrete_fields if f.attname not in SECRETS and f.attname != "pk"]
    return list(rows.order_by("pk").values(*names))
