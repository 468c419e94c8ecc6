"""Accounts. Teachers are members of the group Teachers and staff; operators are superusers."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest

from quizapp.accounts.models import TEACHERS, User


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
