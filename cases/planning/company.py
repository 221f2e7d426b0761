"""What a company may see of a praktik: tasks, hours, days and what the place is to be mindful of (S4-42, S4-88)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cases.models import AccommodationNeed, Placement


@dataclass(frozen=True)
class CompanySheet:
    """Every field a company ever gets. No name, no CPR, no reason, no account, nothing about health."""

    tasks: str
    hours: int | None
    starts_on: date | None
    ends_on: date | None
    considerations: tuple[str, ...]


def company_sheet(placement: Placement, needs: Iterable[AccommodationNeed]) -> CompanySheet:
    """The needs by their names in the code list; the words beside them may say too much and stay with kommunen."""
    return CompanySheet(
        tasks=placement.tasks,
        hours=placement.hours,
        starts_on=placement.starts_on,
        ends_on=placement.ends_on,
        considerations=tuple(str(need.get_kind_display()) for need in needs),
    )
