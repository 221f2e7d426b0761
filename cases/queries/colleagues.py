"""Questions between colleagues: one may read the words without seeing whose case they came from."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet

from cases.models import Case, ColleagueQuestion
from jobcenter.accounts.rights import Right
from jobcenter.accounts.scope import scope_of


def open_to(user: Any, on: date) -> QuerySet[ColleagueQuestion]:
    """The open questions of her units and of those she leads; the case stays out of what is fetched."""
    units = scope_of(user, on).units
    return ColleagueQuestion.objects.filter(unit__in=units, closed_on=None).defer("case")


def may_answer(user: Any, question: ColleagueQuestion, on: date) -> bool:
    scope = scope_of(user, on)
    return scope.can(Right.SE_SAG) and question.unit_id in scope.units and not getattr(user, "is_client", False)


def asked_in(case: Case) -> QuerySet[ColleagueQuestion]:
    return ColleagueQuestion.objects.filter(case=case).select_related("asked_by").prefetch_related("answers__given_by")
