"""New words for a question or a plain text, from a day on."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.actions import texts

from ._fields import DayField, LineField, WordsField
from ._versioned import VersionedForm


class _FromDay(forms.Form):
    valid_from = DayField(
        label=_("Gælder fra"),
        missing=_("Vælg den dag, de nye ord skal gælde fra. Det kan tidligst være i dag."),
        help_text=_("Til og med dagen før gælder de ord, der står nu. Det, der allerede er skrevet, beholder dem."),
    )


class IndicatorWordsForm(VersionedForm, _FromDay):
    """`row`: the newest wording, with the count of wordings as its `version`."""

    prompt = WordsField(
        label=_("Spørgsmålet"),
        rows=3,
        max_length=300,
        missing=_("Skriv spørgsmålet."),
        help_text=_("Spørg om én ting, og spørg, så svaret er noget, man kan se eller har hørt."),
    )
    source = LineField(label=_("Kilde"), max_length=120, missing=_("Skriv, hvor ordene kommer fra."))
    field_order = ["prompt", "source", "valid_from"]

    def save(self, **who):
        return texts.reword_indicator(code=self.row.code, **self.cleaned_data, **who)


class TextWordsForm(VersionedForm, _FromDay):
    """`row`: the newest wording in the language, with the count of wordings as its `version`; an empty one for a
    language that the text is not written in yet."""

    title = LineField(label=_("Overskrift"), max_length=120, missing=_("Skriv en overskrift."))
    body = WordsField(
        label=_("Teksten"),
        rows=7,
        max_length=2000,
        missing=_("Skriv teksten."),
        help_text=_("Skriv til borgeren: korte sætninger, almindelige ord, »du« og »vi«."),
    )
    certain = forms.BooleanField(
        label=_("Nogen har læst loven, som den er i dag"),
        required=False,
        help_text=_("Uden krydset står der ved teksten, at den skal verificeres."),
    )
    legal_basis = LineField(label=_("Hjemmel"), max_length=200, required=False)
    source = LineField(label=_("Kilde"), max_length=200, missing=_("Skriv, hvor ordene kommer fra."))
    field_order = ["title", "body", "certain", "legal_basis", "source", "valid_from"]

    def save(self, **who):
        return texts.reword_text(code=self.row.code, language=self.row.language, **self.cleaned_data, **who)
