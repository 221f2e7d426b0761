"""What it is about, in the borger's own words: on the screen she was handed, or typed in from her paper."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cases.actions import persons
from cases.enums import Channel

from ._borger import OwnWordsField
from ._fields import DayField
from ._once import OnceForm

NOTHING_YET = _("Der står ikke noget endnu. Skriv det, du har lyst til.")


class OwnProblemForm(OnceForm):
    told = ("text",)
    channel = Channel.KIOSK

    text = OwnWordsField(label=_("Hvad handler det om for dig?"), rows=8)

    def clean_text(self):
        text = self.cleaned_data["text"]
        if not text.strip():
            self.add_error("text", NOTHING_YET)
        return text

    def save(self, *, case, by, on):
        told = {name: self.cleaned_data[name] for name in ("text", "row_id")}
        given_on = self.cleaned_data.get("given_on")
        return persons.own_problem(case=case, by=by, on=on, channel=self.channel, given_on=given_on, **told)


class PaperProblemForm(OwnProblemForm):
    """Typed in by staff, word by word; it says so wherever it is read."""

    channel = Channel.PAPIR

    given_on = DayField(label=_("Hvilken dag skrev borgeren det?"), missing=_("Vælg den dag, borgeren skrev."))
    text = OwnWordsField(label=_("Borgerens ord, som de står"), rows=8)

    field_order = ("given_on",)
