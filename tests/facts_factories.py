"""Facts for tests of pages: a small history with one of everything, and as many rows of it as a test wants."""

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

from quizapp.facts.models import (
    Conflict,
    ConflictValue,
    Figure,
    Office,
    Participation,
    PersonAlias,
    Place,
    PlaceLabel,
    Signatory,
    Term,
    Thread,
    Topic,
)
from tests import factories

COUNTRIES = {"AA": {"name": "Aland", "adjective": "Alandic"}, "BB": {"name": "Boria", "adjective": "Borian"}}


def topic(**fields) -> Topic:
    return factories.topic(
        **{"title": "Aland and Boria", "sides": ["AA", "BB"], "countries": COUNTRIES, "summary": "Two lands.", **fields}
    )


def figure(topic, **fields) -> Figure:
    defaults = {"key": "trade-1992", "title": "Trade in 1992", "series": "trade_total", "value": Decimal("1234.5")}
    return Figure.objects.create(topic=topic, **{**defaults, "unit": "million USD", "date": "1992", **fields})


def conflict(topic, first, second, **fields) -> Conflict:
    """Two citations that give different values."""
    made = Conflict.objects.create(topic=topic, field="date", note="The tellings disagree.", **fields)
    for position, (citation, value) in enumerate([(first, "3 May"), (second, "4 May")]):
        ConflictValue.objects.create(conflict=made, position=position, value=value, citation=citation)
    return made


def history(rows: int = 1, slug: str = "history") -> SimpleNamespace:
    """A topic with `rows` of everything, all of it tied to its first event, person, agreement, chapter and source."""
    one = SimpleNamespace(topic=topic(slug=slug), rows=[])
    one.source = factories.source(topic=one.topic, title="A chronicle", voice="AA")
    one.chapter = factories.chapter(topic=one.topic, text="How it began.\n\nWith a treaty.")
    one.place = Place.objects.create(topic=one.topic, key="city", name="Newtown", country="AA")
    PlaceLabel.objects.create(place=one.place, text="Oldtown", valid_to="1999")
    for number in range(rows):
        one.rows.append(_row(one, number))
    one.event, one.person, one.agreement, one.thread = (
        one.rows[0].event, one.rows[0].person, one.rows[0].agreement, one.rows[0].thread,
    )  # fmt: skip
    for row in one.rows:
        _tie(one, row)
    return one


def _row(one, number: int) -> SimpleNamespace:
    day = (date(1992, 1, 3) + timedelta(days=40 * number)).isoformat()
    new = SimpleNamespace(paragraph=factories.paragraph(one.source, locator=f"p{number}", position=number))
    new.place = Place.objects.create(
        topic=one.topic, key=f"quarter-{number}", name=f"Quarter {number}", country="AA", parent=one.place,
        latitude=40 + number / 10, longitude=70 + number / 5,
    )  # fmt: skip
    new.thread = Thread.objects.create(topic=one.topic, key=f"thread-{number}", title=f"Thread {number}")
    new.event = factories.event(topic=one.topic, key=f"meeting-{number}", date=day, title=f"Meeting {number}")
    new.person = factories.person(topic=one.topic, key=f"person-{number}", name=f"Person {number}", country="AA")
    new.office = Office.objects.create(topic=one.topic, key=f"office-{number}", title=f"Minister {number}")
    new.agreement = factories.agreement(topic=one.topic, key=f"treaty-{number}", date=day, parties=["AA", "BB"])
    new.figure = figure(one.topic, key=f"trade-{number}", date=str(1992 + number))
    new.term = Term.objects.create(topic=one.topic, key=f"term-{number}", name=f"Term {number}", definition="A word.")
    return new


def _tie(one, row) -> None:
    """Everything a page lists, on the first event, person and agreement."""
    one.event.places.add(one.place)
    one.event.threads.add(row.thread)
    one.agreement.threads.add(row.thread)
    row.event.threads.add(one.thread)
    Participation.objects.create(event=one.event, person=row.person, role="met", office=row.office)
    if row.event != one.event:
        row.event.places.add(row.place)
        Participation.objects.create(event=row.event, person=one.person, role="host", office=row.office)
        one.agreement.implemented_by.add(row.agreement)
    Signatory.objects.create(agreement=one.agreement, person=row.person, office=row.office, party="AA")
    row.agreement.event = row.figure.event = one.event
    row.agreement.save()
    row.figure.save()
    PersonAlias.objects.create(person=one.person, text=f"Alias {row.event.key}", attested_in=one.source)
    factories.chapter_fact(one.chapter, event=row.event)
    cited = {"topic": one.topic, "paragraph": row.paragraph}
    facts = {"event": one.event, "agreement": one.agreement, "person": one.person, "chapter": one.chapter}
    for kind, fact in {**facts, "figure": row.figure, "term": row.term}.items():
        made = factories.citation(one.source, passage=f"It tells of {row.event.key}.", **cited, **{kind: fact})
    other = factories.citation(one.source, event=row.event, **cited)
    conflict(one.topic, made, other, key=f"conflict-{row.event.key}").events.add(one.event)
