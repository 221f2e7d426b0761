"""The repeated rows of a samtale: who does what, where the two stand, what she said; an empty row is no row."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions.agreement import Line
from cases.actions.meetings import Promise
from cases.actions.utterances import Said
from cases.enums import Gribning, Party, Stance

from ._fields import DayField
from ._involvement_rows import Row, short_text
from ._links import LinkField, chosen

# Both sides are invited to promise something before anybody has typed a word (S4-15).
OPENING = [{"party": Party.BORGER}, {"party": Party.SAGSBEHANDLER}]


class PromiseRow(Row):
    party = forms.ChoiceField(label=_("Hvem"), choices=[("", "–"), *Party.choices], required=False)
    what = forms.CharField(label=_("Gør hvad"), max_length=300, required=False)
    due_on = DayField(label=_("Senest"), required=False)

    @property
    def filled(self) -> bool:
        said = getattr(self, "cleaned_data", {})
        return bool(said.get("what") or said.get("due_on"))

    def clean(self):
        self.need("what", _("Skriv, hvad der er lovet."))
        self.need("party", _("Vælg, hvem der lovede det."))
        return self.cleaned_data

    def value(self) -> Promise:
        return Promise(**{name: self.cleaned_data[name] for name in ("party", "what", "due_on")})


class LineRow(Row):
    """Nothing is chosen beforehand: an agreement nobody spoke of would be there by default."""

    text = forms.CharField(label=_("Det talte vi os frem til"), max_length=300, required=False)
    stance = forms.ChoiceField(
        label=_("Hvor står I?"), choices=Stance.choices, required=False, widget=forms.RadioSelect
    )
    dissent = forms.CharField(label=_("Uenigheden med borgerens ord"), required=False, widget=short_text())

    def clean(self):
        self.need("text", _("Skriv, hvad linjen handler om."))
        self.need("stance", _("Vælg, om I er enige. Uenighed står i vejen for ingenting."))
        if self.cleaned_data.get("stance") == Stance.UENIG:
            self.need("dissent", _("Skriv uenigheden med borgerens egne ord."))
        return self.cleaned_data

    def value(self) -> Line:
        return Line(**{name: self.cleaned_data[name] for name in ("text", "stance", "dissent")})


class SaidRow(Row):
    text = forms.CharField(label=_("Sagt med borgerens egne ord"), required=False, widget=short_text())
    about_work = forms.BooleanField(label=_("Det peger på et konkret arbejde"), required=False)
    response = forms.ChoiceField(
        label=_("Hvad blev der af det?"),
        choices=[("", _("Ikke endnu")), *Gribning.choices],
        required=False,
    )
    link = LinkField(label=_("Det bliver til"))

    def __init__(self, *args, links=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["link"].offer(links)

    def clean(self):
        self.need("text", _("Skriv det, borgeren sagde, som det blev sagt."))
        return self.cleaned_data

    def value(self) -> Said:
        said = self.cleaned_data
        return Said(said["text"], said["about_work"], said["response"], chosen(said["link"]))
