"""Facts in words: dates, how they are known and told, amounts, countries, and the address of a fact's page."""

import re
from decimal import Decimal
from typing import Any

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst

from quizapp.facts import dates
from quizapp.facts.models import (
    Agreement,
    Chapter,
    Citation,
    Conflict,
    DateBasis,
    Event,
    Figure,
    Person,
    Place,
    Source,
    Term,
    Told,
    Topic,
)
from quizapp.facts.models.happenings import Qualifier
from quizapp.facts.named import name_then
from quizapp.web.browse.maps import WINDS, Neighbour

register = template.Library()

BASIS_WORDS = {
    DateBasis.EXPLICIT: "The source gives this date.",
    DateBasis.SECTION: "The source gives no year here; the year is inferred from the section it stands in.",
    DateBasis.TITLE: "The date is taken from a title.",
    DateBasis.COMPUTED: "The date is computed from other dates.",
    DateBasis.RELATIVE: "The source gives the date relative to another day; it is worked out from that.",
}
PRECISION_WORDS = {
    "month": "Known to the month.",
    "year": "Known to the year.",
    "decade": "Known to the decade.",
    "century": "Known to the century.",
    "one_of": "One of these dates is right; the documents do not settle which.",
}
TOLD_WORDS = {
    Told.DONE: "Told as done",
    Told.PLANNED: "Told as planned or announced; whether it was done is another matter",
    Told.CLAIMED: "Told as a claim",
}
QUALIFIER_WORDS = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "about ",
    Qualifier.MORE_THAN: "more than ",
    Qualifier.LESS_THAN: "less than ",
    Qualifier.TARGET: "target: ",
}
OPPOSITE = {wind: WINDS[(place + 4) % 8] for place, wind in enumerate(WINDS)}
FACT_KINDS = ("event", "agreement", "figure", "person", "chapter", "term")


# --- dates ---------------------------------------------------------------------------------------------------------
@register.filter
def human_date(edtf: str) -> str:
    """An EDTF date in English; 'undated' for an empty one, and the text itself when it is no EDTF date."""
    if not edtf:
        return "undated"
    try:
        return dates.human(edtf)
    except dates.DateError:
        return edtf


@register.filter
def basis_words(fact: Any) -> list[str]:
    """How the date of a fact is known, in sentences."""
    if not fact.date:
        return ["The documents give no date.", *filter(None, [fact.date_note])]
    parts = [BASIS_WORDS.get(fact.date_basis, ""), PRECISION_WORDS.get(fact.precision, ""), fact.date_note]
    return [part for part in parts if part]


@register.filter
def told_words(fact: Any) -> str:
    """How the source tells it: as done, planned or claimed."""
    return str(TOLD_WORDS.get(fact.told, fact.told))


# --- words ---------------------------------------------------------------------------------------------------------
@register.filter
def country(code: str, topic: Topic) -> str:
    """'Kazakhstan' for 'KZ' by the topic's own words; the code itself where it has none."""
    return topic.country_name(code)


@register.filter
def words(text: str) -> str:
    """'joint_statement' as 'joint statement'."""
    return text.replace("_", " ").replace("communique", "communiqué").strip()


@register.filter
def shared_citation(conflict: Conflict) -> Citation | None:
    """The citation to show once where every value of a conflict stands in the same paragraph (values are fetched)."""
    citations = [value.citation for value in conflict.values.all()]
    places = {(citation.source_id, citation.paragraph_id) for citation in citations}
    return citations[0] if len(places) == 1 else None


@register.filter
def is_sum(conflict: Conflict) -> bool:
    """Whether one document contradicts its own numbers, rather than one telling another."""
    return conflict.field == "value" and shared_citation(conflict) is not None


@register.filter
def label(fact: Any) -> str:
    """A fact's name as it stands at the start of a line; a person's own spelling is left alone."""
    return str(fact) if isinstance(fact, Person) else capfirst(str(fact))


