"""A promise: who, what, and by when."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import commitments
from cases.enums import Party

from ._fields import DayField, LineField, PickField
from ._versioned import ActionForm, VersionedForm


class _CommitmentFields(forms.Form):
    party = PickField(label=_("Hvem lover?"), choices=Party, initial=Party.SAGSBEHANDLER)
    what = LineField(label=_("Hvad er lovet?"), max_length=300, missing=_("Skriv, hvad der er lovet."))
    due_on = DayField(label=_("Senest"), required=False)


class CommitmentForm(ActionForm, _CommitmentFields):
    def save(self, **who):
        return commitments.make(**who, **self.cleaned_data)


class CommitmentEditForm(VersionedForm, _CommitmentFields):
    def save(self, *, case, **who):
        return commitments.revise(commitment=self.row, **self.cleaned_data, **who)
