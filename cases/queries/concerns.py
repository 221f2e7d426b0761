"""Concerns on a sag and before the leader who owes an answer."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from cases.models import Case, Concern
from jobcenter.accounts.rights import Right
from jobcenter.accounts.scope import scope_of

LATELY = timedelta(days=90)  # answered ones stay beside the open for a season; nothing follows from it


def led_units(user: Any, on: date) -> frozenset[UUID]:
    """The units in which she leads."""
    return frozenset[UUID]().union(*(g.units for g in scope_of(user, on).grants if Right.LEDE in g.rights))


def concerns_of(case: Case) -> list[Concern]:
    return list(Concern.objects.filter(case=case).select_related("raised_by", "answered_by"))


def before_leader(user: Any, on: date) -> QuerySet[Concern]:
    """Those of her units, the open ones first by the day the answer is due; then the answered ones of late."""
    mine = Q(case__unit__in=led_units(user, on), case__closed_on=None)
    shown = Q(answered_on=None) | Q(answered_on__gt=on - LATELY)
    rows: QuerySet[Concern] = (
        Concern.objects.filter(mine, shown)
        .select_related("case__citizen", "case__unit")
        .order_by("answered_on", "answer_due_on", "pk")
    )
    return rows


def cases_with_open(user: Any, on: date) -> int:
    """How many of her open cases have a concern that waits; as the team page counts them."""
    mine = Q(case__unit__in=led_units(user, on), case__closed_on=None)
    return Concern.objects.open().filter(mine).order_by().values("case").distinct().count()
