"""Arbejdspligt: a decision with its basis, its period, and the day it was explained."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import duties

from ._fields import DayField, LineField, WordsField
from ._once import OnceForm
from ._versioned import VersionedForm


class DutyForm(OnceForm):
    told = ("legal_basis", "reason", "valid_from")

    applies = forms.TypedChoiceField(
        label=_("Hvad er besluttet?"),
        choices=[("ja", _("Borgeren har arbejdspligt")), ("nej", _("Borgeren er undtaget fra arbejdspligt"))],
        widget=forms.RadioSelect,
        coerce=lambda answer: answer == "ja",
        error_messages={
            "required": _("Vælg, hvad der er besluttet."),
            "invalid_choice": _("Det valg findes ikke. Vælg et fra listen."),
        },
    )
    legal_basis = LineField(
        label=_("Hjemmel"),
        max_length=120,
        help_text=_("For eksempel den bestemmelse i LAB kapitel 16 a, som beslutningen bygger på."),
        missing=_("Skriv den paragraf, beslutningen bygger på."),
    )
    reason = WordsField(
        label=_("Begrundelse"),
        help_text=_("Den individuelle vurdering: hvad I lagde vægt på i borgerens situation."),
        missing=_("Skriv, hvad I lagde vægt på i borgerens situation."),
    )
    valid_from = DayField(label=_("Fra"), missing=_("Vælg den dag, det gælder fra."))
    review_on = DayField(
        label=_("Vi ser på det igen"), required=False, help_text=_("Skal udfyldes, når borgeren er undtaget.")
    )
    explained_on = DayField(
        label=_("Forklaret for borgeren"),
        required=False,
        help_text=_("Lad den stå tom, hvis I ikke har talt om det endnu. Så minder sagen jer om det."),
    )

    def save(self, **who):
        return duties.decide(**who, **self.cleaned_data)


class ExplainForm(VersionedForm):
    explained_on = DayField(label=_("Hvornår talte I om det?"), missing=_("Vælg den dag, I talte om det."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="forklar-%s", **kwargs)

    def save(self, *, case, **who):
        return duties.explain(duty=self.row, **self.cleaned_data, **who)


class DutyEndForm(VersionedForm):
    valid_to = DayField(label=_("Til og med"), missing=_("Vælg den sidste dag."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="slut-%s", **kwargs)

    def save(self, *, case, **who):
        return duties.end(duty=self.row, **self.cleaned_data, **who)
