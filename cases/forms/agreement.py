"""One agreement line, put differently: both texts are kept, and a disagreement says so in the borger's words."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import agreement
from cases.enums import Stance

from ._fields import LineField, PickField, WordsField
from ._versioned import VersionedForm


class LineForm(VersionedForm):
    text = LineField(label=_("Det talte vi os frem til"), max_length=300, missing=_("Skriv, hvad linjen handler om."))
    stance = PickField(label=_("Hvor står I?"), choices=Stance, widget=forms.RadioSelect)
    dissent = WordsField(label=_("Uenigheden med borgerens ord"), required=False)

    def clean(self):
        said = super().clean()
        if said.get("stance") == Stance.UENIG and not said.get("dissent", "").strip():
            self.add_error("dissent", _("Skriv uenigheden med borgerens egne ord."))
        return said

    def save(self, *, case, **who):
        return agreement.revise(line=self.row, **self.cleaned_data, **who)
