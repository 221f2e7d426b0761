"""Exemptions: decisions with a kind, a legal basis, a reason and an end; none of them is a faglig pause."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from cases.enums import ExemptionKind
from cases.models import Case, Exemption
from cases.permissions import may_decide
from jobcenter import rules
from jobcenter.dates import danish

from ._bases import check_basis
from ._checks import has_come, written
from ._writing import change, create, refuse, writing

SHARE = "fritagelse.tilbud.hoejst_andel"


def grant(
    *,
    case: Case,
    by: Any,
    on: date,
    kind: str,
    legal_basis: str,
    reason: str,
    valid_from: date,
    valid_to: date,
    decided_on: date | None = None,
) -> Exemption:
    with writing(case, by=by, on=on, what="exemption.granted", may=may_decide) as w:
        check_basis(legal_basis, valid_from)
        if kind == ExemptionKind.UNDTAGELSE_25:
            _flexible(w.case, valid_from, valid_to)
        exemption = create(
            Exemption(
                case=w.case,
                kind=kind,
                legal_basis=written(legal_basis, _("Skriv den paragraf, beslutningen bygger på."), "legal_basis"),
                reason=written(reason, _("Skriv, hvorfor beslutningen er rigtig for borgeren."), "reason"),
                decided_on=has_come(decided_on or on, on, "decided_on"),
                decided_by=by,
                valid_from=valid_from,
                valid_to=_in_order(valid_from, valid_to),
            )
        )
        w.target, w.data = exemption, {"kind": exemption.kind, "valid_to": exemption.valid_to}
    return exemption


def _flexible(case: Case, first: date, last: date) -> None:
    """The 25 % exemption is there from its day on, and not for those under arbejdspligt (law 1750/2025)."""
    of_day = rules.on(first, "fritagelse")
    if SHARE not in of_day:
        begins = min(period.valid_from for period in rules.everything()[SHARE])
        message = _("Undtagelsen efter 25 %%-reglen kom den %(day)s. Vælg den dag eller en senere.")
        raise refuse(message % {"day": danish(begins)}, "valid_from")
    under = case.work_duties.filter(Q(valid_to=None) | Q(valid_to__gte=first), applies=True, valid_from__lte=last)
    if not of_day.yes("fritagelse.arbejdspligt") and under.exists():
        raise refuse(_("Borgeren har arbejdspligt i den tid og kan ikke undtages efter 25 %-reglen."), "kind")


def end(*, exemption: Exemption, by: Any, on: date, version: int | None, valid_to: date) -> Exemption:
    """Give the exemption another last day."""
    with writing(exemption.case, by=by, on=on, what="exemption.ended", may=may_decide) as w:
        _in_order(exemption.valid_from, valid_to)
        exemption = change(exemption, version=version, valid_to=valid_to)
        w.target, w.data = exemption, {"valid_to": exemption.valid_to}
    return exemption


def _in_order(first: date, last: date) -> date:
    if last < first:
        message = _("Sidste dag skal ligge på eller efter den første, %(day)s.")
        raise refuse(message % {"day": danish(first)}, "valid_to")
    return last
