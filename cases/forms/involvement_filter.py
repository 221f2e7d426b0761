"""The filters of the list of involvement: codes in the URL."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.enums import Phase, Subject

from ._fields import PickField


class InvolvementFilterForm(forms.Form):
    """An unknown code gets a sentence, and the list is shown without that filter."""

    emne = PickField(label=_("Hvad talte I om?"), choices=[("", _("Alt")), *Subject.choices], required=False)
    fase = PickField(label=_("Hvor i forløbet?"), choices=[("", _("Alle")), *Phase.choices], required=False)

    @property
    def chosen(self) -> dict[str, str]:
        self.is_valid()
        return {name: code for name, code in self.cleaned_data.items() if code}
