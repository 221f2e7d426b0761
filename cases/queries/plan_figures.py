"""Figures about plans for the level that can act: by what decides, within what a user may see; none by person."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Q

from cases.enums import Basis
from cases.models import Case, PlanStep


def constraints_by_basis(user: Any, on: date) -> dict[str, int]:
    """How many open steps say that the law, the kommune's own goal, a judgement or a missing offer decides (S4-71)."""
    steps = PlanStep.objects.open().filter(plan__case__in=_visible(user, on))
    found = steps.aggregate(**{basis.value: Count("pk", filter=Q(basis=basis)) for basis in Basis})
    return {basis.value: found[basis.value] for basis in Basis}


def _visible(user: Any, on: date) -> Any:
    return Case.objects.visible_to(user, on).open().order_by().values("pk")
