"""The admin as a curation tool: the stock site, one file per stage (each may look at all stages)."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin

from quizapp.web.admin import accounts, facts, questions, reports, sets, study

__all__ = ["accounts", "facts", "questions", "reports", "sets", "study"]

admin.site.site_header = "quizapp · Teaching"
admin.site.site_title = "quizapp · Teaching"
admin.site.index_title = "What would you like to do?"
# One log-in for the whole site: the account pages limit the rate of attempts, the stock form does not.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
