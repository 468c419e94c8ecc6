"""What several admins share: lists as lines, readable choices, facts that stay inside their topic, read-only pages."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import NestedObjects
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import ValidationError
from django.db import models, router
from django.db.models import F, Model, QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.text import capfirst

from quizapp.facts import dates
from quizapp.facts.check import Finding
from quizapp.web.admin.checked import CheckedSaveMixin


def number_in(text: str | None) -> int | None:
    """The number that a parameter of an address is written as; None where it is none.

    Longer ones are cut to 18 digits: no row has such a number, a database column holds it, and Python reads it.
    """
    return int(text[:18]) if text and text.isascii() and text.isdecimal() else None


class LinesField(forms.CharField):
    """A JSON list of texts, one a line."""

    widget = forms.Textarea

    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("encoder", None)
        kwargs.pop("decoder", None)
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)
        self.widget.attrs.update({"rows": 4, "cols": 60})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(str(item) for item in value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:
        lines = (line.strip() for line in (super().to_python(value) or "").splitlines())
        return [line for line in lines if line]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(self.prepare_value(initial or [])) != self.to_python(data or "")


class ChoicesView(AutocompleteJsonView):
    """The stock autocomplete with the model admin's `choice_label` as text: 'p12' alone names no paragraph."""

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        return {
            **super().serialize_result(obj, to_field_name),
            "text": getattr(self.model_admin, "choice_label", str)(obj),
        }


class PreloadedChoiceField(forms.ModelChoiceField):
    """Takes the chosen row from what its formset has read for all rows at once, or else asks for it."""

    preloaded: Mapping[str, Model] = {}

    def to_python(self, value: Any) -> Any:
        return self.preloaded.get(str(value)) or super().to_python(value)


class LabelledChoiceField(PreloadedChoiceField):
    """Shows a chosen row by its admin's `choice_label`."""

    def __init__(self, *args: Any, label_admin: Any, **kwargs: Any) -> None:
        self.label_admin = label_admin
        super().__init__(*args, **kwargs)

    def label_from_instance(self, obj: Model) -> str:
        return str(self.label_admin.choice_label(obj))


class LabelledSelect(AutocompleteSelect):
    """Asks `ChoicesView` of the remote admin."""

    def get_url(self) -> str:
        options = self.field.remote_field.model._meta
        return reverse(f"{self.admin_site.name}:{options.app_label}_{options.model_name}_choices")


class LabelledChoicesAdmin(admin.ModelAdmin):
    """An admin whose rows may need more words in a choice than `str` gives."""

    def choice_label(self, obj: Any) -> str:
        return str(obj)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(ChoicesView.as_view(admin_site=self.admin_site))
        name = f"{self.opts.app_label}_{self.opts.model_name}_choices"
        return [path("choices/", view, name=name), *super().get_urls()]


class NamedValuesFilter(admin.AllValuesFieldListFilter):
    """Filter by each value there is; the empty one gets a name, since a link without words cannot be read out."""

    def choices(self, changelist: Any) -> Any:
        for choice in super().choices(changelist):
            yield {**choice, "display": choice["display"] or "(none)"}


class SpacedValuesFilter(NamedValuesFilter):
    """The same for words of a vocabulary, which are written with underscores."""

    def choices(self, changelist: Any) -> Any:
        for choice in super().choices(changelist):
            yield {**choice, "display": str(choice["display"]).replace("_", " ")}


def titled(filter_class: type[admin.FieldListFilter], words: str) -> type[admin.FieldListFilter]:
    """`filter_class` under other words than the name of its field."""

    class Titled(filter_class):  # type: ignore[misc, valid-type]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.title = words

    return Titled


class FormFieldsMixin:
    """For admins and inlines: `line_fields` are lists shown as lines; foreign keys use readable choices."""

    line_fields: tuple[str, ...] = ()

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.line_fields:
            help_text = f"{db_field.help_text} One per line.".strip()
            return db_field.formfield(form_class=LinesField, help_text=help_text)
        return super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        site: Any = self.admin_site  # type: ignore[attr-defined]
        remote = site._registry.get(db_field.remote_field.model)  # noqa: SLF001 - get_model_admin raises where absent
        if isinstance(remote, LabelledChoicesAdmin) and "widget" not in kwargs:
            kwargs |= {
                "widget": LabelledSelect(db_field, site),
                "form_class": LabelledChoiceField,
                "label_admin": remote,
                "queryset": remote.get_queryset(request),
            }
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]


def topic_of(row: Model) -> int | None:
    """The topic a row of facts belongs to, directly or through its parent; None where it is of all topics."""
    if (topic_id := getattr(row, "topic_id", None)) is not None:
        return int(topic_id)
    parent = getattr(row, "source", None)
    return topic_of(parent) if isinstance(parent, Model) else None


class SameTopicForm(forms.ModelForm):
    """Refuses links between two topics: the models allow them, a history does not.

    `refused` is what contradicted other facts when these values were saved a moment ago, and was taken back.
    """

    refused: Sequence[Finding] = ()

    def topic_of_form(self, cleaned: dict[str, Any]) -> int | None:
        topic = cleaned.get("topic")
        return topic.pk if topic is not None else topic_of(self.instance)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        refuse_other_topics(self, cleaned, self.topic_of_form(cleaned))
        for finding in self.refused:
            self.add_error(None, f"Not saved: {finding.fact} {finding.message}.")
        return cleaned


