"""Exemptions: decisions with a kind, a legal basis, a reason and an end; none of them is a faglig pause."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from cases.models import Case, Exemption
from cases.permissions import may_decide
from jobcenter.dates import danish

from ._checks import has_come, written
from ._writing import change, create, refuse, writing


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
