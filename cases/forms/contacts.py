"""A contact with the borger that was not a samtale; a visit, a lift and going along have kinds of their own (S1-59)."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import contacts
from cases.enums import ContactDirection, ContactKind

from ._fields import DayField, PickField, WordsField
from ._once import OnceForm

A_DAY = 24 * 60
MINUTES = _("Skriv et helt antal minutter mellem 1 og 1440, eller lad feltet stå tomt.")


class ContactForm(OnceForm):
    told = ("kind", "happened_on", "reached", "text", "minutes")

    kind = PickField(
        label=_("Hvad var det?"),
        choices=ContactKind,
        initial=ContactKind.OPKALD,
        missing=_("Vælg, hvad det var, for eksempel et opkald."),
    )
    reached = forms.BooleanField(label=_("Vi fik fat i hinanden"), required=False, initial=True)
    happened_on = DayField(label=_("Hvornår?"), missing=_("Vælg den dag, det skete."))
    direction = PickField(label=_("Fra hvem?"), choices=ContactDirection, initial=ContactDirection.FRA_KOMMUNEN)
    minutes = forms.IntegerField(
        label=_("Minutter brugt, hvis du vil"),
        min_value=1,
        max_value=A_DAY,
        required=False,
        error_messages={"invalid": MINUTES, "min_value": MINUTES, "max_value": MINUTES},
    )
    text = WordsField(label=_("Kort note"), rows=3, required=False)

    def save(self, **who):
        return contacts.record(**who, **self.cleaned_data)
