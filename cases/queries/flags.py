"""The opmærksomhedspunkter a user may see; what speaks of a pause is closed to those who may not read notes."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from cases.models import Case, Flag
from cases.risk.rules import RULES
from jobcenter.accounts.scope import scope_of

ABOUT_PAUSE = frozenset(code for code, rule in RULES.items() if rule.about_pause)


def open_flags(user: Any, on: date) -> QuerySet[Flag]:
    """Open flags of the cases she may open, oldest need first."""
    scope = scope_of(user, on)
    return (
        Flag.objects.open()
        .filter(case__in=Case.objects.visible_to(user, on).open())
        .filter(Q(case__unit__in=scope.units) | ~Q(code__in=ABOUT_PAUSE))
        .order_by("since", "code", "id")
    )
