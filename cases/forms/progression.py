"""How it goes now, in taps: who says so, and one sentence of each aspect that was talked about."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import progression
from cases.enums import SENTENCES, Aspect, Teller

from ._borger import ChoiceField
from ._fields import DayField, WordsField
from ._once import OnceForm
from ._versioned import ActionForm

NOT_ASKED = "ikke_talt_om"  # the way back for whoever tapped by mistake; never kept


class SentencesField(ChoiceField):
    """The sentences of one aspect; nothing tapped is the same as not talked about: empty."""

    def __init__(self, aspect):
        super().__init__(label=aspect.label, choices=[*SENTENCES[aspect].items(), (NOT_ASKED, _("Ikke talt om"))])

    def clean(self, value):
        said = super().clean(value)
        return "" if said == NOT_ASKED else said


class ObservationForm(OnceForm):
    """Nothing is chosen beforehand, and nothing about the person is written."""

    told = ("teller", "observed_on", *Aspect.values)

    teller = ChoiceField(
        label=_("Hvem siger det?"), choices=Teller, required=True, missing=_("Vælg, hvem der siger det.")
    )
    moedestabilitet = SentencesField(Aspect.MOEDESTABILITET)
    omgang = SentencesField(Aspect.OMGANG)
    selvtillid = SentencesField(Aspect.SELVTILLID)
    hverdagsrutiner = SentencesField(Aspect.HVERDAGSRUTINER)
    netvaerk = SentencesField(Aspect.NETVAERK)
    observed_on = DayField(label=_("Hvilken dag?"), missing=_("Vælg den dag, det blev sagt."))

    @property
    def aspects(self):
        return [self[aspect.value] for aspect in Aspect]

    def clean(self):
        said = super().clean()
        if not self.errors and not any(said[aspect] for aspect in Aspect.values):
            raise forms.ValidationError(_("Vælg mindst ét svar. Det, I ikke har talt om, lader du stå."))
        return said

    def save(self, *, case, by, on):
        said = {aspect: self.cleaned_data[aspect] for aspect in Aspect.values}
        rest = {name: self.cleaned_data[name] for name in ("teller", "observed_on", "row_id")}
        return progression.observe(case=case, by=by, on=on, said=said, **rest)


class ObservationWrongForm(ActionForm):
    """Why it stands in the wrong place; it stays, hidden behind this."""

    reason = WordsField(
        label=_("Hvad er forkert?"),
        help_text=_("For eksempel: Det hører til en anden dag. Gengiv ikke, hvad der blev sagt."),
        rows=2,
        missing=_("Skriv kort, hvorfor registreringen er forkert."),
    )

    def save(self, *, observation, by, on):
        return progression.mark_wrong(observation=observation, by=by, on=on, reason=self.cleaned_data["reason"])
