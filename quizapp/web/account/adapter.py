"""How allauth's account pages fit into this site."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from quizapp.accounts.models import User
from quizapp.study import sessions
from quizapp.web.visitor import guest_kept, settle_guest

logger = logging.getLogger(__name__)
NO_MATCH = "That name and password do not match."


def _welcome(user: User) -> str:
    """What a new account reads: that the answers given as a guest are in it."""
    learner = sessions.learner_of(user)
    answers = learner.reviews.count() if learner else 0
    came = f" Your {answers} answer{'' if answers == 1 else 's'} came with you." if answers else ""
    return f"Welcome, {user.get_username()}.{came}"


class NameTaken(Exception):
    """Two signed up with one name at the same moment, and this was the second."""


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """The stock adapter, which also looks after the history of the guest who signs up, logs in or logs out."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": NO_MATCH,
        "email_password_mismatch": NO_MATCH,
        "invalid_login": NO_MATCH,
        "email_taken": "There is an account with this e-mail address already.",
        "duplicate_email": "This e-mail address is in your account already.",
        "unknown_email": "No account has this e-mail address.",
        "too_many_login_attempts": "That was wrong too often. Wait a few minutes, then try again.",
    }

    def post_login(self, request: HttpRequest, user: User, *, signup: bool, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().post_login(request, user, signup=signup, **kwargs)
        asked = settle_guest(request, user, at=timezone.now(), signup=signup)
        if signup:
            messages.success(request, _welcome(user))
        return asked or response

    def logout(self, request: HttpRequest) -> None:
        """Logging out empties the session; a guest's history that was kept apart stays with the browser."""
        with guest_kept(request):
            super().logout(request)

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        """Raises NameTaken when somebody signed up with the name after the form had found it free."""
        try:
            with transaction.atomic():
                saved: User = super().save_user(request, user, form, commit=commit)
        except IntegrityError as error:
            raise NameTaken from error
        return saved

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail server that is down stops nobody from signing up; the mail can be asked for again."""
        try:
            super().send_mail(template_prefix, email, context)
        except OSError as error:  # SMTPException is one
            # No traceback: the server's answer in it names the address.
            logger.error("The mail %s was not sent: %s", template_prefix, type(error).__name__)  # noqa: TRY400
