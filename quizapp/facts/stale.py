"""The one signal of the house: saving or deleting a fact marks its topic stale.

A stale topic is re-proved before its questions are served again (questions.bank). It is a signal, not a verb,
because facts are edited from many doors: the admin, an import, `loaddata`, a shell.
"""

from typing import Any

from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save

from quizapp.facts.models import Topic, fact_models


def topic_id_of(instance: Model) -> int | None:
    """The topic a row of the facts app belongs to, directly or through its parent."""
    for name in ("topic_id", "source", "event", "agreement", "person", "place", "chapter", "conflict"):
        value = getattr(instance, name, None)
        if isinstance(value, int):
            return value
        if isinstance(value, Model):
            return topic_id_of(value)
    return None


def mark_stale(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, Model) and (topic_id := topic_id_of(instance)) is not None:
        # Written even when it is marked already: a proof under way clears the mark first and holds the row, so this
        # waits for it and is not lost.
        Topic.objects.filter(pk=topic_id).mark_stale()


def connect() -> None:
    for model in fact_models():
        uid = f"facts.stale.{model.__name__}"
        post_save.connect(mark_stale, sender=model, dispatch_uid=uid)
        post_delete.connect(mark_stale, sender=model, dispatch_uid=uid)
        for field in model._meta.many_to_many:
            m2m_changed.connect(
                mark_stale, sender=getattr(model, field.name).through, dispatch_uid=f"{uid}.{field.name}"
            )
