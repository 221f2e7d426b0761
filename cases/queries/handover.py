"""After a handover: which parts of the sag the new sagsbehandler has not opened yet, by the log of looks (S4-77)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from cases.models import Assignment, Case
from jobcenter.audit.models import Viewing

# A part of the sag -> the routes that show it, as the log of looks names them.
PARTS: dict[str, tuple[str, ...]] = {
    "wishes": ("cases:wishes", "cases:wish"),
    "about": ("cases:about",),
    "plan": ("cases:plan",),
    "samtale": ("cases:samtale",),
    "case_offers": ("cases:case_offers", "cases:placement", "cases:enrolment"),
}


@dataclass(frozen=True)
class Handover:
    """From whom and since when she has the case, and the codes of PARTS she has not opened since."""

    former: str
    since: date
    unread: tuple[str, ...]


def handover(user: Any, case: Case, on: date) -> Handover | None:
    """None where she does not have the case, or was the first to have it; two queries at most."""
    rows = Assignment.objects.filter(case=case, valid_from__lte=on).select_related("caseworker")
    newest = list(rows.order_by("-valid_from", "-recorded_at")[:2])
    if len(newest) < 2 or newest[0].caseworker_id != user.pk or not _holds(newest[0], on):
        return None
    now, former = newest
    if former.caseworker_id == user.pk:
        return None
    # Both moments are the database's own: what she opened before the case was given to her was another's case.
    looks = Viewing.objects.filter(actor_id=user.pk, citizen_ids__contains=[case.citizen_id], at__gte=now.recorded_at)
    seen = set(looks.order_by().values_list("route", flat=True).distinct())
    unread = tuple(part for part, routes in PARTS.items() if seen.isdisjoint(routes))
    return Handover(former.caseworker.full_name, now.valid_from, unread)


def _holds(assignment: Assignment, on: date) -> bool:
    return assignment.valid_to is None or assignment.valid_to >= on
