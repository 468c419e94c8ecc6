"""What is known in part: agreements without content, events without people or places, persons, documents."""

from typing import Any

from django.db.models import F, Q

from quizapp.facts.models import Agreement, Event, Paragraph, Person, Source, Topic
from quizapp.facts.models.evidence import Transcribed
from quizapp.facts.silences.shape import SHOWN, Silence, Statement, counted, verb

# Two or more characters of the scripts that put no blank between a family name and a given name: Chinese, kana, Hangul.
_UNSPACED = "^[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff々]{2,}$"


def agreements_without_content(topic: Topic) -> Silence:
    """Agreements of which the documents give a title and little else."""
    silence = Silence(
        "agreements",
        "Agreements known by little more than a title",
        "That a paper was signed is told; what it laid down often is not.",
    )
    rows = Agreement.objects.filter(topic=topic)
    _add(silence, rows.filter(purpose=""), "agreement", "whose content no document states")
    _add(silence, rows.filter(signatories__isnull=True), "agreement", "whose signatories are not named")
    _add(silence, rows.filter(generic=True), "agreement", "whose title would fit many papers ('joint statement')")
    _add(silence, rows.filter(event__isnull=True), "agreement", "of which it is not told on what occasion it was made")
    return silence


def events_without(topic: Topic) -> Silence:
    """Events that name nobody, or no place."""
    silence = Silence(
        "events",
        "Events told without people or places",
        "A date and a sentence: who was there, or where it was, is left out.",
    )
    rows = Event.objects.filter(topic=topic)
    _add(silence, rows.filter(participations__isnull=True), "event", "at which no document names anybody")
    _add(silence, rows.filter(places__isnull=True, host_country=""), "event", "of which no document says where it was")
    return silence


def people_in_part(topic: Topic) -> Silence:
    """Persons without a name, with half a name, or who may be one person under two names."""
    silence = Silence(
        "people",
        "People without a full name",
        "An office-holder whom no document names is listed by office; nobody has been guessed.",
    )
    rows = Person.objects.filter(topic=topic)
    _add(silence, rows.filter(unnamed=True), "person", "whose name no document gives", "people")
    whole = Q(name__contains=" ") | Q(name__contains="·") | Q(name__regex=_UNSPACED)
    single = rows.filter(unnamed=False).exclude(whole)
    _add(silence, single, "person", "known by one name only, the first or the family name", "people")
    doubtful = rows.filter(possibly_same__isnull=False).distinct()
    _add(silence, doubtful, "person", "who may be the same as somebody else here", "people")
    return silence


def sources_in_part(topic: Topic) -> Silence:
    """Documents that are not transcribed whole, paragraphs that are not accounted for, faults of the documents."""
    silence = Silence(
        "sources",
        "What the documents themselves lack",
        "Where a document was read in part, or is faulty, its silence proves nothing.",
    )
    rows = Source.objects.filter(topic=topic).order_by("key")
    _add(silence, rows.filter(transcribed=Transcribed.PART), "document", "transcribed in part")
    _add(silence, rows.filter(published=""), "document", "that does not say when it was published")
    faulty = [source for source in rows if source.defects]
    if faulty:
        number = sum(len(source.defects) for source in faulty)
        text = (
            f"{counted(number, 'fault')} of {counted(len(faulty), 'document')}: misprints, lost headings, wrong sums."
        )
        silence.statements.append(Statement(text, faulty[:SHOWN], len(faulty)))
    open_paragraphs = Paragraph.objects.filter(source__topic=topic, reason="", citations__isnull=True).count()
    if open_paragraphs:
        said = f"{counted(open_paragraphs, 'paragraph')} from which nothing is drawn and of which"
        silence.statements.append(Statement(f"{said} no reason {verb(1, 'is', 'are')} given."))
    return silence


def _add(silence: Silence, rows: Any, one: str, words: str, many: str = "") -> None:
    total = rows.count()
    if total:
        order: list[Any] = ["key"] if rows.model is Source else ["tier", "key"]
        if rows.model in {Event, Agreement}:
            order = ["tier", F("earliest").asc(nulls_last=True), "key"]
        text = f"{counted(total, one, many)} {words}."
        silence.statements.append(Statement(text, list(rows.order_by(*order)[:SHOWN]), total))
