"""The facts: persons with their spellings, events with who took part, and the sources that say so."""

from typing import Any

from django.contrib import admin
from django.db.models import Count, F, QuerySet
from django.http import HttpRequest

from quizapp.facts.models import (
    Agreement,
    Chapter,
    Citation,
    Conflict,
    Event,
    Figure,
    Office,
    Paragraph,
    Person,
    Place,
    Source,
    Term,
    Thread,
    Topic,
)
from quizapp.facts.models.evidence import CITED
from quizapp.web.admin.exports import TablesMixin, resources
from quizapp.web.admin.fact_inlines import (
    AliasInline,
    ChapterFactInline,
    CitationInline,
    ConflictValueInline,
    LabelInline,
    ParagraphInline,
    ParticipationInline,
    SignatoryInline,
)
from quizapp.web.admin.imports import ImportTablesMixin
from quizapp.web.admin.merging import MergeActionMixin
from quizapp.web.admin.shared import (
    CuratedAdmin,
    FactAdmin,
    LabelledChoicesAdmin,
    NamedValuesFilter,
    ReadOnlyAdmin,
    SpacedValuesFilter,
)

WHEN = ("When", {"fields": ("date", "date_basis", "date_note")})
STORY = ("Place in the story", {"fields": ("tier", "tier_derived", "why", "threads")})
ORIGIN = ("Record", {"classes": ("collapse",), "fields": ("origin",)})
FROM_SOURCE = ("citations__source", admin.RelatedOnlyFieldListFilter)
UNDATED_LAST = F("earliest").asc(nulls_last=True)
OF_TOPIC = ("topic", admin.RelatedOnlyFieldListFilter)


@admin.register(Topic)
class TopicAdmin(ImportTablesMixin, CuratedAdmin):
    """A history."""

    list_display = ("title", "slug", "years", "language", "is_stale", "is_retired", "origin")
    list_filter = ("is_retired", "is_stale", "language")
    search_fields = ("title", "slug")
    ordering = ("title",)
    readonly_fields = ("is_stale", "origin")
    line_fields = ("sides",)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, tuple[str, ...]]:
        return {} if obj else {"slug": ("title",)}

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return (*self.readonly_fields, "slug") if obj else self.readonly_fields

    @admin.display(ordering="first_year")
    def years(self, topic: Topic) -> str:
        return f"{topic.first_year or ''}–{topic.last_year or ''}"


@admin.register(Thread)
class ThreadAdmin(FactAdmin):
    """A story that ties facts together."""

    list_display = ("title", "position", "topic")
    list_filter = (OF_TOPIC,)
    search_fields = ("title", "key", "summary")
    ordering = ("topic", "position", "key")
    key_from = ("title",)


@admin.register(Term)
class TermAdmin(FactAdmin):
    """A glossary entry."""

    list_display = ("name", "definition", "topic")
    list_filter = (OF_TOPIC,)
    search_fields = ("name", "key", "definition")
    ordering = ("name", "pk")
    key_from = ("name",)
    line_fields = ("aliases",)
    inlines = (CitationInline,)


@admin.register(Chapter)
class ChapterAdmin(FactAdmin):
    """A chapter with its facts in order."""

    site_page = "chapter"
    list_display = ("title", "position", "facts_count", "topic")
    list_filter = (OF_TOPIC,)
    search_fields = ("title", "key", "text")
    ordering = ("topic", "position", "key")
    key_from = ("title",)
    inlines = (ChapterFactInline, CitationInline)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Chapter]:
        return super().get_queryset(request).annotate(facts_total=Count("facts"))

    @admin.display(description="facts", ordering="facts_total")
    def facts_count(self, chapter: Chapter) -> int:
        return chapter.facts_total  # type: ignore[attr-defined,no-any-return]


