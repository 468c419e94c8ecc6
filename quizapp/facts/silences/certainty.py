"""What is not settled: facts without a date, dates worked out, plans without an outcome, claims, contradictions."""

from typing import Any

from django.db.models import Count, F, Q

from quizapp.facts.models import Agreement, Conflict, DateBasis, Event, Figure, Told, Topic
from quizapp.facts.silences.shape import SHOWN, Silence, Statement, counted

_KINDS: tuple[tuple[Any, str], ...] = ((Event, "event"), (Agreement, "agreement"), (Figure, "figure"))
_WORKED_OUT = {
    DateBasis.SECTION: "whose year is inferred from the place where it stands in the document",
    DateBasis.TITLE: "whose date is taken from a title",
    DateBasis.COMPUTED: "whose date is worked out from other dates",
    DateBasis.RELATIVE: "that the document dates only by another day ('last year', 'on Monday')",
}


def undated(topic: Topic) -> Silence:
    """Facts of which no document gives a date."""
    silence = Silence(
        "undated",
        "Facts without a date",
        "They happened, or were said to have happened, at a time that no document gives.",
    )
    return _each_kind(topic, silence, Q(date=""), "{count} without a date.")


def dates_worked_out(topic: Topic) -> Silence:
    """Dates that no document writes in full, by how they are known; and facts known only to the year or less."""
    silence = Silence(
        "dates",
        "Dates that had to be worked out",
        "Where a document leaves out the year or says only ‘last month’, the date here is a conclusion.",
    )
    for basis, words in _WORKED_OUT.items():
        number = sum(model.objects.filter(topic=topic, date_basis=basis).count() for model, _ in _KINDS[:2])
        if number:
            silence.statements.append(
                Statement(f"{counted(number, 'event or agreement', 'events and agreements')} {words}.")
            )
    coarse = sum(
        model.objects.filter(topic=topic, precision__in=("year", "decade", "century")).count()
        for model, _ in _KINDS[:2]
    )
    if coarse:
        text = f"{counted(coarse, 'event or agreement', 'events and agreements')} known to the year at best."
        silence.statements.append(Statement(text))
    return silence


def told_as_plan(topic: Topic) -> Silence:
    """What was announced or planned and of which no fact here says that it was done."""
    silence = Silence(
        "planned",
        "Plans whose outcome is not told",
        "Announced is not done. Whether these came about the documents do not say.",
    )
    done = Event.objects.filter(topic=topic, told=Told.DONE, announced_by__isnull=False).values("announced_by")
    for model, name in _KINDS:
        rows = model.objects.filter(topic=topic, told=Told.PLANNED)
        if model is Event:
            rows = rows.exclude(pk__in=done)
        _add(silence, rows, "{count} told as a plan.", name)
    return silence


def told_as_claim(topic: Topic) -> Silence:
    """What a document claims."""
    silence = Silence(
        "claimed",
        "Claims",
        "A document says so, of itself or of others; nothing else here bears it out.",
    )
    return _each_kind(topic, silence, Q(told=Told.CLAIMED), "{count} told as a claim.")


def conflicts(topic: Topic) -> Silence:
    """Where tellings disagree or numbers do not add up."""
    silence = Silence(
        "conflicts",
        "Where the documents contradict",
        "The values that disagree stand side by side on the fact’s page; which of them is right is not decided here.",
    )
    rows = Conflict.objects.filter(topic=topic)
    total = rows.count()
    if total:
        facts = ("events", "agreements", "figures", "persons")
        shown = list(rows.order_by("field", "key").prefetch_related(*facts)[:SHOWN])
        fields = [field for field, _ in _by_field(topic)]
        about = f", about {', '.join(fields[:6])}" if fields else ""
        silence.statements.append(Statement(f"{counted(total, 'contradiction')}{about}.", shown, total))
    return silence


def _by_field(topic: Topic) -> list[tuple[str, int]]:
    tally = Conflict.objects.filter(topic=topic).order_by().values_list("field").annotate(n=Count("pk"))
    return [(f"the {field.replace('_', ' ')}", number) for field, number in tally.order_by("-n", "field")]


def _each_kind(topic: Topic, silence: Silence, condition: Q, text: str) -> Silence:
    for model, name in _KINDS:
        _add(silence, model.objects.filter(condition, topic=topic), text, name)
    return silence


def _add(silence: Silence, rows: Any, text: str, name: str) -> None:
    total = rows.count()
    if total:
        shown = list(rows.order_by("tier", F("earliest").asc(nulls_last=True), "key")[:SHOWN])
        silence.statements.append(Statement(text.format(count=counted(total, name)), shown, total))
