"""The filters of the catalogue and of the companies: codes in the URL; an unknown code is said and left out."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from offers.enums import Branch, Demand, NeedKind, OfferPurpose, OfferType
from offers.queries import OfferFilter, WorkplaceFilter


def _any(label: Any, choices: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=[("", _("Alle")), *choices],
        required=False,
        error_messages={"invalid_choice": _("“%(value)s” findes ikke her.")},
    )


class CodesForm(forms.Form):
    """Filters of which each stands alone: a wrong one is left out, the others still hold."""

    @property
    def chosen(self) -> dict[str, Any]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def not_understood(self) -> list[str]:
        """One sentence a filter that could not be read."""
        return [f"{self[name].label}: {' '.join(errors)}" for name, errors in self.errors.items()]


class OfferFilterForm(CodesForm):
    type = _any(_("Type"), OfferType.choices)
    formaal = _any(_("Formål"), OfferPurpose.choices)
    kraever = _any(_("Kræver"), Demand.choices)
    rummer = _any(_("Kan rumme"), NeedKind.choices)
    branche = _any(_("Branche"), Branch.choices)
    ledig = forms.BooleanField(label=_("Kun med ledig plads"), required=False)

    @property
    def wanted(self) -> OfferFilter:
        chosen = self.chosen
        return OfferFilter(
            kind=chosen.get("type", ""),
            purpose=chosen.get("formaal", ""),
            demand=chosen.get("kraever", ""),
            accommodates=chosen.get("rummer", ""),
            branch=chosen.get("branche", ""),
        )

    @property
    def free_only(self) -> bool:
        return bool(self.chosen.get("ledig"))


class WorkplaceFilterForm(CodesForm):
    branche = _any(_("Branche"), Branch.choices)
    rummer = _any(_("Kan rumme"), NeedKind.choices)

    @property
    def wanted(self) -> WorkplaceFilter:
        chosen = self.chosen
        return WorkplaceFilter(branch=chosen.get("branche", ""), accommodates=chosen.get("rummer", ""))
