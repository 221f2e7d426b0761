"""The next step of opening a case again."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import reactivation

from ._fields import DayField, WordsField
from ._once import OnceForm


class ReactivationForm(OnceForm):
    told = ("text", "done_on")

    kind = forms.CharField(widget=forms.HiddenInput)
    done_on = DayField(label=_("Hvornår?"), missing=_("Vælg den dag, det skete."))
    text = WordsField(label=_("Hvad skete der?"), rows=4, missing=_("Skriv, hvad der skete."))

    def save(self, **who):
        return reactivation.record(**who, **self.cleaned_data)