@admin.register(Source)
class SourceAdmin(FactAdmin):
    """A document, whose voice it is, and the inventory of its paragraphs."""

    site_page = "source"
    list_display = ("title", "voice", "transcribed", "published", "paragraphs_count", "topic")
    list_filter = (OF_TOPIC, ("voice", NamedValuesFilter), "transcribed")
    search_fields = ("title", "key", "publisher", "author", "file_name")
    ordering = ("key",)
    key_from = ("title",)
    line_fields = ("defects",)
    inlines = (ParagraphInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Source]:
        return super().get_queryset(request).annotate(paragraphs_total=Count("paragraphs"))

    @admin.display(description="paragraphs", ordering="paragraphs_total")
    def paragraphs_count(self, source: Source) -> int:
        return source.paragraphs_total  # type: ignore[attr-defined,no-any-return]


@admin.register(Paragraph)
class ParagraphAdmin(LabelledChoicesAdmin, ReadOnlyAdmin):
    """A paragraph and every name in it. Transcribed: mend the seed and load it again."""

    list_display = ("locator", "source", "mentions", "reason")
    list_filter = (("source", admin.RelatedOnlyFieldListFilter), ("reason", admin.EmptyFieldListFilter))
    search_fields = ("=locator", "source__key", "source__title", "reason")
    search_help_text = "Locator, such as p12; key or title of the source"
    ordering = ("source__key", "position", "pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Paragraph]:
        return super().get_queryset(request).select_related("source")

    def choice_label(self, obj: Paragraph) -> str:
        return f"{obj.locator} · {obj.source}"

    @admin.display(description="names mentioned")
    def mentions(self, paragraph: Paragraph) -> str:
        return ", ".join(map(str, paragraph.names))


@admin.register(Person)
class PersonAdmin(MergeActionMixin, TablesMixin, FactAdmin):
    """A person with the spellings of their name."""

    actions = ("merge",)
    site_page = "person"
    resource_classes = resources("persons")
    list_display = ("name", "country", "tier", "name_system", "unnamed", "topic")
    list_filter = (OF_TOPIC, ("country", NamedValuesFilter), "tier", "name_system", "unnamed", "threads", FROM_SOURCE)
    search_fields = ("name", "key", "aliases__text", "description")
    search_help_text = "Name in any spelling, key, or description"
    ordering = ("name", "pk")
    key_from = ("name",)
    autocomplete_fields = ("topic", "threads", "possibly_same")
    inlines = (AliasInline, CitationInline)
    fieldsets = (
        (None, {"fields": ("topic", "name", "key", "short_title", "country", "description")}),
        ("Names", {"fields": ("name_system", "unnamed", "possibly_same")}),
        STORY,
        ORIGIN,
    )


@admin.register(Office)
class OfficeAdmin(FactAdmin):
    """A post."""

    list_display = ("title", "country", "organisation", "rank_class", "exclusive", "topic")
    list_filter = (OF_TOPIC, ("country", NamedValuesFilter), ("rank_class", NamedValuesFilter), "exclusive")
    search_fields = ("title", "key", "organisation")
    ordering = ("title", "country", "pk")
    key_from = ("country", "title")


@admin.register(Place)
class PlaceAdmin(FactAdmin):
    """A place and what it was called when."""

    list_display = ("name", "kind", "country", "parent", "topic")
    list_filter = (OF_TOPIC, ("kind", SpacedValuesFilter), ("country", NamedValuesFilter))
    search_fields = ("name", "key", "labels__text")
    list_select_related = ("topic", "parent")
    ordering = ("name", "pk")
    key_from = ("name",)
    line_fields = ("aliases",)
    autocomplete_fields = ("topic", "parent")
    inlines = (LabelInline,)


@admin.register(Event)
class EventAdmin(TablesMixin, FactAdmin):
    """Something that happened, was planned or was claimed."""

    site_page = "event"
    resource_classes = resources("events", "event_persons")
    list_display = ("__str__", "when", "kind_in_words", "host_country", "tier", "told", "topic")
    list_filter = (
        OF_TOPIC,
        ("kind", SpacedValuesFilter),
        "tier",
        "told",
        ("host_country", NamedValuesFilter),
        "threads",
        "lead_complete",
        FROM_SOURCE,
    )
    search_fields = ("title", "short_title", "key", "participations__person__name")
    search_help_text = "Title, key, or a person who took part"
    date_hierarchy = "earliest"
    ordering = (UNDATED_LAST, "key")
    key_from = ("short_title",)
    autocomplete_fields = ("topic", "places", "announced_by", "threads")
    inlines = (ParticipationInline, CitationInline)
    fieldsets = (
        (None, {"fields": ("topic", "short_title", "key", "title", "title_form", "question_clause", "kind", "told")}),
        WHEN,
        ("Where", {"fields": ("host_country", "places")}),
        (
            "What the sources settle",
            {
                "description": "Tick only what a source settles: a complete list proves who or what was not there.",
                "fields": ("participants_complete", "lead_complete", "agreements_complete", "announced_by"),
            },
        ),
        STORY,
        ORIGIN,
    )


@admin.register(Agreement)
class AgreementAdmin(TablesMixin, FactAdmin):
    """A document."""

    site_page = "agreement"
    resource_classes = resources("agreements")
    list_display = ("__str__", "when", "kind_in_words", "event", "tier", "generic", "topic")
    list_filter = (OF_TOPIC, ("kind", SpacedValuesFilter), "tier", "generic", "told", "threads", FROM_SOURCE)
    search_fields = ("title", "short_title", "key", "purpose")
    date_hierarchy = "earliest"
    list_select_related = ("topic", "event")
    ordering = (UNDATED_LAST, "key")
    key_from = ("short_title",)
    line_fields = ("parties",)
    autocomplete_fields = ("topic", "event", "supersedes", "implements", "led_to", "threads")
    inlines = (SignatoryInline, CitationInline)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "topic",
                    "short_title",
                    "key",
                    "title",
                    "kind",
                    "generic",
                    "told",
                    "act",
                    "purpose",
                    "parties",
                )
            },
        ),
        WHEN,
        ("Signing", {"fields": ("event", "signatories_complete")}),
        ("Links", {"fields": ("supersedes", "implements", "led_to")}),
        STORY,
        ORIGIN,
    )


