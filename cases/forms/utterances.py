"""What the borger said, in her words, and what became of it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import utterances
from cases.actions.utterances import Said
from cases.enums import Gribning

from ._fields import DayField, WordsField
from ._links import LinkField, chosen, link_of
from ._once import OnceForm
from ._versioned import VersionedForm


class _SaidFields(forms.Form):
    text = WordsField(
        label=_("Sagt med borgerens egne ord"), missing=_("Skriv det, borgeren sagde, som det blev sagt.")
    )
    about_work = forms.BooleanField(label=_("Det peger på et konkret arbejde"), required=False)
    link = LinkField(label=_("Det bliver til"), help_text=_("Kan vente. Så står det under »Endnu ikke grebet«."))
    response = forms.ChoiceField(
        label=_("Hvad blev der af det?"), choices=[("", _("Ikke sagt")), *Gribning.choices], required=False
    )

    def said(self) -> Said:
        typed = self.cleaned_data
        return Said(typed["text"], typed["about_work"], typed["response"], chosen(typed["link"]))


class UtteranceForm(OnceForm, _SaidFields):
    """Something she said outside a samtale: on the phone, on the way, in a corridor."""

    told = ("text",)

    said_on = DayField(label=_("Hvornår?"), missing=_("Vælg den dag, det blev sagt."))

    field_order = ("text", "said_on", "about_work", "link", "response")

    def __init__(self, *args, links=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["link"].offer(links, this_step=False)

    def save(self, **who):
        typed = self.cleaned_data
        return utterances.note(**who, said=self.said(), said_on=typed["said_on"], row_id=typed["row_id"])


class UtteranceEditForm(VersionedForm, _SaidFields):
    def __init__(self, *args, links=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["link"].offer(links, this_step=False)
        self.initial["link"] = link_of(self.row)

    def pairs(self, current):
        """The link is four columns to the row and one choice to the reader."""
        found = super().pairs(current)
        yours, theirs = self.cleaned_data.get("link") or "", link_of(current)
        if yours != theirs:
            words = self.fields["link"].words
            found.append({"label": str(self["link"].label), "yours": words(yours), "current": words(theirs)})
        return found

    def save(self, *, case, **who):
        return utterances.revise(utterance=self.row, version=self.cleaned_data["version"], said=self.said(), **who)
