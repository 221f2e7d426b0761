"""Where the borger is on a way through the system: a step is documented, or was not after all (S4-68)."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from cases.enums import TextKind
from cases.models import Case, ProcedureMark, PublicText
from cases.permissions import may_record

from ._checks import has_come, written
from ._once import once
from ._writing import create, refuse, writing


def document_step(
    *,
    case: Case,
    by: Any,
    on: date,
    procedure: str,
    step_code: str,
    how: str,
    documented_on: date | None = None,
    row_id: UUID | None = None,
) -> ProcedureMark:
    """The step is documented, by what `how` names; refused for a step that the way does not have on the day."""
    with writing(case, by=by, on=on, what="way.documented", may=may_record) as w:
        mark_id = once(ProcedureMark.objects.filter(case=w.case), row_id)
        steps = PublicText.objects.in_force(on).filter(kind=TextKind.PROCEDURE, procedure=procedure, order__gt=0)
        if not steps.filter(code=step_code).exists():
            raise refuse(_("Det trin findes ikke på vejen i dag. Vælg et af trinene på siden."))
        mark = create(
            ProcedureMark(
                pk=mark_id,
                case=w.case,
                procedure=procedure,
                step_code=step_code,
                documented_on=has_come(documented_on or on, on, "documented_on"),
                how=written(how, _("Skriv, hvor det er dokumenteret."), "how"),
            )
        )
        w.target, w.data = mark, {"procedure": procedure, "step": step_code}
    return mark


def remove_mark(*, mark: ProcedureMark, by: Any, on: date) -> None:
    """Noted by mistake: the mark goes, and the row's history keeps it."""
    with writing(mark.case, by=by, on=on, what="way.mark_removed", may=may_record) as w:
        w.target, w.data = mark, {"procedure": mark.procedure, "step": mark.step_code}
        ProcedureMark.objects.filter(pk=mark.pk).delete()