@admin.register(Figure)
class FigureAdmin(TablesMixin, FactAdmin):
    """A number for a period."""

    resource_classes = resources("figures")
    list_display = ("__str__", "series", "when", "amount", "qualifier", "tier", "topic")
    list_filter = (OF_TOPIC, ("series", NamedValuesFilter), "tier", "qualifier", "told", "threads", FROM_SOURCE)
    search_fields = ("title", "short_title", "key", "series")
    date_hierarchy = "earliest"
    ordering = ("series", UNDATED_LAST, "key")
    key_from = ("short_title",)
    autocomplete_fields = ("topic", "event", "threads")
    inlines = (CitationInline,)
    fieldsets = (
        (None, {"fields": ("topic", "short_title", "key", "title", "told")}),
        ("Number", {"fields": ("series", "value", "unit", "qualifier", "event")}),
        WHEN,
        STORY,
        ORIGIN,
    )

    @admin.display(ordering="value")
    def amount(self, figure: Figure) -> str:
        return f"{figure.value.normalize():,f} {figure.unit}"


@admin.register(Citation)
class CitationAdmin(LabelledChoicesAdmin, ReadOnlyAdmin):
    """What a source says about a fact. Edited on the fact's own page."""

    list_display = ("fact", "source", "paragraph", "passage")
    list_filter = (OF_TOPIC, ("source", admin.RelatedOnlyFieldListFilter))
    search_fields = ("key", "passage", "source__title", "event__title", "agreement__title", "figure__title")
    ordering = ("key", "pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Citation]:
        return super().get_queryset(request).select_related("source", "paragraph", *CITED)

    def choice_label(self, obj: Citation) -> str:
        return f"{obj} · {obj.passage[:80]}"

    @admin.display
    def fact(self, citation: Citation) -> str:
        return next((str(row) for name in CITED if (row := getattr(citation, name))), "")


@admin.register(Conflict)
class ConflictAdmin(FactAdmin):
    """Tellings that disagree."""

    list_display = ("__str__", "field", "key", "topic")
    list_filter = (OF_TOPIC, ("field", NamedValuesFilter))
    search_fields = ("note", "key", "field")
    ordering = ("key", "pk")
    autocomplete_fields = ("topic", "events", "agreements", "figures", "persons")
    inlines = (ConflictValueInline,)
