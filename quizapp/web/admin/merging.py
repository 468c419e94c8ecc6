"""Two persons that are one: chosen in the list, compared on one page, merged and logged. And the list of merges."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.models import CHANGE, DELETION, LogEntry
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from quizapp.facts.merging import MergeError, MergePlan, merge_persons, plan_merge, unmerge
from quizapp.facts.models import Merge, Person
from quizapp.facts.rows import model_of, read_topic
from quizapp.web.admin.shared import ReadOnlyAdmin

MOVED = {"person": "doubts about who is who", "chapterfact": "places in chapters", "participation": "parts in events"}
BACK = "Load the topic again to bring them back as they are in what was loaded"


class MergeForm(forms.Form):
    """Which of the two stays."""

    kept = forms.ModelChoiceField(
        queryset=Person.objects.none(), label="Who stays", widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args: Any, persons: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kept"].queryset = Person.objects.filter(pk__in=[person.pk for person in persons])  # type: ignore[attr-defined]


class MergeActionMixin(admin.ModelAdmin):
    """The action of the list of persons."""

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return self.has_change_permission(request) and self.has_delete_permission(request)

    @admin.action(permissions=["merge"], description="Merge two into one…")
    def merge(self, request: HttpRequest, queryset: QuerySet[Person]) -> HttpResponse | None:
        persons = list(queryset.select_related("topic").order_by("pk")[:3])
        if len(persons) != 2:
            self.message_user(request, "Choose exactly two persons to merge. Nothing was changed.", messages.ERROR)
            return None
        form = MergeForm(request.POST if "confirm" in request.POST else None, persons=persons)
        if form.is_valid():
            kept = form.cleaned_data["kept"]
            gone = next(person for person in persons if person != kept)
            try:
                self._carry_out(request, kept, gone)
            except MergeError as error:
                for reason in error.reasons:
                    form.add_error(None, f"Not merged: {reason}.")
            else:
                return None
        return self._merge_page(request, persons, form)

    @transaction.atomic
    def _carry_out(self, request: HttpRequest, kept: Person, gone: Person) -> None:
        lines = (
            (kept, CHANGE, f"Merged with {gone} ({gone.key}), who is gone."),
            (gone, DELETION, f"Merged into {kept} ({kept.key})."),
        )
        for person, flag, line in lines:
            LogEntry.objects.log_actions(
                user_id=request.user.pk,  # type: ignore[arg-type]
                queryset=[person],  # type: ignore[arg-type]
                action_flag=flag,
                change_message=line,  # type: ignore[arg-type]
                single_object=True,
            )
        merge_persons(kept=kept, gone=gone)
        said = f"{gone} ({gone.key}) was merged into {kept} ({kept.key})."
        self.message_user(request, f"{said} Questions are proved again before anyone is asked.", messages.SUCCESS)

    def _merge_page(self, request: HttpRequest, persons: list[Person], form: MergeForm) -> HttpResponse:
        one, other = persons
        rows = read_topic(one.topic) if one.topic_id == other.topic_id else {}
        plans = [plan_merge(one, other, rows), plan_merge(other, one, rows)]
        form.initial["kept"] = next((plan.kept for plan in plans if not plan.obstacles), one)
        context = {
            **self.admin_site.each_context(request),
            "title": "Merge two persons",
            "opts": self.opts,
            "media": self.media + form.media,
            "form": form,
            "choices": [(plan, radio, _moves(plan)) for plan, radio in zip(plans, _radios(form, plans), strict=True)],
            "can_merge": any(not plan.obstacles for plan in plans),
            "checkbox_name": ACTION_CHECKBOX_NAME,
            "persons": persons,
            "back": reverse("admin:facts_person_changelist"),
        }
        return TemplateResponse(request, "admin/facts/person/merge.html", context)


def _radios(form: MergeForm, plans: list[MergePlan]) -> list[Any]:
    """The radio button of each plan's person."""
    by_value = {str(radio.data["value"]): radio for radio in form["kept"]}
    return [by_value[str(plan.kept.pk)] for plan in plans]


def _moves(plan: MergePlan) -> list[tuple[str, int]]:
    """What goes over, in words."""
    words = {name: MOVED.get(name, str(model_of(name)._meta.verbose_name_plural)) for name in plan.moves}
    return [(words[name], count) for name, count in plan.moves.items()]


@admin.register(Merge)
class MergeAdmin(ReadOnlyAdmin):
    """Who was merged into whom. A merge is taken back by deleting it here and loading the topic again."""

    list_display = ("gone_name", "gone_key", "kept", "gone_origin", "topic")
    list_filter = (("topic", admin.RelatedOnlyFieldListFilter), "gone_origin")
    search_fields = ("gone_name", "gone_key", "kept__name", "kept__key")
    list_select_related = ("topic", "kept")
    ordering = ("gone_name", "pk")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.has_perm("facts.delete_merge"))

    def delete_model(self, request: HttpRequest, obj: Merge) -> None:
        self._take_back(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Merge]) -> None:
        for merge in queryset.order_by("-pk"):
            if queryset.model.objects.filter(pk=merge.pk).exists():  # it may have gone with a later one
                self._take_back(request, merge)

    def _take_back(self, request: HttpRequest, merge: Merge) -> None:
        keys = unmerge(merge=merge)
        self.message_user(request, f"{BACK}: {', '.join(keys)}.", messages.WARNING)