@register.filter
def series_heading(figures: list[Figure]) -> str:
    """The name of a series: the short title its values share, the title of its only value, else its key in words."""
    short = {figure.short_title for figure in figures}
    if len(figures) == 1:
        return capfirst(figures[0].short_title or figures[0].title)
    shared = short.pop() if len(short) == 1 else ""
    return capfirst(shared or re.sub(r"[\W_]+", " ", figures[0].series).strip())


@register.filter
def amount(figure: Figure) -> str:
    """'about 1,234.5 million USD': qualifier, value without empty decimals, unit."""
    return f"{bare_amount(figure)} {figure.unit}".strip()


@register.filter
def bare_amount(figure: Figure) -> str:
    """'about 1,234.5': an amount whose unit stands elsewhere."""
    return f"{QUALIFIER_WORDS.get(Qualifier(figure.qualifier), '')}{number(figure.value)}"


@register.filter
def number(value: Decimal | float) -> str:
    """'1,234.5': thousands apart, no empty decimals, a true minus sign."""
    text = f"{value:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "−")


@register.filter
def place_then(place: Place, fact: Any) -> str:
    """'Akmola (now listed as Astana)' where the place had another name at the time of the fact."""
    then = name_then(place, fact)
    return place.name if then == place.name else f"{then} (listed as {place.name})"


@register.filter(name="name_then")
def name_at(place: Place, fact: Any) -> str:
    """'Akmola': the name alone."""
    return name_then(place, fact)


@register.filter
def lies(place: Place, nearest: list[Neighbour]) -> str:
    """'Almaty lies 240 km west of Khorgos and 880 km south-east of Astana.': the map in words."""
    sides = [f"{row.km:,} km {OPPOSITE[row.wind]} of {row.site.name}" for row in nearest]
    if not sides:
        return f"{place.name}, alone on its map."
    told = " and ".join([", ".join(sides[:-1]), sides[-1]] if len(sides) > 1 else sides)
    return f"{place.name} lies {told}. No coasts or borders are drawn."


@register.filter
def add_px(value: float, more: int) -> float:
    """A coordinate moved by so many units (`add` of Django knows whole numbers only)."""
    return round(value + more, 1)


@register.filter
def growth(percent: Decimal) -> str:
    """'+18 %', '−22.7 %', '0 %': growth against the year before."""
    sign = "+" if percent > 0 else ""
    return f"{sign}{number(percent)} %"


@register.filter
def kind_name(fact: Any) -> str:
    """The word for what a fact is: 'event', 'agreement', 'person'."""
    return _kind(fact)


@register.filter
def kind_words(fact: Any) -> str:
    """'event · visit', 'agreement · joint statement'; 'agreement' alone where its kind says no more."""
    return " · ".join(dict.fromkeys(filter(None, [_kind(fact), words(fact.kind)])))


@register.filter
def source_name(source: Source) -> str:
    """'China Daily, China, Kazakhstan vow…': publisher and title, as citations name it."""
    own = source.publisher in ("", source.title)
    return source.title if own else f"{source.publisher}, {source.title}"


@register.filter
def full_title(fact: Any) -> str:
    """The full title where the page's heading is a shorter one, otherwise nothing."""
    return fact.title if getattr(fact, "short_title", "") and fact.title != str(fact) else ""


# --- addresses -----------------------------------------------------------------------------------------------------
@register.filter
def anchor(name: str) -> str:
    """An HTML id for a key or a locator: two different names never give the same id."""
    return "a-" + re.sub(r"[^A-Za-z0-9-]", lambda found: f"_{ord(found[0]):x}_", name)


def _address(topic: str, kind: str, key: str) -> str:
    match kind:
        case "event" | "agreement" | "person" | "place" | "chapter" | "source":
            return reverse(kind, args=[topic, key])
        case "figure":
            return f"{reverse('figures', args=[topic])}?{urlencode({'at': key})}#{anchor(key)}"
        case "term":
            return f"{reverse('glossary', args=[topic])}#{anchor(key)}"
    return ""


