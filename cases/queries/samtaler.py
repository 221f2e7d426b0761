"""What one reads before a samtale: the borger's wishes, the open promises of both sides, and the last talk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F

from cases.enums import Party
from cases.models import Case, Commitment, Meeting, PlanStep, Wish


@dataclass(frozen=True)
class Brief:
    """The borger first; promises stand by side, the system's as plainly as the borger's."""

    wishes: list[Wish]
    by_borger: list[Commitment]
    by_system: list[Commitment]
    steps: list[PlanStep]
    last: Meeting | None


def brief(user: Any, case: Case, on: date) -> Brief:
    """Five statements; the caller has fetched the case for this user and may see its notes."""
    nearest = F("due_on").asc(nulls_last=True)
    promises = list(Commitment.objects.open().filter(case=case).order_by(nearest, "promised_on", "id"))
    return Brief(
        wishes=list(Wish.objects.open().filter(case=case).order_by("rank")),
        by_borger=[row for row in promises if row.party == Party.BORGER],
        by_system=[row for row in promises if row.party != Party.BORGER],
        steps=list(PlanStep.objects.open().filter(plan__case=case).order_by(nearest, "id")[:3]),
        last=Meeting.objects.held().filter(case=case, held_on__lte=on).order_by("-held_on").first(),
    )
