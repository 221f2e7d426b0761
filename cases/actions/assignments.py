"""Who is responsible for a sag: given by the one who leads its unit, one sagsbehandler at a time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from cases.models import Assignment, Case
from cases.permissions import may_lead
from cases.queries.assignments import assignment_on, who_may_have
from jobcenter.rows.saving import save_checked

from ._writing import create, refuse, writing

ANYBODY = object()


def assign(*, case: Case, caseworker: Any, by: Any, on: date, instead_of: Any = ANYBODY) -> Assignment:
    """`caseworker` is responsible from today; the former ended yesterday, and the history stays.

    `instead_of` is the id of whoever had the case when it was decided (None: nobody); where a colleague has given
    it to another meanwhile, nothing is written.
    """
    with writing(case, by=by, on=on, what="case.assigned", may=may_lead) as w:
        former = assignment_on(w.case, on)
        _check(w.case, caseworker, former, on, instead_of)
        if former is not None:
            _end(former, on)
        assignment = create(Assignment(case=w.case, caseworker=caseworker, valid_from=on))
        w.target = assignment
        w.data = {"caseworker_id": caseworker.pk, "former_id": former.caseworker_id if former else None}
    return assignment


def _check(case: Case, caseworker: Any, former: Assignment | None, on: date, instead_of: Any) -> None:
    has_it = former.caseworker if former else None
    if has_it == caseworker:
        raise refuse(_("%(name)s har allerede sagen.") % {"name": caseworker.full_name}, "caseworker")
    if instead_of is not ANYBODY and instead_of != (has_it.pk if has_it else None):
        now = has_it.full_name if has_it else _("ingen")
        raise refuse(_("Sagen er flyttet, siden siden blev vist. Nu har %(name)s den.") % {"name": now})
    if not who_may_have(case, on).filter(pk=caseworker.pk).exists():
        raise refuse(_("Vælg en sagsbehandler, der arbejder i sagens enhed i dag."), "caseworker")


def _end(former: Assignment, on: date) -> None:
    """Yesterday was her last day. One who was given the case today never held it for a day; its history stays."""
    if former.valid_from == on:
        former.delete()
        return
    former.valid_to = on - timedelta(days=1)
    save_checked(former)
