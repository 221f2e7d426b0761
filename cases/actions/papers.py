"""The plan on paper is handed over: one row a print, with every word that stood on it (S4-14, S4-64)."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from cases.models import Case, PlanSheet
from cases.permissions import may_record
from cases.planning.paper import to_json
from cases.queries.papers import draft

from ._once import once
from ._writing import create, writing


def hand_over(*, case: Case, by: Any, on: date, row_id: UUID | None = None) -> PlanSheet:
    """Keep the paper as it is now. Nothing holds it back: what is missing was said on the page before (S4-14)."""
    with writing(case, by=by, on=on, what="paper.handed_over", may=may_record) as w:
        sheet_id = once(PlanSheet.objects.filter(case=w.case), row_id)
        made = draft(w.case, on)
        sheet = create(
            PlanSheet(
                pk=sheet_id,
                case=w.case,
                meeting=made.meeting,
                made_on=on,
                made_by=by,
                texts=made.texts,
                content=to_json(made.paper),
            )
        )
        w.target, w.data = sheet, {"texts": made.texts, "one_sided": made.one_sided}
    return sheet
