"""A world of `worlds.py` as rows of the database, in any order."""

from random import Random

from quizapp.facts.models import (
    Agreement,
    Citation,
    Conflict,
    ConflictValue,
    Event,
    Office,
    Paragraph,
    Participation,
    Person,
    PersonAlias,
    Source,
    Thread,
    Topic,
)
from quizapp.facts.snapshot import AgreementFact, EventFact, PersonFact, Snapshot
from quizapp.questions import bank
from quizapp.questions.export import as_text, export_bank
from quizapp.questions.models import Question
from quizapp.questions.vocabulary import Family

STORY = ("short_title", "tier", "told", "key", "title", "kind")
EVENT = (*STORY, "title_form", "host_country", "participants_complete", "lead_complete", "agreements_complete")
PAPER = (*STORY, "generic", "purpose")


class Store:
    """Writes facts one by one; `shuffle` changes the order of rows, and with it every row number."""

    def __init__(self, snapshot: Snapshot, shuffle: int = 0) -> None:
        self.random = Random(shuffle) if shuffle else None  # noqa: S311 - mixes rows, nothing secret
        fields = {
            name: getattr(snapshot, name) for name in ("title", "countries", "first_year", "last_year", "bank_seed")
        }
        self.topic = Topic.objects.create(slug=snapshot.slug, sides=list(snapshot.sides), **fields)
        self.threads = {
            key: Thread.objects.create(topic=self.topic, key=key, title=title)
            for key, title in snapshot.threads.items()
        }
        self.source = Source.objects.create(topic=self.topic, key="chronicle", title="A chronicle", voice="AA")
        self.paragraph = Paragraph.objects.create(source=self.source, locator="p1")
        for office in self._mixed(snapshot.offices):
            fields = {name: getattr(office, name) for name in ("key", "title", "country", "exclusive", "rank_class")}
            Office.objects.create(topic=self.topic, **fields)
        for facts in (snapshot.persons, snapshot.events, snapshot.agreements):
            for fact in self._mixed(facts):
                self.add(fact)
        for conflict in snapshot.conflicts:
            self.dispute(conflict)

    def _mixed(self, facts):
        rows = list(facts.values())
        return rows if self.random is None else self.random.sample(rows, len(rows))

    def add(self, fact):
        row = {PersonFact: self._person, EventFact: self._event, AgreementFact: self._paper}[type(fact)](fact)
        row.threads.set(self.threads[key] for key in fact.threads)
        for cited in fact.citations:
            number = Citation.objects.count() if self.random is None else self.random.getrandbits(60)
            fields = {"paragraph": self.paragraph, "passage": cited.passage, fact.ref.partition(":")[0]: row}
            Citation.objects.create(topic=self.topic, source=self.source, key=f"c{number}", **fields)
        return row

    def _person(self, fact):
        fields = {name: getattr(fact, name) for name in ("key", "name", "country", "name_system", "unnamed", "tier")}
        row = Person.objects.create(topic=self.topic, **fields)
        for alias in fact.aliases:
            PersonAlias.objects.create(person=row, text=alias)
        row.possibly_same.set(Person.objects.filter(topic=self.topic, key__in=fact.possibly_same))
        return row

    def _event(self, fact):
        fields = {name: getattr(fact, name) for name in EVENT}
        row = Event.objects.create(topic=self.topic, date=fact.when.edtf, date_basis=fact.when.basis, **fields)
        for position, part in enumerate(fact.participants):
            office = self.topic.offices.filter(key=part.office).first()
            who = self.topic.persons.get(key=part.person)
            Participation.objects.create(event=row, person=who, role=part.role, office=office, position=position)
        return row

    def _paper(self, fact):
        fields = {name: getattr(fact, name) for name in PAPER}
        dated = {"date": fact.when.edtf, "date_basis": fact.when.basis}
        occasion = self.topic.events.filter(key=fact.event).first()
        return Agreement.objects.create(topic=self.topic, event=occasion, parties=["AA", "BB"], **dated, **fields)

    def dispute(self, conflict):
        row = Conflict.objects.create(topic=self.topic, key=conflict.key, field=conflict.field, note="They disagree.")
        for ref in conflict.facts:
            kind, _, key = ref.partition(":")
            fact = getattr(self.topic, f"{kind}s").get(key=key)
            getattr(row, f"{kind}s").add(fact)
            cited = Citation.objects.filter(**{kind: fact}).first()
            for position, (value, *_) in enumerate(conflict.values):
                ConflictValue.objects.create(conflict=row, position=position, value=value, citation=cited)

    # --- what comes of it -------------------------------------------------------------------------------------------
    def generate(self, **options) -> bank.Report:
        return bank.generate(topic=self.topic, **options)

    def export(self) -> str:
        return as_text(export_bank(self.topic))

    def question(self, family: str, ref: str, **fields) -> Question:
        """The one question of a family about a fact; of dates the one that asks for the year."""
        if family in (Family.DATE_OF_EVENT, Family.DATE_OF_AGREEMENT):
            fields.setdefault("asks", "year")
        rows = Question.objects.filter(topic=self.topic, family=family, **fields)
        (row,) = [row for row in rows if ref in row.subject_facts]
        return row

    def is_stale(self) -> bool:
        return Topic.objects.get(pk=self.topic.pk).is_stale
