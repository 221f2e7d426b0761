"""A plan as long as they come: 60 elements with everything said of them, and 80 entries of involvement beside them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from cases.actions import plans
from cases.enums import Area, Phase
from cases.models import Case, InvolvementEntry

STEPS, ENTRIES = 60, 80


def lengthen(case: Case, by: Any, on: date) -> None:
    """Write them into the case; half of the elements begun, a third of them after another."""
    goal = plans.set_goal(case=case, by=by, on=on, kind="livskvalitet", citizen_wording="Et liv, der hænger sammen")
    before = None
    for number in range(STEPS):
        before = plans.add_step(
            case=case, by=by, on=on, after=before if number % 3 else None, **_said(number, goal, on)
        )
        if number % 2:
            plans.move_step(step=before, by=by, on=on, move="begynd")
    # Past the actions: what an entry costs to write is measured elsewhere, and here only that they are there.
    InvolvementEntry.objects.bulk_create(
        InvolvementEntry(
            case=case,
            author=by,
            author_has_authority=True,
            phase=list(Phase)[number % len(Phase)],
            occurred_on=on - timedelta(days=number),
            citizen_words="Det har jeg selv sagt.",
            step=before if number % 4 == 0 else None,
        )
        for number in range(ENTRIES)
    )


def _said(number: int, goal: Any, on: date) -> dict[str, Any]:
    return {
        "title": f"Element {number} med en titel, som den er i livet",
        "area": list(Area)[number % len(Area)],
        "starts_on": on - timedelta(days=90 - number),
        "due_on": on + timedelta(days=number),
        "goal": goal if number % 5 else None,
        "purpose": "At det bliver lettere at komme ud ad døren",
        "exit_criterion": "Det er sket fire uger i træk",
        "if_it_gets_hard": "Så går vi et trin tilbage",
        "demand": "lidt",
        "firmness": "kan_forhandles",
        "if_declined": "Så finder vi noget andet",
        "decider": "Kommunen",
        "decided_when": "ved opfølgning",
    }
