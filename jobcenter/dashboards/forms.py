"""The one choice on the team page: which period the involvement is looked at in."""

from __future__ import annotations

from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

PERIODS = [("90", _("De seneste 90 dage")), ("365", _("Det seneste år")), ("alt", _("Hele forløbet"))]
DEFAULT = "90"


class PeriodForm(forms.Form):
    periode = forms.ChoiceField(
        label=_("Periode"),
        choices=PERIODS,
        required=False,
        error_messages={"invalid_choice": _("Den periode findes ikke. Her vises de seneste 90 dage.")},
    )

    def since(self, on: date) -> date | None:
        """The first day of the period; None for the whole course. An unknown code is the default."""
        chosen = self.cleaned_data.get("periode") if self.is_valid() else ""
        chosen = chosen or DEFAULT
        return None if chosen == "alt" else on - timedelta(days=int(chosen))
