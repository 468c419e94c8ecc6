"""One row of a table becomes rows of facts, or the list of everything that is wrong with it. Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from quizapp.facts import dates
from quizapp.facts.importing import cells
from quizapp.facts.importing.cells import CellError
from quizapp.facts.importing.columns import COLUMNS, LIST_MARK, ROLE_OF, ROLES, Column
from quizapp.facts.importing.report import Problem, shown
from quizapp.facts.importing.title_form import HEADLINE, NOUN_PHRASE, title_form_of
from quizapp.facts.names import script_of

type Given = tuple[str, dict[str, Any]]  # (model, the fields that are said; the others keep the model's defaults)

PASSAGE_SOURCE = "{passage} [Source given: {source}]"
_TOLD = ("done", "planned", "claimed")
_ACTS = ("signed", "issued", "exchanged", "made")
_BREAKS = frozenset("\n\r\t")
_SHORT_WORDS = 8
_LONGEST_KEY = 100
_YEAR = re.compile(r"(?<!\d)(?:1[0-9]{3}|20[0-9]{2})(?!\d)")


@dataclass(frozen=True, slots=True)
class RowContext:
    """Where a row stands: file and spreadsheet row (the header is 1), the topic, the key of the data set's Source."""

    file: str
    row: int
    slug: str
    source: str = "data-set"

    @property
    def locator(self) -> str:
        """The paragraph of the data set that the row is."""
        return f"{self.file}:{self.row}"

    def ref(self, key: str) -> list[str]:
        """The natural key of a row of the topic."""
        return [self.slug, key]


@dataclass(frozen=True, slots=True)
class Reference:
    """A row that this row needs: an id as it stands in a column, and the model and key that it means."""

    column: str
    value: str
    model: str
    key: str


@dataclass(slots=True)
class Parsed:
    """What a row says. `rows` are its own; `shared` are places, threads and offices that other rows may name too."""

    rows: list[Given] = field(default_factory=list)
    shared: list[Given] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)


def parse_row(table: str, row: Mapping[str, str], ctx: RowContext) -> Parsed | list[Problem]:
    """What a row of `events`, `persons`, `agreements` or `event_persons` says, or every problem it has.

    `row` maps names of columns to texts; a column that is missing is empty, one that is unknown is ignored.
    """
    reading = _Row(table, row, ctx)
    _PARSERS[table](reading)
    return reading.problems or reading.parsed


def key_of(table: str, row: Mapping[str, str]) -> tuple[str, str] | None:
    """(model, key) of what a row is about, also of a wrong one; None when it has none or no usable id."""
    model = {"events": "event", "persons": "person", "agreements": "agreement"}.get(table)
    given = (row.get("id") or "").strip()
    return (model, cells.key_of_id(given)) if model and given else None


