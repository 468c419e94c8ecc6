"""Everything kept about one person, by the privacy policies that the models declare."""

from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from quizapp.accounts.models import User
from quizapp.accounts.privacy import Owner, policy_of
from quizapp.study.models import Card, Learner, Phase, Presentation, Review, Sitting
from quizapp.study.modes import modes_that

# Besides the hash of a password: hashes by which the right answer could be told from the others by trying them.
SECRETS: dict[type[Model], set[str]] = {
    User: {"password"},
    Card: {"answer_fingerprint"},
    Review: {"answer_fingerprint"},
}
# The order of the options as shown, until the learner was told what is right: the answer is option 0. What was closed
# without an answer stays a secret too: it may be asked again.
SECRETS_UNTIL_TOLD = {"options", "seed"}


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
    left_out = {"pk", *SECRETS.get(model, ())}
    names = [f.attname for f in model._meta.concrete_fields if f.attname not in left_out]
    found = list(rows.order_by("pk").values(*names))
    if model is Presentation:
        told = _told(rows)
        return [{k: v for k, v in row.items() if row["id"] in told or k not in SECRETS_UNTIL_TOLD} for row in found]
    return found


def _told(rows: QuerySet[Model]) -> set[Any]:
    """The showings that were answered, in no sitting that still keeps its answers back."""
    untold = Sitting.objects.filter(Q(mode__in=modes_that(tell=False)) | Q(phase=Phase.GUESS), finished_at=None)
    answered = Review.objects.filter(learner__in=rows.values("learner"))
    kept_back = Q(sitting_id__in=untold.filter(learner__in=rows.values("learner")).values("pk"))
    return set(answered.exclude(kept_back).values_list("presentation_id", flat=True))
