"""The facts, one module per idea: topic, actors (persons, offices, places), happenings, evidence."""

from django.apps import apps
from django.db import models

from quizapp.facts.models.actors import NameSystem, Office, Person, PersonAlias, Place, PlaceLabel
from quizapp.facts.models.base import DateBasis, Origin, Precision, Told
from quizapp.facts.models.evidence import Citation, Conflict, ConflictValue, Paragraph, Source
from quizapp.facts.models.happenings import Agreement, Event, Figure, Participation, Role, Signatory
from quizapp.facts.models.merge import Merge
from quizapp.facts.models.search import SearchEntry
from quizapp.facts.models.story import Chapter, ChapterFact
from quizapp.facts.models.topic import Term, Thread, Topic

__all__ = [
    "Agreement",
    "Chapter",
    "ChapterFact",
    "Citation",
    "Conflict",
    "ConflictValue",
    "DateBasis",
    "Event",
    "Figure",
    "Merge",
    "NameSystem",
    "Office",
    "Origin",
    "Paragraph",
    "Participation",
    "Person",
    "PersonAlias",
    "Place",
    "PlaceLabel",
    "Precision",
    "Role",
    "SearchEntry",
    "Signatory",
    "Source",
    "Term",
    "Thread",
    "Told",
    "Topic",
    "fact_models",
]


def fact_models() -> list[type[models.Model]]:
    """Every model whose change may break a proof: not the topic's own row, an index, or a record of the site."""
    return [model for model in apps.get_app_config("facts").get_models() if model not in {Topic, SearchEntry, Merge}]
