"""A contact with the borger that was not a samtale."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import contacts
from cases.enums import ContactDirection, ContactKind

from ._fields import DayField, PickField, WordsField
from ._once import OnceForm


class ContactForm(OnceForm):
    told = ("kind", "happened_on", "reached", "text")

    kind = PickField(
        label=_("Hvad var det?"),
        choices=ContactKind,
        initial=ContactKind.OPKALD,
        missing=_("Vælg, hvad det var, for eksempel et opkald."),
    )
    reached = forms.BooleanField(label=_("Vi fik fat i hinanden"), required=False, initial=True)
    happened_on = DayField(label=_("Hvornår?"), missing=_("Vælg den dag, det skete."))
    direction = PickField(label=_("Fra hvem?"), choices=ContactDirection, initial=ContactDirection.FRA_KOMMUNEN)
    text = WordsField(label=_("Kort note"), rows=3, required=False)

    def save(self, **who):
        return contacts.record(**who, **self.cleaned_data)