def _kind(fact: Any) -> str:
    kinds = {Event: "event", Agreement: "agreement", Figure: "figure", Person: "person", Chapter: "chapter"}
    return {**kinds, Place: "place", Source: "source", Term: "term"}[type(fact)]


@register.simple_tag
def fact_url(topic: Topic, fact: Any) -> str:
    """The address of the page that tells of a fact; of its line there for figures and terms."""
    return _address(topic.slug, _kind(fact), fact.key)


@register.simple_tag
def ref_url(topic_slug: str, ref: str) -> str:
    """The address for a reference such as 'event:some-key'; empty for a kind that has no page."""
    kind, _, key = ref.partition(":")
    return _address(topic_slug, kind, key) if key else ""


@register.simple_tag
def paragraph_url(topic: Topic, citation: Citation) -> str:
    """The address of the cited paragraph on its source's page."""
    return locator_url(topic.slug, citation.source.key, citation.paragraph.locator if citation.paragraph else "")


@register.simple_tag
def locator_url(topic_slug: str, source: str, locator: str | None) -> str:
    """The address of the paragraph at `locator` of a source; of the source's page without one."""
    page = reverse("source", args=[topic_slug, source])
    return f"{page}?{urlencode({'at': locator})}#{anchor(locator)}" if locator else page


@register.simple_tag
def in_place(href: str) -> SafeString:
    """The attributes of a link that changes the timeline where it stands, and is a plain link without JavaScript."""
    return format_html(
        'href="{0}" hx-get="{0}" hx-target="#timeline" hx-swap="outerHTML" hx-push-url="true" hx-sync="this:drop"', href
    )


@register.filter
def facts_of(conflict: Conflict) -> list[Any]:
    """The facts a conflict is about (fetched with it)."""
    related = (conflict.events, conflict.agreements, conflict.figures, conflict.persons)
    return [fact for rows in related for fact in rows.all()]


@register.filter
def cited_fact(citation: Citation) -> Any:
    """The fact a citation is of (fetched with it)."""
    return next(fact for kind in FACT_KINDS if (fact := getattr(citation, kind)) is not None)


# --- content -------------------------------------------------------------------------------------------------------
@register.simple_tag(takes_context=True)
def content(context: Context) -> SafeString:
    """`dir="auto"`, and `lang` where the topic's language is not that of the page."""
    topic = context.get("topic")
    if isinstance(topic, Topic) and topic.language not in ("", "en"):
        return format_html('dir="auto" lang="{}"', topic.language)
    return mark_safe('dir="auto"')


@register.simple_tag
def with_terms(text: str, topic: Topic, glossary: list[Term]) -> list[SafeString]:
    """The paragraphs of a text as safe HTML; the first mention of each glossary term links to its definition."""
    names = {name.casefold(): term for term in glossary for name in (term.name, *term.aliases) if name}
    if not names:
        return [conditional_escape(part) for part in _paragraphs(text)]
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
    page = reverse("glossary", args=[topic.slug])
    linked: set[str] = set()
    linked_parts = []
    for part in _paragraphs(text):
        pieces = [
            _mention(piece, names.get(piece.casefold()) if index % 2 else None, page, linked)
            for index, piece in enumerate(pattern.split(part))
        ]
        linked_parts.append(format_html_join("", "{}", ((piece,) for piece in pieces)))
    return linked_parts


def _paragraphs(text: str) -> list[str]:
    return [part for part in re.split(r"\s*\n\s*\n\s*", text.strip()) if part]


def _mention(piece: str, term: Term | None, page: str, linked: set[str]) -> str | SafeString:
    if term is None or term.key in linked:
        return piece
    linked.add(term.key)
    return format_html('<a class="term" href="{}#{}">{}</a>', page, anchor(term.key), piece)