class _Row:
    """A row while it is read: its cells, and what was found so far."""

    def __init__(self, table: str, row: Mapping[str, str], ctx: RowContext) -> None:
        self.ctx = ctx
        self.problems: list[Problem] = []
        self.parsed = Parsed()
        self._cells = {column.name: (row.get(column.name) or "").strip() for column in COLUMNS[table]}
        for column in COLUMNS[table]:
            self._check(column)

    def _check(self, column: Column) -> None:
        cell = self._cells[column.name]
        if not cell:
            if column.required:
                self.problem(column.name, "is empty; a value is required")
            return
        if wrong := cells.text_problem(cell):
            self.problem(column.name, wrong)
            self._cells[column.name] = ""
            return
        is_list = column.help.startswith("list of")
        if is_list and column.name != "roles" and ";" in cell and LIST_MARK not in cell:
            said = f"a list is split by “{LIST_MARK}”, not by “;”: kept as one text"
            self.notice(f"{self.ctx.file}, column {column.name}: {said}")
        longest = max(map(len, cell.split(LIST_MARK))) if is_list else len(cell)
        if longest > column.limit:
            self.problem(column.name, f"has {longest} characters; at most {column.limit} fit")
        elif not _BREAKS.isdisjoint(cell) and column.name not in ("description", "why"):
            self.problem(column.name, "holds a line break or a tab; only a description and a why may")

    def problem(self, column: str, reason: str) -> None:
        self.problems.append(Problem(self.ctx.file, self.ctx.row, column, self._cells.get(column, ""), reason))

    def notice(self, text: str) -> None:
        self.parsed.notices.append(text)

    def text(self, column: str) -> str:
        return self._cells[column]

    def take[T](self, column: str, read: Callable[[str], T], default: T) -> T:
        """The value of a cell, or the default after a problem was noted."""
        try:
            return read(self._cells[column])
        except CellError as error:
            self.problem(error.column or column, str(error))
            return default

    def texts(self, column: str) -> list[str]:
        return self.take(column, cells.texts, [])

    def yes(self, column: str) -> bool:
        return self.take(column, cells.yes, default=False)

    def word(self, column: str, expected: tuple[str, ...]) -> str:
        return self.take(column, lambda cell: cells.one_of(cell, expected, expected[0]), expected[0])

    def refer(self, column: str, model: str, given: str) -> list[str]:
        """A reference to another row of the tables, by its id."""
        key = cells.key_of_id(given)
        self.parsed.references.append(Reference(column, given, model, key))
        return self.ctx.ref(key)

    def refer_all(self, column: str, model: str) -> list[list[str]]:
        return sorted(self.refer(column, model, given) for given in self.texts(column))

    def maybe(self, column: str, model: str) -> list[str] | None:
        return self.refer(column, model, self.text(column)) if self.text(column) else None

    def share(self, column: str, model: str, named: str, /, **fields: Any) -> list[str]:
        """A place, thread or office that exists by being named."""
        key = cells.key_of_name(named)
        if len(key) > _LONGEST_KEY:
            self.problem(column, f"gives a key of {len(key)} characters; at most {_LONGEST_KEY} fit")
        self.parsed.shared.append((model, {"key": key, **fields}))
        self.parsed.references.append(Reference(column, named, model, key))
        return self.ctx.ref(key)

    def key(self) -> str:
        """The key of the row's own fact."""
        key = cells.key_of_id(self.text("id"))
        if len(key) > _LONGEST_KEY:
            self.problem("id", f"gives a key of {len(key)} characters; at most {_LONGEST_KEY} fit")
        return key

    def add(self, model: str, **fields: Any) -> None:
        self.parsed.rows.append((model, fields))

    def cite(self, model: str, key: str, said: str) -> None:
        """The row as a paragraph of the data set, and the citation of its fact."""
        source = self.text("source")
        passage = self.text("description") or said
        passage = PASSAGE_SOURCE.format(passage=passage, source=source) if source else passage
        place = [*self.ctx.ref(self.ctx.source), self.ctx.locator]
        self.add("paragraph", source=self.ctx.ref(self.ctx.source), locator=self.ctx.locator, position=self.ctx.row)
        cited = {"source": self.ctx.ref(self.ctx.source), "paragraph": place, "passage": passage}
        self.add("citation", key=f"{model}:{key}", **cited, **{model: self.ctx.ref(key)})

    def story(self, title: str) -> dict[str, Any]:
        """The columns that say how a fact matters. `title` may stand as its own short title."""
        tier = self.word("tier", ("", "1", "2", "3"))
        if tier == "1" and not self.text("why"):
            self.problem("why", "is empty; a fact of tier 1 says why it matters")
        short = self.text("short_title")
        if not short and len(title.split()) <= _SHORT_WORDS and not _YEAR.search(title):
            short = title[:120] if len(title) <= 120 else ""
        threads = [self.share("threads", "thread", name, title=name) for name in self.texts("threads")]
        return {
            "tier": int(tier or 2),
            "tier_derived": not tier,
            "why": self.text("why"),
            "short_title": short,
            "threads": sorted(threads),
            "former_keys": [cells.key_of_id(given) for given in self.texts("former_ids")],
        }

    def dated(self, column: str, end: str = "") -> dict[str, Any]:
        """The date of the row with its bounds; undated when the cell is empty."""
        last, found = self.text(end) if end else "", len(self.problems)
        text, note = self.take(column, lambda cell: cells.edtf(cell, last, self.text("precision")), ("", ""))
        if last and len(self.problems) > found and self.problems[-1].column == column:
            self.take(end, cells.plain_date, "")  # a wrong start must not hide a wrong end
        if not text:
            return {}
        if note:
            self.notice(f"{self.ctx.locator}: {note}")
        return {"date": text, "date_basis": "explicit", "date_note": note, **dates.parse(text).bounds}


