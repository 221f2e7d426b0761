"""The repeated rows of involvement: options shown and held back, providers asked, moves; an empty row is no row."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.enums import NegotiationKind, Party, Response, WithheldReason
from cases.involvement import Asked, Negotiated, Option, Withheld

from ._fields import DayField


def short_text(rows: int = 2, **attrs) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "class": "short", **attrs})


class Row(forms.Form):
    """One row; `names` maps a typed title (lower case) to the catalogue's id, `known` are all ids that may be sent."""

    use_required_attribute = False

    def __init__(self, *args, names: dict[str, str] | None = None, known: frozenset[str] = frozenset(), **kwargs):
        self.names, self.known = names or {}, known
        super().__init__(*args, **kwargs)

    @property
    def filled(self) -> bool:
        said = getattr(self, "cleaned_data", {})
        return any(value for name, value in said.items() if not self.fields[name].widget.is_hidden)

    def need(self, name: str, message) -> None:
        if self.filled and not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, message)

    def key_of(self, label: str) -> str:
        return self.names.get(label.strip().lower(), "")


class OptionRow(Row):
    label = forms.CharField(
        label=_("Mulighed"),
        help_text=_("Skriv den, eller vælg fra kataloget."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"list": "tilbud", "autocomplete": "off"}),
    )
    why_relevant = forms.CharField(label=_("Hvorfor var den relevant?"), required=False, widget=short_text())
    demands = forms.CharField(
        label=_("Hvad kræver den?"),
        help_text=_("Tom? Så hentes det fra kataloget."),
        required=False,
        widget=short_text(),
    )
    consequence_of_choice = forms.CharField(
        label=_("Hvad sker der, hvis borgeren siger ja?"), required=False, widget=short_text()
    )
    consequence_of_decline = forms.CharField(
        label=_("Hvad sker der, hvis borgeren siger nej?"), required=False, widget=short_text()
    )
    response = forms.ChoiceField(
        label=_("Borgerens svar"), choices=Response.choices, required=False, widget=forms.RadioSelect
    )
    citizen_reason = forms.CharField(label=_("Borgerens begrundelse"), required=False, widget=short_text())
    what_is_new = forms.CharField(
        label=_("Foreslået før? Hvad er nyt siden sidst?"), required=False, widget=short_text(rows=1)
    )

    def clean(self):
        self.need("label", _("Skriv, hvilken mulighed I talte om."))
        return self.cleaned_data

    def value(self, demands: dict[str, str]) -> Option:
        values = dict(self.cleaned_data)
        key = self.key_of(values["label"])
        values["demands"] = values["demands"] or demands.get(key, "")
        return Option(key=key, **values)


class WithheldRow(Row):
    label = forms.CharField(
        label=_("Mulighed, der ikke blev vist"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"list": "tilbud", "autocomplete": "off"}),
    )
    code = forms.ChoiceField(label=_("Grunden"), choices=[("", "–"), *WithheldReason.choices], required=False)
    reason = forms.CharField(label=_("Hvorfor ikke?"), required=False, widget=short_text())

    def clean(self):
        self.need("label", _("Skriv, hvilken mulighed det var."))
        self.need("reason", _("Skriv, hvorfor den ikke blev vist. Det er i orden at vælge fra, når det kan ses."))
        return self.cleaned_data

    def value(self) -> Withheld:
        said = self.cleaned_data
        return Withheld(said["label"], said["reason"], self.key_of(said["label"]), said["code"])


WHY_NOT = _("Skriv, hvorfor intet blev ændret.")


class AskedRow(Row):
    provider = forms.CharField(
        label=_("Hvem leverer?"),
        help_text=_("Kommunen, leverandøren eller virksomheden."),
        max_length=200,
        required=False,
    )
    what_changed = forms.CharField(
        label=_("Hvad ændrede de?"),
        help_text=_("Tom, til de har svaret. Så står der, at vi afventer dem."),
        required=False,
        widget=short_text(),
    )
    unchanged = forms.BooleanField(label=_("De ændrede ikke noget"), required=False)
    due_on = DayField(label=_("Svar senest"), required=False)
    asked_on = forms.DateField(required=False, widget=forms.HiddenInput)
    answered_on = forms.DateField(required=False, widget=forms.HiddenInput)
    key = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self):
        self.need("provider", _("Skriv, hvem der skal svare."))
        if self.cleaned_data.get("unchanged"):
            self.need("what_changed", WHY_NOT)
        return self.cleaned_data

    def value(self, occurred_on: date) -> Asked:
        values = self.cleaned_data
        asked_on = values["asked_on"] or occurred_on
        # A deadline before the question would be no deadline; it starts with the question.
        due_on = max(values["due_on"], asked_on) if values["due_on"] else None
        return Asked(
            provider=values["provider"],
            asked_on=asked_on,
            what_changed=values["what_changed"],
            key=values["key"] if values["key"] in self.known else self.key_of(values["provider"]),
            due_on=due_on,
            answered_on=values["answered_on"],
            unchanged=values["unchanged"],
        )


class MoveRow(Row):
    """One move of the negotiation, in the order of the rows (S4-24)."""

    party = forms.ChoiceField(label=_("Hvem"), choices=[("", "–"), *Party.choices], required=False)
    kind = forms.ChoiceField(label=_("Gjorde hvad"), choices=[("", "–"), *NegotiationKind.choices], required=False)
    text = forms.CharField(label=_("Kort"), max_length=300, required=False)

    def clean(self):
        self.need("party", _("Vælg, hvem det var."))
        self.need("kind", _("Vælg, hvad der skete."))
        return self.cleaned_data

    def value(self) -> Negotiated:
        return Negotiated(**self.cleaned_data)


def rows_of(row: type[Row], *, least: int, initial: list[dict] | None, data=None, prefix: str, **kwargs):
    """A formset with the rows there are, one empty beside them, and at least `least` in all.

    Sent by a page that does not know these rows, it has none.
    """
    there = len(initial or [])
    if data is not None and f"{prefix}-TOTAL_FORMS" not in data:
        data = data.copy()
        data[f"{prefix}-TOTAL_FORMS"] = data[f"{prefix}-INITIAL_FORMS"] = "0"
    made = forms.formset_factory(row, extra=max(1, least - there), max_num=20, absolute_max=40, validate_max=True)
    return made(initial=initial, data=data, prefix=prefix, **kwargs)


def taken(formset) -> list[Row]:
    """The rows with something sound in them, in order."""
    return [row for row in formset.forms if row.filled and not row.errors]
