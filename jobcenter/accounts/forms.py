"""Login and change of password: Django's forms with our words."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.utils.translation import gettext_lazy as _


class LoginForm(AuthenticationForm):
    """One answer for every refusal, so that nobody can learn which names exist."""

    error_messages = {
        "invalid_login": _("Brugernavn og adgangskode passer ikke sammen. Prøv igen."),
        "inactive": _("Brugernavn og adgangskode passer ikke sammen. Prøv igen."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Brugernavn")
        self.fields["username"].widget.attrs["autocapitalize"] = "none"
        self.fields["username"].error_messages["required"] = _("Skriv dit brugernavn.")
        self.fields["password"].label = _("Adgangskode")
        self.fields["password"].error_messages["required"] = _("Skriv din adgangskode.")

    def clean_username(self) -> str:
        return str(self.cleaned_data["username"]).strip().lower()


class ChangePasswordForm(PasswordChangeForm):
    """The old one, and the new one twice."""

    error_messages = PasswordChangeForm.error_messages | {
        "password_mismatch": _("De to nye adgangskoder er ikke ens. Skriv den samme to gange."),
        "password_incorrect": _("Den nuværende adgangskode passer ikke. Prøv igen."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = _("Nuværende adgangskode")
        self.fields["old_password"].error_messages["required"] = _("Skriv den adgangskode, du bruger nu.")
        self.fields["new_password1"].label = _("Ny adgangskode")
        self.fields["new_password1"].help_text = _(
            "Mindst 12 tegn. Tre-fire ord, der ikke hører sammen, er lette at huske og svære at gætte. "
            "Du må gerne indsætte fra en adgangskodehusker."
        )
        self.fields["new_password2"].label = _("Ny adgangskode igen")
        self.fields["new_password2"].help_text = ""
        for name in ("new_password1", "new_password2"):
            self.fields[name].error_messages["required"] = _("Skriv den nye adgangskode her.")
