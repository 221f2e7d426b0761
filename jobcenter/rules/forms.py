"""The filters of the page of rules, as they stand in its address."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from jobcenter.rules.enums import Certainty, Subject


class RulesForm(forms.Form):
    dag = forms.DateField(
        label=_("Regler den"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("Datoen kan ikke læses. Skriv den som 2026-11-20 (år, måned, dag).")},
    )
    emne = forms.ChoiceField(
        label=_("Emne"),
        required=False,
        choices=[("", _("Alle emner")), *Subject.choices],
        error_messages={"invalid_choice": _("Emnet findes ikke. Vælg et fra listen.")},
    )
    sikkerhed = forms.ChoiceField(
        label=_("Sikkerhed"),
        required=False,
        choices=[("", _("Alle")), *Certainty.choices],
        error_messages={"invalid_choice": _("Vælg bekræftet eller skal verificeres.")},
    )

    def full_clean(self) -> None:
        super().full_clean()
        if "dag" in self.errors:
            # A date field of the browser shows nothing but dates: what was typed would be gone.
            self.fields["dag"].widget.input_type = "text"
