"""A draft of involvement as the form reads it: a field each, and the rows that repeat."""

from __future__ import annotations

from cases.enums import Agreement
from cases.involvement import Draft

from ._involvement_rows import AskedRow, MoveRow, OptionRow, WithheldRow

PLAIN = (
    "citizen_words",
    "worker_view",
    "decision",
    "decided_by",
    "legal_basis",
    "power_moved",
    "decision_included",
    "barrier_explanation",
    "dissent",
    "pressure",
    "pressure_text",
    "free_choice",
)
SETS = ("barriers", "actors", "preconditions")


def initial_of(draft: Draft) -> dict:
    found = {name: getattr(draft, name) for name in (*PLAIN, "phase", "occurred_on", "step")}
    found["agreement"] = "" if draft.agreement == Agreement.IKKE_AFKLARET else draft.agreement
    found |= {"subjects": list(draft.subjects)} | {name: sorted(getattr(draft, name)) for name in SETS}
    for claim in draft.claims:
        found |= {f"claim_{claim.form}": True, f"evidence_{claim.form}": claim.evidence}
        found[f"counter_comment_{claim.form}"] = claim.counter_comment
        found |= {f"hit_{code}": text for code, text in claim.hits.items()}
    return found


ROWS = {"options": OptionRow, "withheld": WithheldRow, "asked": AskedRow, "moves": MoveRow}


def rows_from(draft: Draft | None) -> dict[str, list[dict]]:
    return {
        part: [{name: getattr(row, name) for name in shape.base_fields} for row in getattr(draft, part, ())]
        for part, shape in ROWS.items()
    }
