"""How allauth's account pages fit into this site."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """The stock adapter; sign-up adopts the guest's learner in the view layer."""
