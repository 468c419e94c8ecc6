"""The columns of the tables that can be imported; header check, parser and README rest on them. Pure.

`COLUMNS` is the one place where a column is named and explained; `manage.py import_topic --columns` prints
it as the README's table.
"""

from collections.abc import Mapping
from dataclasses import dataclass

LIST_MARK = "|"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `limit` is the longest text of a cell (of each part of a list), in characters."""

    name: str
    help: str
    required: bool = False
    limit: int = 500


_KEY = 100
_STORY = (
    Column("tier", "1 essential (then `why` says why), 2 standard, 3 detail; empty: derived by rule and marked so"),
    Column("threads", "list of the stories it belongs to, by title", limit=_KEY),
    Column("short_title", "at most 120 characters, no year in it", limit=120),
    Column("why", "one sentence on why it matters", limit=2000),
    Column("former_ids", "list of ids it had before: histories of learners go on", limit=_KEY),
)
_TOLD = Column("told", "done (also when empty), planned or claimed")
_DESCRIPTION = Column("description", "the passage that is cited; empty: the title", limit=20_000)
_SOURCE = Column("source", "where the row has it from; cited with the passage as “Source given: …”", limit=1000)

COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "events": (
        Column("id", "lasting name of the event, unique in the file", required=True, limit=_KEY),
        Column("title", "what happened", required=True),
        Column("start", "YYYY, YYYY-MM or YYYY-MM-DD; empty: undated"),
        Column("end", "the same, for something that lasted"),
        Column("precision", "day, month, year, decade, century or interval; must agree with the dates"),
        Column("type", "kind of event: visit, meeting, launch …", required=True, limit=40),
        Column("place", "list of places by name", limit=_KEY),
        _DESCRIPTION,
        _SOURCE,
        *_STORY,
        _TOLD,
        Column(
            "title_form",
            "headline or noun_phrase: how the title reads in a sentence; empty: as it evidently does, else headline",
        ),
        Column("question_clause", "how a question goes on after “In which year”", limit=300),
        Column("host_country", "the one country it took place in", limit=40),
        Column("latitude", "degrees north of the one place of the row"),
        Column("longitude", "degrees east of the one place of the row"),
        Column("announced_by", "id of the event that announced it", limit=_KEY),
        Column("participants_complete", "yes when event_persons names everybody who took part"),
        Column("lead_complete", "yes when event_persons names everybody who led"),
        Column("agreements_complete", "yes when agreements names everything that was signed"),
    ),
    "persons": (
        Column("id", "lasting name of the person, unique in the file", required=True, limit=_KEY),
        Column("name", "the name as it is shown", required=True, limit=200),
        Column("aliases", "list of other spellings", limit=200),
        Column("country", "the side they act for, as a code or a name", limit=40),
        Column("roles", "list of what they were; shown as their description", limit=300),
        Column("name_system", "cyrillic, pinyin or other: how spellings are compared"),
        Column("unnamed", "yes when the source gives an office but no name"),
        Column("possibly_same", "list of ids of persons who may be the same person", limit=_KEY),
        _DESCRIPTION,
        _SOURCE,
        *_STORY,
    ),
    "agreements": (
        Column("id", "lasting name of the document, unique in the file", required=True, limit=_KEY),
        Column("title", "the official title", required=True),
        Column("date", "YYYY, YYYY-MM or YYYY-MM-DD; empty: that of its event, and marked as computed"),
        Column("precision", "as for events"),
        Column("category", "kind of document: treaty, agreement, protocol …", required=True, limit=40),
        Column("parties", "list of countries or other parties", limit=80),
        Column("event_id", "id of the event it was signed at", limit=_KEY),
        _DESCRIPTION,
        _SOURCE,
        *_STORY,
        _TOLD,
        Column("purpose", "what it did, as “opened a consulate”, without a year", limit=300),
        Column("generic", "yes when the title names no single document (“joint statement”)"),
        Column("act", "signed (also when empty), issued, exchanged or made"),
        Column("signatories", "list of ids of persons who signed it", limit=_KEY),
        Column("signatories_complete", "yes when these are all"),
        Column("supersedes", "list of ids of earlier documents it replaced", limit=_KEY),
        Column("implements", "list of ids of earlier documents it carries out", limit=_KEY),
        Column("led_to", "list of ids of events it led to", limit=_KEY),
    ),
    "event_persons": (
        Column("event_id", "id of an event", required=True, limit=_KEY),
        Column("person_id", "id of a person", required=True, limit=_KEY),
        Column("role", "what they did there (see the table of roles)", required=True, limit=200),
        Column("role_kind", "one of our roles, where the word in `role` does not say it", limit=20),
        Column("office", "the office they held then", limit=100),
        Column("organisation", "what the office belongs to", limit=100),
    ),
}
REQUIRED_TABLES = ("events",)

# Words of tables for our roles. `leader` and `signatory` are functional: who led and who signed can be asked, for a
# visit once `lead_complete` is set. Every other word is no guess of ours: it becomes `other` with the word kept.
ROLES: Mapping[str, tuple[str, ...]] = {
    "leader": ("leader", "led", "head", "head of delegation", "delegation head", "delegation leader"),
    "member": ("member", "delegate", "delegation member", "member of delegation", "member of the delegation"),
    "host": ("host", "hosted"),
    "inviter": ("inviter", "invited"),
    "met": ("met", "met with", "talks", "held talks"),
    "signatory": ("signatory", "signed", "signer"),
    "sender": ("sender", "sent"),
    "recipient": ("recipient", "received", "addressee"),
    "speaker": ("speaker", "spoke"),
    "presider": ("presider", "presided", "chair", "chairperson", "chairman", "chairwoman"),
    "attendee": ("attendee", "attended", "present", "participant", "participated", "took part"),
    "honouree": ("honouree", "honoree", "honoured", "honored", "was honoured"),
    "appointee": ("appointee", "appointed", "was appointed"),
    "other": ("other",),
}
ROLE_OF: Mapping[str, str] = {word: role for role, words in ROLES.items() for word in words}


def names(table: str) -> frozenset[str]:
    """The names of a table's columns."""
    return frozenset(column.name for column in COLUMNS[table])


def markdown() -> str:
    """The columns and roles as the README shows them."""
    lines = ["| file | column | |", "|---|---|---|"]
    for table, columns in COLUMNS.items():
        lines += [f"| {table}.csv | `{c.name}`{' (required)' * c.required} | {c.help} |" for c in columns]
    lines += ["", "| role | words in the column `role` |", "|---|---|"]
    lines += [f"| {role} | {', '.join(words)} |" for role, words in ROLES.items()]
    return "\n".join(lines)
