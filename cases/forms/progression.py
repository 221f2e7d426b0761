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

NOT_ASKED = ("", _("Ikke talt om"))


def sentences(aspect):
    return ChoiceField(label=aspect.label, choices=[NOT_ASKED, *SENTENCES[aspect].items()], initial="")


class ObservationForm(OnceForm):
    """“Ikke talt om” is chosen from the start and is no answer: it leaves the aspect empty."""

    told = ("teller", "observed_on", *Aspect.values)

    teller = ChoiceField(
        label=_("Hvem siger det?"), choices=Teller, required=True, missing=_("Vælg, hvem der siger det.")
    )
    moedestabilitet = sentences(Aspect.MOEDESTABILITET)
    omgang = sentences(Aspect.OMGANG)
    selvtillid = sentences(Aspect.SELVTILLID)
    hverdagsrutiner = sentences(Aspect.HVERDAGSRUTINER)
    netvaerk = sentences(Aspect.NETVAERK)
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