def _event(row: _Row) -> None:
    key, title = row.key(), row.text("title")
    form = row.word("title_form", (HEADLINE, NOUN_PHRASE)) if row.text("title_form") else title_form_of(title)
    row.add(
        "event",
        key=key,
        title=title,
        title_form=form,
        question_clause=row.text("question_clause"),
        kind=cells.kind(row.text("type")),
        host_country=row.text("host_country"),
        places=_places(row),
        told=row.word("told", _TOLD),
        announced_by=row.maybe("announced_by", "event"),
        participants_complete=row.yes("participants_complete"),
        lead_complete=row.yes("lead_complete"),
        agreements_complete=row.yes("agreements_complete"),
        **row.dated("start", "end"),
        **row.story(title if form == "noun_phrase" else ""),
    )
    row.cite("event", key, title)


def _places(row: _Row) -> list[list[str]]:
    north = row.take("latitude", lambda cell: cells.degrees(cell, 90), None)
    east = row.take("longitude", lambda cell: cells.degrees(cell, 180), None)
    named = row.texts("place")
    where: dict[str, Any] = {}
    if north is not None or east is not None:
        if north is None or east is None:
            row.problem("latitude" if north is None else "longitude", "is missing; a point needs both")
        elif len(named) != 1:
            row.problem("latitude", f"is given for {len(named)} places; a point belongs to exactly one")
        else:
            where = {"latitude": north, "longitude": east}
    return sorted(row.share("place", "place", name, name=name, **where) for name in named)


def _person(row: _Row) -> None:
    key, name = row.key(), row.text("name")
    roles = "; ".join(row.texts("roles"))
    if len(roles) > 300:
        row.problem("roles", f"has {len(roles)} characters together; at most 300 fit")
    story = row.story("")
    row.add(
        "person",
        key=key,
        name=name,
        country=row.text("country"),
        name_system=row.word("name_system", ("other", "cyrillic", "pinyin")),
        unnamed=row.yes("unnamed"),
        description=roles,
        possibly_same=row.refer_all("possibly_same", "person"),
        **story,
    )
    for alias in row.texts("aliases"):
        if alias != name:
            row.add("personalias", person=row.ctx.ref(key), text=alias, script=script_of(alias))
    row.cite("person", key, f"{name}: {roles}" if roles else name)


def _agreement(row: _Row) -> None:
    key, title = row.key(), row.text("title")
    row.add(
        "agreement",
        key=key,
        title=title,
        kind=cells.kind(row.text("category")),
        act=row.word("act", _ACTS),
        generic=row.yes("generic"),
        purpose=row.text("purpose"),
        parties=row.texts("parties"),
        event=row.maybe("event_id", "event"),
        told=row.word("told", _TOLD),
        signatories_complete=row.yes("signatories_complete"),
        supersedes=row.refer_all("supersedes", "agreement"),
        implements=row.refer_all("implements", "agreement"),
        led_to=row.refer_all("led_to", "event"),
        **row.dated("date"),
        **row.story(title),
    )
    for position, person in enumerate(row.texts("signatories"), start=1):
        signer = row.refer("signatories", "person", person)
        row.add("signatory", agreement=row.ctx.ref(key), person=signer, position=position)
    row.cite("agreement", key, title)


def _participation(row: _Row) -> None:
    given = row.text("role")
    kind = row.text("role_kind")
    role = ROLE_OF.get(" ".join(given.casefold().replace("_", " ").split()), "other")
    if kind:
        role = row.word("role_kind", tuple(ROLES))
    elif role == "other" and given.casefold() != "other":
        row.notice(f"the role {shown(given)} is none of ours: kept as written, with the role “other”")
    office = row.text("office")
    organisation = row.text("organisation")
    if organisation and not office:
        row.problem("organisation", "is given without an office")
    held = None
    if office:
        named = f"{office} ({organisation})" if organisation else office
        held = row.share("office", "office", named, title=office, organisation=organisation)
    row.add(
        "participation",
        event=row.refer("event_id", "event", row.text("event_id")),
        person=row.refer("person_id", "person", row.text("person_id")),
        role=role,
        office=held,
        as_written="" if given.casefold() == role else given,
    )


_PARSERS: Mapping[str, Callable[[_Row], None]] = {
    "events": _event,
    "persons": _person,
    "agreements": _agreement,
    "event_persons": _participation,
}
