"""How allauth's account pages fit into this site."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from quizapp.accounts.models import User
from quizapp.web.visitor import GUEST_KEY, settle_guest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """The stock adapter, which also looks after the history of the guest who signs up, logs in or logs out."""

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, **kwargs)
        return settle_guest(request, user, at=timezone.now()) or response

    def logout(self, request: HttpRequest) -> None:
        """Logging out empties the session; a guest's history that was kept apart stays with the browser."""
        guest = request.session.get(GUEST_KEY)
        super().logout(request)
        if guest is not None:
            request.session[GUEST_KEY] = guest
