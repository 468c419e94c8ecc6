"""allauth's forms in this site's words. What they check is allauth's."""

from typing import Any

from allauth.account import forms as stock

E_MAIL = "E-mail address"
PASSWORD_HELP = "At least eight characters, not only digits, and not a word that everybody takes."  # noqa: S105 - words


class OwnWords:
    """Renames the fields that a form has; what it does not have stays away."""

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in (("username", "User name"), ("login", "User name or e-mail"), ("email", E_MAIL)):
            if name in self.fields:
                self.fields[name].label = label
        if "email" in self.fields and not self.fields["email"].required:
            self.fields["email"].label = f"{E_MAIL} (optional)"
            self.fields["email"].help_text = "Add an e-mail address if you want to be able to reset your password."
        if "password1" in self.fields:
            self.fields["password1"].help_text = PASSWORD_HELP


class LoginForm(OwnWords, stock.LoginForm):  # type: ignore[misc]
    pass


class SignupForm(OwnWords, stock.SignupForm):  # type: ignore[misc]
    pass


class AddEmailForm(OwnWords, stock.AddEmailForm):  # type: ignore[misc]
    pass


class ChangePasswordForm(OwnWords, stock.ChangePasswordForm):  # type: ignore[misc]
    pass


class ResetPasswordForm(OwnWords, stock.ResetPasswordForm):  # type: ignore[misc]
    pass


class ResetPasswordKeyForm(OwnWords, stock.ResetPasswordKeyForm):  # type: ignore[misc]
    pass
