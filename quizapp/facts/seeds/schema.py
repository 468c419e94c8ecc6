"""Which fields an entry of the seeds has, and what each may hold. The README's table of the format is this page."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from quizapp.facts.models import DateBasis, NameSystem, Role, Told
from quizapp.facts.models.evidence import Transcribed
from quizapp.facts.models.happenings import Act, Qualifier, TitleForm

RANK_CLASSES = (
    *("head_of_state", "vice_president", "head_of_government", "deputy_head_of_government", "foreign_minister"),
    *("minister", "vice_minister", "parliament_head", "parliament_deputy_head", "party", "diplomat", "prosecutor"),
    *("military", "regional", "business", "culture", "other"),
)
CLAIM_MODELS = ("event", "agreement", "figure")


@dataclass(frozen=True, slots=True)
class Spec:
    """What a field may hold.

    kind: text, written (as in the source: faults allowed), key, locator, word (a kind), date (EDTF), integer, number,
    flag, choice (of `choices`), country, fact (a reference 'event:KEY' to one of `choices`), scalar (text or number),
    list (of `item`), entries (of `schema`), countries.
    """

    kind: str
    required: bool = False
    choices: tuple[str, ...] = ()
    item: "Spec | None" = None
    schema: str = ""

    @property
    def needed(self) -> "Spec":
        """The same, but required."""
        return replace(self, required=True)


TEXT, WRITTEN, KEY, LOCATOR, WORD = Spec("text"), Spec("written"), Spec("key"), Spec("locator"), Spec("word")
DATE, INTEGER, NUMBER, FLAG, COUNTRY = Spec("date"), Spec("integer"), Spec("number"), Spec("flag"), Spec("country")
SCALAR = Spec("scalar")


def list_of(item: Spec) -> Spec:
    return Spec("list", item=item)


def entries_of(schema: str) -> Spec:
    return Spec("entries", schema=schema)


def one_of(choices: Iterable[str]) -> Spec:
    return Spec("choice", choices=tuple(str(choice) for choice in choices))


def fact(*models: str) -> Spec:
    return Spec("fact", choices=models)


TEXTS, KEYS = list_of(TEXT), list_of(KEY)
STORIED = {"short_title": TEXT, "tier": INTEGER, "why": TEXT, "threads": KEYS, "former_keys": KEYS}
DATED = {"date": DATE, "date_basis": one_of(DateBasis), "date_note": TEXT}
CLAIM = {"told": one_of(Told), "passage": TEXT, "note": TEXT}

EVENT = {
    **STORIED,
    **DATED,
    **CLAIM,
    "title": TEXT,
    "title_form": one_of(TitleForm),
    "question_clause": TEXT,
    "kind": WORD,
    "host_country": COUNTRY,
    "places": KEYS,
    "participants_complete": FLAG,
    "lead_complete": FLAG,
    "agreements_complete": FLAG,
    "announced_by": KEY,
    "participants": entries_of("participant"),
    "agreements": entries_of("claim"),
    "figures": entries_of("claim"),
}
AGREEMENT = {
    **STORIED,
    **DATED,
    **CLAIM,
    "title": TEXT,
    "kind": WORD,
    "act": one_of(Act),
    "generic": FLAG,
    "purpose": TEXT,
    "parties": TEXTS,
    "event": KEY,
    "signatories": entries_of("signatory"),
    "signatories_complete": FLAG,
    "supersedes": KEYS,
    "implements": KEYS,
    "led_to": KEYS,
}
FIGURE = {
    **STORIED,
    **DATED,
    **CLAIM,
    "title": TEXT,
    "series": Spec("series"),
    "value": NUMBER,
    "unit": TEXT,
    "qualifier": one_of(Qualifier),
    "event": KEY,
}
CLAIMS = {"event": EVENT, "agreement": AGREEMENT, "figure": FIGURE}
# What the first telling must say; a fact without a date is undated. An agreement or figure told inside an event takes
# date and passage from the event.
_FIRST = {
    "event": ("title", "short_title", "kind"),
    "agreement": ("title", "short_title", "kind"),
    "figure": ("title", "series", "value", "unit"),
}

SCHEMAS: dict[str, dict[str, Spec]] = {
    "topic": {
        "slug": Spec("slug", required=True),
        "title": TEXT.needed,
        "subtitle": TEXT,
        "summary": TEXT.needed,
        "language": TEXT.needed,
        "first_year": INTEGER.needed,
        "last_year": INTEGER.needed,
        "sides": list_of(COUNTRY).needed,
        "bank_seed": SCALAR.needed,
        "countries": Spec("countries", required=True),
        "threads": entries_of("thread"),
        "chapters": entries_of("chapter"),
        "conflicts": entries_of("conflict"),
    },
    "country": {"name": TEXT.needed, "adjective": TEXT.needed},
    "thread": {"key": KEY.needed, "title": TEXT.needed, "summary": TEXT},
    "chapter": {
        "key": KEY.needed,
        "title": TEXT.needed,
        "text": TEXT.needed,
        "citations": entries_of("citation").needed,
        "facts": list_of(fact(*CLAIM_MODELS, "person")).needed,
    },
    "citation": {"source": KEY.needed, "paragraph": LOCATOR.needed, "passage": TEXT.needed},
    "people": {"persons": entries_of("person").needed},
    "person": {
        "key": KEY.needed,
        "name": TEXT.needed,
        "country": COUNTRY.needed,
        "name_system": one_of(NameSystem),
        "unnamed": FLAG,
        "description": TEXT,
        **STORIED,
        "possibly_same": KEYS,
        "aliases": entries_of("alias"),
        "citations": entries_of("citation"),
    },
    "alias": {"text": TEXT.needed, "script": TEXT, "attested_in": KEY, "note": TEXT},
    "offices": {"offices": entries_of("office").needed},
    "office": {
        "key": KEY.needed,
        "title": TEXT.needed,
        "organisation": TEXT,
        "country": COUNTRY.needed,
        "exclusive": FLAG,
        "rank_class": one_of(RANK_CLASSES).needed,
        "former_keys": KEYS,
    },
    "places": {"places": entries_of("place").needed},
    "place": {
        "key": KEY.needed,
        "name": TEXT.needed,
        "kind": WORD.needed,
        "country": COUNTRY.needed,
        "parent": KEY,
        "aliases": TEXTS,
        "labels": entries_of("label"),
        "latitude": NUMBER,
        "longitude": NUMBER,
        "former_keys": KEYS,
    },
    "label": {"text": TEXT.needed, "valid_from": DATE, "valid_to": DATE},
    "terms": {"terms": entries_of("term").needed},
    "term": {
        "key": KEY.needed,
        "name": TEXT.needed,
        "definition": TEXT.needed,
        "aliases": TEXTS,
        "citations": entries_of("citation"),
    },
    "source file": {
        "source": Spec("entry", required=True, schema="source"),
        "paragraphs": entries_of("paragraph").needed,
        "conflicts": entries_of("conflict"),
    },
    "source": {
        "key": KEY.needed,
        "title": TEXT.needed,
        "publisher": TEXT.needed,
        "author": TEXT,
        "published": DATE,
        "file_name": TEXT.needed,
        "voice": COUNTRY.needed,
        "voice_note": TEXT.needed,
        "years_basis": TEXT.needed,
        "transcribed": one_of(Transcribed).needed,
        "transcribed_note": TEXT,
        "defects": list_of(WRITTEN),
    },
    "paragraph": {"locator": LOCATOR.needed, "names": list_of(WRITTEN), "reason": TEXT, "claims": entries_of("claim")},
    "participant": {"person": KEY.needed, "role": one_of(Role).needed, "office": KEY, "as_written": WRITTEN},
    "signatory": {"person": KEY.needed, "office": KEY, "party": TEXT, "as_written": WRITTEN},
    "conflict": {
        "key": KEY.needed,
        "field": WORD.needed,
        "note": TEXT.needed,
        "facts": list_of(fact(*CLAIM_MODELS, "person")).needed,
        "values": entries_of("conflict value").needed,
    },
    "conflict value": {"value": SCALAR.needed, "source": KEY, "paragraph": LOCATOR.needed},
}


@cache
def claim_schema(model: str, *, first: bool, nested: bool) -> dict[str, Spec]:
    """The fields of a claim: of a first telling or of a `same_as`, on its own or inside an event."""
    fields = dict(CLAIMS[model])
    needed = [*(_FIRST[model] if first else ()), *(() if nested else ("passage",))]
    for name in needed:
        fields[name] = fields[name].needed
    if nested:
        fields.pop("event", None)
    return {**fields, (model if first else "same_as"): (KEY if first else fact(model)).needed}
