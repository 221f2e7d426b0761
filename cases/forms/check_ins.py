"""How a praktik goes, by the borger: on the screen she was handed, or typed in from her paper."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.actions import check_ins
from cases.actions.check_ins import HowItGoes
from cases.enums import Channel, Handling, Wants

from ._borger import ChoiceField, HoursField, OwnWordsField, YesNoField
from ._fields import DayField
from ._once import OnceForm

ANSWERS = ("hours_agreed", "hours_worked", "talked_with_boss", "included", "wants", "handling", "own_words")


class CheckInForm(OnceForm):
    told = ANSWERS
    channel = Channel.KIOSK

    hours_agreed = HoursField(label=_("Hvor mange timer om dagen har I aftalt?"))
    hours_worked = HoursField(label=_("Hvor mange timer er du der?"))
    talked_with_boss = YesNoField(label=_("Har du talt med din chef om, hvordan det går?"))
    included = YesNoField(label=_("Er du med, når de andre er sammen?"))
    wants = ChoiceField(
        label=_("Hvad vil du helst nu?"), choices=Wants, required=True, missing=_("Vælg det, der passer bedst.")
    )
    handling = ChoiceField(label=_("Hvordan skal vi tale med stedet om det?"), choices=Handling)
    own_words = OwnWordsField(label=_("Er der andet, du vil sige?"))

    def save(self, *, placement, by, on):
        return check_ins.give(
            placement=placement,
            by=by,
            on=on,
            channel=self.channel,
            answer=HowItGoes(**{name: self.cleaned_data[name] for name in ANSWERS}),
            given_on=self.cleaned_data.get("given_on"),
            row_id=self.cleaned_data["row_id"],
        )


class PaperCheckInForm(CheckInForm):
    channel = Channel.PAPIR

    given_on = DayField(label=_("Hvilken dag er svaret givet?"), missing=_("Vælg den dag, borgeren svarede."))

    field_order = ("given_on",)
