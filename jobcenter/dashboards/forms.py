"""The choices of the team pages: which period the involvement is looked at in, and which days are listed."""

from __future__ import annotations

from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.queries.due import DueFilter, Kind, Side, Time

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


class DueForm(forms.Form):
    """An unknown code gets a sentence, and the list is shown without that filter."""

    slags = forms.ChoiceField(label=_("Hvad"), choices=[("", _("Alt")), *Kind.choices], required=False)
    hvem = forms.ChoiceField(label=_("Hvem skal gøre det?"), choices=[("", _("Alle")), *Side.choices], required=False)
    hvornaar = forms.ChoiceField(label=_("Hvornår"), choices=[("", _("Gået og på vej")), *Time.choices], required=False)

    @property
    def filters(self) -> DueFilter:
        self.is_valid()
        chosen = self.cleaned_data
        return DueFilter(chosen.get("slags", ""), chosen.get("hvem", ""), chosen.get("hvornaar", ""))
