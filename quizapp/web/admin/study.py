"""Study, to look at. Answers are keyed by (learner, id), which the admin cannot show, and are never edited anyway."""

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from quizapp.study.models import Card, Exam, Learner, Memory, ParameterSet, Pause, Sitting
from quizapp.web.admin.shared import ReadOnlyAdmin


@admin.register(Learner)
class LearnerAdmin(ReadOnlyAdmin):
    """Who studies."""

    list_display = ("__str__", "guest", "level", "zone", "cards_count", "created_at", "last_seen_on")
    list_filter = (("user", admin.EmptyFieldListFilter), "level", "zone")
    search_fields = ("user__username", "user__email")
    search_help_text = "User name or e-mail address"
    list_select_related = ("user",)
    date_hierarchy = "created_at"
    ordering = ("-last_seen_on", "-pk")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Learner]:
        return super().get_queryset(request).annotate(cards_total=Count("cards"))

    @admin.display(boolean=True)
    def guest(self, learner: Learner) -> bool:
        return learner.is_guest

    @admin.display(description="cards", ordering="cards_total")
    def cards_count(self, learner: Learner) -> int:
        return learner.cards_total  # type: ignore[attr-defined,no-any-return]


@admin.register(Card)
class CardAdmin(ReadOnlyAdmin):
    """Which questions a learner has met."""

    list_display = ("question", "learner", "suspended", "is_leech", "buried_on", "created_at")
    list_filter = ("suspended", "is_leech", "question__topic", "question__family")
    search_fields = ("=question__key", "learner__user__username")
    search_help_text = "Key of the question, or user name"
    list_select_related = ("question", "learner__user")
    date_hierarchy = "created_at"
    ordering = ("-created_at", "-pk")


@admin.register(Memory)
class MemoryAdmin(ReadOnlyAdmin):
    """What the answers add up to for one card; rebuilt from them."""

    list_display = ("question", "learner", "state", "due_on", "stability_days", "difficulty", "reps", "lapses")
    list_filter = ("state", "card__question__topic")
    search_fields = ("=card__question__key", "learner__user__username")
    search_help_text = "Key of the question, or user name"
    list_select_related = ("card__question", "learner__user")
    date_hierarchy = "due_on"
    ordering = ("due_on", "pk")

    @admin.display(ordering="card__question__key")
    def question(self, memory: Memory) -> str:
        return str(memory.card.question)

    @admin.display(description="stability (days)", ordering="stability")
    def stability_days(self, memory: Memory) -> str:
        return f"{memory.stability:.1f}"


@admin.register(Sitting)
class SittingAdmin(ReadOnlyAdmin):
    """Sittings, from start to finish page."""

    list_display = ("started_at", "learner", "topic", "mode", "answered", "size", "finished_at")
    list_filter = ("mode", "topic", ("finished_at", admin.EmptyFieldListFilter))
    search_fields = ("learner__user__username",)
    search_help_text = "User name"
    list_select_related = ("learner__user", "topic")
    date_hierarchy = "started_at"
    ordering = ("-started_at", "pk")


@admin.register(Exam)
class ExamAdmin(ReadOnlyAdmin):
    """The exams that learners prepare for."""

    list_display = ("title", "learner", "topic", "on", "minutes_a_day", "closed_at")
    list_filter = ("topic", ("closed_at", admin.EmptyFieldListFilter))
    search_fields = ("title", "learner__user__username")
    search_help_text = "Title, or user name"
    list_select_related = ("learner__user", "topic")
    date_hierarchy = "on"
    ordering = ("-on", "pk")


@admin.register(Pause)
class PauseAdmin(ReadOnlyAdmin):
    """The days that learners are away."""

    list_display = ("learner", "starts_on", "ends_on", "created_at")
    search_fields = ("learner__user__username",)
    search_help_text = "User name"
    list_select_related = ("learner__user",)
    date_hierarchy = "starts_on"
    ordering = ("-starts_on", "pk")


@admin.register(ParameterSet)
class ParameterSetAdmin(ReadOnlyAdmin):
    """Weights fitted to one learner's log, and what judged them."""

    list_display = (
        "name",
        "learner",
        "is_adopted",
        "fitted_on",
        "tested_on",
        "log_loss",
        "rival_log_loss",
        "created_at",
    )
    list_filter = ("is_adopted",)
    search_fields = ("name", "learner__user__username")
    search_help_text = "Name of the set, or user name"
    list_select_related = ("learner__user",)
    date_hierarchy = "created_at"
    ordering = ("-created_at", "pk")