def refuse_other_topics(form: forms.BaseForm, cleaned: dict[str, Any], topic: int | None) -> None:
    """Add an error to each field of `form` that points outside `topic`."""
    for name, value in list(cleaned.items()):  # an error takes the field out of `cleaned`
        chosen = [value] if isinstance(value, Model) else list(value) if isinstance(value, QuerySet) else []
        strangers = [str(row) for row in chosen if topic_of(row) not in (None, topic)]
        if topic is not None and name != "topic" and strangers:
            form.add_error(name, ValidationError(f"Of another topic: {', '.join(strangers)}."))


class NamedFieldsFormSet(forms.BaseInlineFormSet):
    """Each field of a row carries its name: in a table only the head of the column has it, which is no label."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        name = self.model._meta.pk.name
        if type(own := form.fields.get(name)) is forms.ModelChoiceField:  # which row of the database this row is
            form.fields[name] = PreloadedChoiceField(
                own.queryset, initial=own.initial, required=False, widget=own.widget
            )
        for field in form.fields.values():
            widget = getattr(field.widget, "widget", field.widget)  # inside the wrapper with the "add another" link
            widget.attrs.setdefault("aria-label", capfirst(field.label or "row"))

    def full_clean(self) -> None:
        if self.is_bound:
            for name, field in self.empty_form.fields.items():
                if isinstance(field, PreloadedChoiceField):
                    self._preload(name, field.queryset)
        super().full_clean()

    def _preload(self, name: str, queryset: Any) -> None:
        """Read what all rows chose for the field `name` in one query: Django asks for each row singly."""
        keys = {str(self.data.get(form.add_prefix(name), "")) for form in self.forms}
        chosen = queryset.filter(pk__in=[key for text in keys if (key := number_in(text)) is not None])
        found = {str(row.pk): row for row in chosen}
        for form in self.forms:
            form.fields[name].preloaded = found


class SameTopicFormSet(NamedFieldsFormSet):
    """The same for rows inside a fact: each must stay in the fact's topic."""

    def parent_topic(self) -> int | None:
        return topic_of(self.instance)

    def clean(self) -> None:
        super().clean()
        for form in self.forms:
            if hasattr(form, "cleaned_data") and not form.cleaned_data.get("DELETE"):
                kept = {name: value for name, value in form.cleaned_data.items() if value != self.instance}
                refuse_other_topics(form, kept, self.parent_topic())


class FactInline(FormFieldsMixin, admin.TabularInline):
    """Rows inside a fact."""

    formset = SameTopicFormSet
    extra = 0

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return super().formfield_for_foreignkey(db_field, request, **{"form_class": PreloadedChoiceField, **kwargs})


class CuratedAdmin(FormFieldsMixin, admin.ModelAdmin):
    """What all lists of this site share."""

    list_per_page = 50
    # The full count is a second scan of the table for a number nobody needs beside the filtered one.
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What deleting takes along, in numbers: the stock page names each row, with a query for each name."""
        collector = NestedObjects(using=router.db_for_write(self.model), origin=objs)
        collector.collect(objs)
        rows = {model: found for model, found in collector.model_objs.items() if found}
        protected = Counter(type(row)._meta.verbose_name_plural for row in collector.protected)
        return (
            [str(chosen) for chosen in objs],
            {model._meta.verbose_name_plural: len(found) for model, found in rows.items()},
            {model._meta.verbose_name for model, found in rows.items() if not self._may_delete(request, model, found)},
            [f"{count} {name}" for name, count in sorted(protected.items())],
        )

    def _may_delete(self, request: HttpRequest, model: type[Model], rows: Any) -> bool:
        """Rows without an admin of their own belong to a row that has one."""
        if not self.admin_site.is_registered(model):
            return True
        model_admin = self.admin_site.get_model_admin(model)
        return all(model_admin.has_delete_permission(request, row) for row in rows)


class FactAdmin(CheckedSaveMixin, CuratedAdmin):
    """A fact with a topic and a key. Both are its natural key: fixed once saved, since questions refer to it."""

    form = SameTopicForm
    key_from: tuple[str, ...] = ()
    list_select_related: Any = ("topic",)
    autocomplete_fields: Any = ("topic",)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        fixed = ("topic", "key", "former_keys") if obj else ()
        names = {field.name for field in self.opts.get_fields()}
        return (*super().get_readonly_fields(request, obj), *(name for name in fixed if name in names), "origin")

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, tuple[str, ...]]:
        return {"key": self.key_from} if self.key_from and obj is None else {}

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return () if obj else ("former_keys",)

    @admin.display(description="when", ordering=F("earliest").asc(nulls_last=True), empty_value="undated")
    def when(self, obj: Any) -> str | None:
        return dates.human(obj.date) if obj.date else None

    @admin.display(description="kind", ordering="kind")
    def kind_in_words(self, obj: Any) -> str:
        return str(obj.kind).replace("_", " ")

    # The pages of the site a fact may have: the name of the address, which takes the topic and the key.
    site_page = ""

    def view_on_site(self, obj: Any) -> str | None:
        return reverse(self.site_page, args=[obj.topic.slug, obj.key]) if self.site_page else None


class ReadOnlyAdmin(CuratedAdmin):
    """A page to look at. Nothing is added, changed or deleted here."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class ReadOnlyInline(FactInline):
    """Rows to look at inside a fact."""

    can_delete = False
    max_num = 0

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False
