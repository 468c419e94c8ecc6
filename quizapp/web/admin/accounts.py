"""Accounts. Teachers are members of the group Teachers and staff; operators are superusers."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from quizapp.accounts.erasing import erase_account
from quizapp.accounts.models import TEACHERS, User
from quizapp.study import sessions
from quizapp.study.models import Review


@admin.register(User)
class AccountAdmin(UserAdmin):
    """The stock page of a user, with "teacher" as a column."""

    list_display = ("username", "email", "teacher", "is_staff", "is_superuser", "is_active", "last_login")
    list_filter = ("is_active", "is_staff", "is_superuser", "groups")
    search_fields = ("username", "email", "first_name", "last_name")
    date_hierarchy = "date_joined"
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        membership = User.groups.through.objects.filter(user=OuterRef("pk"), group__name=TEACHERS)
        return super().get_queryset(request).annotate(in_teachers=Exists(membership))

    @admin.display(boolean=True, ordering="in_teachers")
    def teacher(self, user: User) -> bool:
        return user.in_teachers  # type: ignore[attr-defined,no-any-return]

    # --- deleting is erasing: the same verbs as the person's own "delete me" ------------------------------------------
    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """In numbers: the log of answers may be long, and the admin has no pages for its rows."""
        answers = Review.objects.filter(learner__user__in=[user.pk for user in objs]).count()
        refused = {"user"} if not all(self.has_delete_permission(request, user) for user in objs) else set()
        return [str(user) for user in objs], {"users": len(objs), "answers": answers}, refused, []

    def delete_model(self, request: HttpRequest, obj: User) -> None:
        with transaction.atomic():
            learner = sessions.learner_of(obj)
            if learner is not None:
                sessions.erase_learner(learner=learner)
            erase_account(user=obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        with transaction.atomic():
            for user in queryset:
                self.delete_model(request, user)
