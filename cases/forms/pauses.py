"""Pause and exemption: decisions with a reason and a day to look again."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import exemptions, pauses
from cases.enums import PROTECTIVE_PAUSES, SYSTEM_PAUSES, ExemptionKind, PauseReason

from ._fields import DayField, LineField, PickField, WordsField
from ._versioned import ActionForm, VersionedForm


def _labelled(reasons):
    return [(reason.value, reason.label) for reason in PauseReason if reason in reasons]


REASONS = [
    (_("For borgerens skyld"), _labelled(PROTECTIVE_PAUSES)),
    (_("Fordi vi mangler plads eller tid"), _labelled(SYSTEM_PAUSES)),
]


class PauseForm(ActionForm):
    reason = PickField(
        label=_("Hvorfor holder sagen pause?"),
        choices=REASONS,
        widget=forms.RadioSelect,
        missing=_("Vælg den grund, der passer bedst."),
    )
    text = WordsField(label=_("Faglig begrundelse"), missing=_("Skriv den faglige begrundelse for pausen."))
    activity = WordsField(
        label=_("Hvad sker der imens?"),
        help_text=_("Skal udfyldes, når pausen er for borgerens skyld: det er det, der gør den til mere end ventetid."),
        rows=2,
        required=False,
    )
    citizen_part = WordsField(
        label=_("Hvordan var borgeren med til at beslutte det?"),
        help_text=_(
            "Skal udfyldes, når pausen er for borgerens skyld – også hvis svaret er, at borgeren ikke var med."
        ),
        rows=2,
        required=False,
    )
    starts_on = DayField(label=_("Fra"), missing=_("Vælg den dag, pausen begynder."))
    review_on = DayField(label=_("Vi ser på den igen"), missing=_("Vælg den dag, I ser på pausen igen."))

    @property
    def for_the_borger(self):
        return self["reason"].subwidgets[: len(PROTECTIVE_PAUSES)]

    @property
    def for_the_system(self):
        return self["reason"].subwidgets[len(PROTECTIVE_PAUSES) :]

    def save(self, **who):
        return pauses.begin(**who, **self.cleaned_data)


class ExtendForm(VersionedForm):
    review_on = DayField(label=_("Vi ser på den igen"), missing=_("Vælg den nye dag, I ser på pausen igen."))
    sentence = WordsField(
        label=_("Hvorfor er pausen stadig rigtig?"),
        rows=2,
        missing=_("Skriv en sætning om, hvorfor pausen stadig er rigtig for borgeren."),
    )

    def __init__(self, *args, **kwargs):
        # The day that has come is no suggestion for the next one.
        super().__init__(*args, initial={"review_on": None}, **kwargs)

    def save(self, *, case, **who):
        return pauses.extend(pause=self.row, **self.cleaned_data, **who)


class PauseTextForm(VersionedForm):
    text = WordsField(label=_("Faglig begrundelse"), missing=_("Skriv den faglige begrundelse for pausen."))
    activity = WordsField(label=_("Hvad sker der imens?"), rows=2, required=False)
    citizen_part = WordsField(label=_("Hvordan var borgeren med til at beslutte det?"), rows=2, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="ret-%s", **kwargs)

    def save(self, *, case, **who):
        return pauses.revise(pause=self.row, **self.cleaned_data, **who)


class ExemptionForm(ActionForm):
    kind = PickField(
        label=_("Hvilken slags?"),
        choices=ExemptionKind,
        widget=forms.RadioSelect,
        missing=_("Vælg, hvilken slags fritagelse det er."),
    )
    legal_basis = LineField(
        label=_("Hjemmel"),
        max_length=120,
        help_text=_("For eksempel LAB § 106, eller for 25 %-reglen lov nr. 1750 af 2025."),
        missing=_("Skriv den paragraf, beslutningen bygger på."),
    )
    reason = WordsField(label=_("Begrundelse"), missing=_("Skriv, hvorfor beslutningen er rigtig for borgeren."))
    valid_from = DayField(label=_("Fra"), missing=_("Vælg den dag, fritagelsen begynder."))
    valid_to = DayField(label=_("Til og med"), missing=_("Vælg den sidste dag. En fritagelse har altid en slutning."))

    def save(self, **who):
        return exemptions.grant(**who, **self.cleaned_data)


class ExemptionEndForm(VersionedForm):
    valid_to = DayField(label=_("Til og med"), missing=_("Vælg den sidste dag."))

    def save(self, *, case, **who):
        return exemptions.end(exemption=self.row, **self.cleaned_data, **who)
