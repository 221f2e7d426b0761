"""Who is and was responsible for a sag, and who may be."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from cases.models import Assignment, Case
from jobcenter.accounts.models import Membership, User
from jobcenter.accounts.rights import Reach, Right
from jobcenter.rows.periods import in_force


def who_may_have(case: Case, on: date) -> QuerySet[User]:
    """Those who decide in the case's own unit on the day; to lead it, or to have the case shared, is not enough."""
    works_there = Membership.objects.on(on).filter(
        user=OuterRef("pk"),
        unit=case.unit_id,
        role__reach=Reach.UNIT,
        role__rights__contains=[Right.AFGOERE.value],
    )
    return User.objects.filter(Exists(works_there), is_active=True, is_client=False)


def assignment_on(case: Case, on: date) -> Assignment | None:
    """Who has the case on the day."""
    rows: QuerySet[Any] = Assignment.objects.filter(in_force(on), case=case).select_related("caseworker")
    return rows.first()


def assignments(case: Case) -> list[Assignment]:
    """Everybody who has had the case, the newest first."""
    return list(Assignment.objects.filter(case=case).select_related("caseworker").order_by("-valid_from", "pk"))
