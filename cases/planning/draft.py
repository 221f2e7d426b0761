"""An element of the plan as one value: what a form, a samtale or another system says about a step."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from cases.enums import Area, Party
from cases.models import AccommodationNeed, Goal, PlanStep, Wish


@dataclass(frozen=True, kw_only=True)
class StepDraft:
    """What is to be done, by whom and when; then what it serves and in what order, and how firm it is. Codes as in
    cases.enums.course; what nobody said is empty."""

    title: str
    party: str = Party.BORGER
    starts_on: date | None = None
    due_on: date | None = None

    goal: Goal | None = None
    wish: Wish | None = None
    need: AccommodationNeed | None = None
    after: PlanStep | None = None
    area: str = Area.BESKAEFTIGELSE
    kind: str = ""
    demand: str = ""
    purpose: str = ""
    exit_criterion: str = ""
    if_it_gets_hard: str = ""
    timing: str = ""
    review_on: date | None = None

    firmness: str = ""
    if_declined: str = ""
    basis: str = ""
    basis_reference: str = ""
    decider: str = ""
    decided_when: str = ""
    owner: str = ""

    def columns(self) -> dict[str, Any]:
        """The columns of the row, texts without blanks around them."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        return {name: value.strip() if isinstance(value, str) else value for name, value in said.items()}


@dataclass(frozen=True)
class Source:
    """The system an element came from and its id there; only that system may change it (S2-12)."""

    system: str
    id: str


def draft_of(step: PlanStep) -> StepDraft:
    """What the row says now; `dataclasses.replace` changes a part of it."""
    return StepDraft(**{field.name: getattr(step, field.name) for field in fields(StepDraft)})
