"""What the borger wants of the kommune, what the kommune wants, and whether the two go the same way."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import purposes
from cases.enums import AuthorityPurpose, CitizenPurpose
from cases.planning.purposes import suggest

from ._fields import PickField, WordsField
from ._once import OnceForm

YES, NO = "ja", "nej"


class PurposeForm(OnceForm):
    told = ("citizen_purpose", "citizen_words", "authority_purpose", "authority_words", "aligned")

    citizen_purpose = PickField(
        label=_("Hvad vil borgeren?"),
        choices=CitizenPurpose,
        widget=forms.RadioSelect,
        missing=_("Vælg det, borgeren selv vil med kontakten."),
    )
    citizen_words = WordsField(label=_("Med borgerens ord"), rows=2, required=False)
    authority_purpose = PickField(
        label=_("Hvad vil kommunen?"),
        choices=AuthorityPurpose,
        widget=forms.RadioSelect,
        missing=_("Vælg det, kommunen vil med indsatsen."),
    )
    authority_words = WordsField(label=_("Kommunens formål med ord"), rows=2, required=False)
    aligned = PickField(
        label=_("Vil I samme vej?"),
        choices=[(YES, _("Ja, det er afstemt")), (NO, _("Nej, det er ikke afstemt"))],
        widget=forms.RadioSelect,
        missing=_("Sig, om I vil samme vej. Det er jer, der afgør det; forslaget er kun et forslag."),
    )

    def clean_aligned(self):
        return self.cleaned_data["aligned"] == YES

    def suggestion(self):
        """What the two chosen purposes suggest by themselves; nothing before both are chosen."""
        hers, ours = self["citizen_purpose"].value(), self["authority_purpose"].value()
        known = hers in CitizenPurpose.values and ours in AuthorityPurpose.values
        return suggest(hers, ours) if known else None

    def says_the_same(self, row):
        return all(self.cleaned_data.get(name) == getattr(row, name) for name in self.told)

    def save(self, **who):
        return purposes.align(**who, **self.cleaned_data)
