"""A promise: who, what, and by when; and the new day both agreed on."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import commitments
from cases.enums import Party

from ._fields import DayField, LineField, PickField
from ._once import OnceForm
from ._versioned import ActionForm, VersionedForm


class _CommitmentFields(forms.Form):
    party = PickField(label=_("Hvem lover?"), choices=Party, initial=Party.SAGSBEHANDLER)
    what = LineField(label=_("Hvad er lovet?"), max_length=300, missing=_("Skriv, hvad der er lovet."))
    due_on = DayField(label=_("Senest"), required=False)


class CommitmentForm(OnceForm, _CommitmentFields):
    told = ("party", "what", "due_on")

    def save(self, **who):
        return commitments.make(**who, **self.cleaned_data)


class CommitmentEditForm(VersionedForm, _CommitmentFields):
    def save(self, *, case, **who):
        return commitments.revise(commitment=self.row, **self.cleaned_data, **who)


class AmendForm(ActionForm):
    """Both agreed on another day: the promise stands."""

    due_on = DayField(label=_("Ny dag"), missing=_("Vælg den dag, I har aftalt i stedet."))

    def __init__(self, *args, row, **kwargs):
        super().__init__(*args, auto_id=f"aendr-{row.pk}-%s", **kwargs)
        self.row = row

    def save(self, *, case, **who):
        return commitments.amend(commitment=self.row, due_on=self.cleaned_data["due_on"], **who)
