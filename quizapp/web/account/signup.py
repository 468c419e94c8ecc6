"""Signing up: allauth's page, which also survives that a name is taken between its check and its writing."""

from typing import Any

from allauth.account.views import SignupView as StockSignupView
from django.http import HttpResponse

from quizapp.web.account.adapter import AccountAdapter, NameTaken


class SignupView(StockSignupView):  # type: ignore[misc]
    """The stock page; of two who take a name at once, the second is told what everybody else is."""

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            response: HttpResponse = super().form_valid(form)
        except NameTaken:
            form.add_error("username", AccountAdapter.error_messages["username_taken"])
            response = self.form_invalid(form)
        return response
