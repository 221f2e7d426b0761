"""The filters of the sagsstamme: codes in the URL, never a person."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.enums import SCHEME_CATEGORIES, VisitationCategory, VisitationScheme
from cases.queries.caseload import DUE, MINE, OVERDUE, UNASSIGNED, UNIT, CaseloadFilter
from cases.queries.involvement_filters import parse_cell
from cases.risk.rules import RULES

from ._fields import PickField

SCOPES = [(MINE, _("Mine sager")), (UNIT, _("Alle, jeg kan se")), (UNASSIGNED, _("Uden sagsbehandler"))]

DAYS = [("", _("Alle")), (DUE, _("Inden 14 dage")), (OVERDUE, _("Dagen er gået"))]


class CaseloadFilterForm(forms.Form):
    """An unknown code gets a sentence, and the list is shown without that filter."""

    omfang = PickField(label=_("Sager"), choices=SCOPES, required=False)
    opmaerksomhed = PickField(label=_("Opmærksomhedspunkt"), required=False)
    frist = PickField(label=_("Frist"), choices=DAYS, required=False)
    kategori = PickField(label=_("Visitation"), required=False)
    inddragelse = forms.CharField(widget=forms.HiddenInput, required=False)
    siden = forms.DateField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, default_scope: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.default_scope = default_scope
        self.fields["omfang"].initial = default_scope
        self.fields["opmaerksomhed"].choices = [("", _("Alle")), *((code, rule.title) for code, rule in RULES.items())]
        of_today = SCHEME_CATEGORIES[VisitationScheme.VISITATION]
        self.fields["kategori"].choices = [
            ("", _("Alle")),
            *((value, label) for value, label in VisitationCategory.choices if value in of_today),
        ]

    @property
    def filters(self) -> CaseloadFilter:
        self.is_valid()
        chosen = self.cleaned_data
        form, phase = parse_cell(chosen.get("inddragelse", ""))
        return CaseloadFilter(
            scope=chosen.get("omfang") or self.default_scope,
            flag=chosen.get("opmaerksomhed", ""),
            due=chosen.get("frist", ""),
            category=chosen.get("kategori", ""),
            form=form,
            phase=phase,
            since=chosen.get("siden") if form else None,
        )


class SearchForm(forms.Form):
    q = forms.CharField(
        label=_("Navn eller CPR-nummer"),
        min_length=2,
        max_length=80,
        error_messages={
            "required": _("Skriv et navn eller et CPR-nummer, så leder vi i de sager, du kan åbne."),
            "min_length": _("Skriv mindst to bogstaver."),
        },
    )
