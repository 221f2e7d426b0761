"""“Uværdigt forløb”: said in one's own words, answered so that the borger can read it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import concerns
from cases.enums import Hat

from ._fields import PickField, WordsField
from ._once import OnceForm
from ._versioned import VersionedForm


class ConcernForm(OnceForm):
    told = ("text",)

    by_citizen = forms.TypedChoiceField(
        label=_("Hvem siger det?"),
        choices=[("borger", _("Borgeren – jeg skriver det, som det blev sagt")), ("mig", _("Jeg"))],
        widget=forms.RadioSelect,
        coerce=lambda answer: answer == "borger",
        error_messages={
            "required": _("Vælg, hvem der siger det."),
            "invalid_choice": _("Det valg findes ikke. Vælg et fra listen."),
        },
    )
    text = WordsField(
        label=_("Hvad er der galt?"),
        help_text=_("Hvad gør reglerne eller forløbet ved borgeren? Borgerens egne ord er bedst."),
        rows=5,
        missing=_("Skriv, hvad der er galt."),
    )

    def save(self, **who):
        return concerns.raise_concern(**who, **self.cleaned_data)


class AnswerForm(VersionedForm):
    answer = WordsField(
        label=_("Svar til borgeren"),
        help_text=_("Skriv til borgeren, ikke om borgeren: hvad I gør nu, eller hvorfor det ikke kan gøres om."),
        rows=6,
        missing=_("Skriv svaret, så borgeren kan læse det."),
    )
    hat = PickField(
        label=_("Skrevet som"),
        choices=Hat,
        widget=forms.RadioSelect,
        help_text=_("Borgeren kan se det: Støtte er hjælp. Myndighed er en afgørelse om rettigheder eller pligter."),
        missing=_("Vælg, om du svarer som støtte eller som myndighed. Borgeren skal kunne se det."),
    )

    def save(self, *, case, **who):
        return concerns.answer(concern=self.row, **self.cleaned_data, **who)
