"""One step of a way is documented: by what, and when."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import ways

from ._fields import DayField, LineField
from ._once import OnceForm


class DocumentedForm(OnceForm):
    step = forms.CharField(widget=forms.HiddenInput, max_length=40)
    how = LineField(
        label=_("Hvor står det?"),
        max_length=300,
        missing=_(
            "Skriv, hvor det er dokumenteret – for eksempel »samtalen 3. november« eller »udtalelsen fra lægen«."
        ),
        help_text=_("Skriv, hvor man kan finde det – ikke, hvad der står."),
    )
    documented_on = DayField(label=_("Hvornår?"), missing=_("Vælg den dag, det blev dokumenteret."))
    told = ("how", "documented_on")

    def __init__(self, *args, procedure, step, **kwargs):
        kwargs["initial"] = {"step": step} | (kwargs.get("initial") or {})
        super().__init__(*args, auto_id=f"{step}-%s", **kwargs)
        self.procedure = procedure

    def save(self, **who):
        fields = self.cleaned_data.copy()
        return ways.document_step(procedure=self.procedure, step_code=fields.pop("step"), **fields, **who)
