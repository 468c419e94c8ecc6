"""Rows that are edited inside a fact."""

from itertools import count
from typing import Any

from django import forms
from django.contrib import admin

from quizapp.facts.models import (
    ChapterFact,
    Citation,
    ConflictValue,
    Paragraph,
    Participation,
    PersonAlias,
    PlaceLabel,
    Signatory,
)
from quizapp.facts.models.story import CHAPTER_FACTS
from quizapp.web.admin.shared import FactInline, ReadOnlyInline, SameTopicFormSet, topic_of

KEY_LENGTH = 120


class AliasInline(FactInline):
    model = PersonAlias
    autocomplete_fields = ("attested_in",)
    verbose_name_plural = "other spellings"


class LabelInline(FactInline):
    model = PlaceLabel
    verbose_name_plural = "names over time"


class ParticipationInline(FactInline):
    model = Participation
    fields = ("person", "role", "office", "as_written", "position")
    autocomplete_fields = ("person", "office")
    verbose_name_plural = "who took part"

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("person", "office").order_by("position", "pk")


class SignatoryInline(FactInline):
    model = Signatory
    fields = ("person", "office", "party", "as_written", "position")
    autocomplete_fields = ("person", "office")

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("person", "office").order_by("position", "pk")


def free_key(citation: Citation) -> str:
    """A key like the fixtures' `source--locator--01`, with an `s` (site) so that a later load cannot take it."""
    locator = citation.paragraph.locator if citation.paragraph else "whole"
    stem = f"{citation.source.key}--{locator}"[: KEY_LENGTH - 8]
    taken = set(Citation.objects.filter(topic=citation.topic_id, key__startswith=stem).values_list("key", flat=True))
    return next(key for number in count(1) if (key := f"{stem}--s{number:02}") not in taken)


class CitationForm(forms.ModelForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        source, paragraph = cleaned.get("source"), cleaned.get("paragraph")
        if source and paragraph and paragraph.source_id != source.pk:
            self.add_error("paragraph", f"This paragraph is of another source: {paragraph.source}.")
        return cleaned


class CitationFormSet(SameTopicFormSet):
    """Gives a new citation its topic and key, which nobody wants to type."""

    def save_new(self, form: Any, commit: bool = True) -> Any:
        form.instance.topic_id = topic_of(self.instance)
        form.instance.key = free_key(form.instance)
        return super().save_new(form, commit=commit)


class CitationInline(FactInline):
    model = Citation
    form = CitationForm
    formset = CitationFormSet
    fields = ("source", "paragraph", "passage")
    autocomplete_fields = ("source", "paragraph")
    verbose_name_plural = "which source says so"

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("source", "paragraph__source").order_by("key")

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "passage":
            field.widget.attrs.update({"rows": 3, "cols": 50})
        return field


class ParagraphInline(ReadOnlyInline):
    """The inventory of a source: transcribed, so only shown."""

    model = Paragraph
    fields = ("locator", "mentions", "reason")
    readonly_fields = ("locator", "mentions", "reason")
    show_change_link = True

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).order_by("position", "pk")

    @admin.display(description="names mentioned")
    def mentions(self, paragraph: Paragraph) -> str:
        return ", ".join(map(str, paragraph.names))


class ConflictValueInline(FactInline):
    model = ConflictValue
    fields = ("position", "value", "citation")
    autocomplete_fields = ("citation",)
    verbose_name_plural = "disagreeing values"

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related("citation__source").order_by("position")


class ChapterFactForm(forms.ModelForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        chosen = [name for name in CHAPTER_FACTS if cleaned.get(name)]
        if len(chosen) != 1:
            self.add_error(chosen[-1] if chosen else CHAPTER_FACTS[0], "Choose exactly one fact for this place.")
        return cleaned


class ChapterFactInline(FactInline):
    model = ChapterFact
    form = ChapterFactForm
    fields = ("position", *CHAPTER_FACTS)
    autocomplete_fields = CHAPTER_FACTS
    verbose_name_plural = "facts, in order"

    def get_queryset(self, request: Any) -> Any:
        return super().get_queryset(request).select_related(*CHAPTER_FACTS).order_by("position")
