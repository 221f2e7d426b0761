"""Sagsstammen: whom to take care of now; the oldest neglected need first, never by chance of success (S4-56)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Min, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Exists

from cases.enums import VisitationCategory
from cases.models import Assignment, Case, Flag, Meeting, Visitation
from cases.queries import due
from cases.queries.flags import open_flags
from cases.queries.involvement_filters import involved
from cases.risk.facts import CaseFacts, facts_for
from jobcenter.rows.periods import in_force

MINE, UNIT, UNASSIGNED = "mine", "enhed", "uden"
DUE, OVERDUE = str(due.DAYS), due.Time.GAAET.value  # something falls due, or has; something has passed its day


@dataclass(frozen=True)
class CaseloadFilter:
    """What the list is narrowed to; codes only, so that it can stand in the URL."""

    scope: str = UNIT
    flag: str = ""
    category: str = ""
    form: str = ""
    phase: str = ""
    since: date | None = None
    "Involvement recorded on this day or later; without it, at any time."
    due: str = ""
    "DUE or OVERDUE."


def caseload(user: Any, on: date, filters: CaseloadFilter) -> QuerySet[Case]:
    """The open cases she may see, narrowed; ordered by the need that has been left alone the longest."""
    cases = Case.objects.visible_to(user, on).open()
    if filters.scope == MINE:
        cases = cases.assigned_to(user, on)
    elif filters.scope == UNASSIGNED:
        cases = cases.unassigned(on)
    flags = open_flags(user, on)
    if filters.flag:
        cases = cases.filter(Exists(flags.filter(case=OuterRef("pk"), code=filters.flag)))
    if filters.category:
        cases = cases.alias(decided=Subquery(_visitation(on).values("category")[:1])).filter(decided=filters.category)
    if filters.form:
        cases = cases.filter(involved(filters.form, filters.phase, filters.since, on))
    if filters.due:
        cases = cases.filter(due.due_in(user, on, OVERDUE if filters.due == OVERDUE else ""))
    oldest = flags.filter(case=OuterRef("pk")).order_by().values("case").values(since=Min("since"))
    return cases.annotate(neglected_since=Subquery(oldest)).order_by(
        F("neglected_since").asc(nulls_last=True), "citizen__sort_key", "pk"
    )


def _visitation(on: date) -> QuerySet[Visitation]:
    rows: QuerySet[Visitation] = Visitation.objects.deciding(on).filter(case=OuterRef("pk"))
    return rows


@dataclass(frozen=True)
class CaseloadRow:
    """One case on the list with what the list says about it."""

    case: Case
    category: str
    flags: tuple[Flag, ...]
    facts: CaseFacts

    @property
    def first_flag(self) -> Flag | None:
        return self.flags[0] if self.flags else None

    @property
    def category_label(self) -> str:
        return str(VisitationCategory(self.category).label) if self.category else ""


def rows(user: Any, on: date, cases: QuerySet[Case]) -> list[CaseloadRow]:
    """The rows of one page of the list; the same number of queries for ten cases as for two hundred."""
    caseworker = Assignment.objects.filter(in_force(on), case=OuterRef("pk")).values("caseworker__full_name")
    page = list(
        cases.select_related("citizen", "unit").annotate(
            category=Subquery(_visitation(on).values("category")[:1]),
            caseworker_name=Subquery(caseworker[:1]),
        )
    )
    ids = [case.pk for case in page]
    flags: dict[UUID, list[Flag]] = defaultdict(list)
    for flag in open_flags(user, on).filter(case__in=ids):
        flags[flag.case_id].append(flag)
    facts = facts_for(ids, on)
    return [CaseloadRow(case, case.category or "", tuple(flags[case.pk]), facts[case.pk]) for case in page]


def flag_counts(user: Any, on: date, filters: CaseloadFilter) -> dict[str, int]:
    """How many cases of the list carry each kind of flag; each number equals the list behind it."""
    cases = caseload(user, on, filters).order_by().values("pk")
    counted = open_flags(user, on).filter(case__in=cases).order_by().values("code")
    return {row["code"]: row["n"] for row in counted.annotate(n=Count("case", distinct=True))}


def meetings_on(user: Any, on: date) -> QuerySet[Meeting]:
    """The samtaler of the day in her own cases, in the order of the clock."""
    mine = Case.objects.visible_to(user, on).open().assigned_to(user, on)
    return (
        Meeting.objects.ahead(on)
        .filter(planned_on=on, case__in=mine)
        .select_related("case__citizen")
        .order_by("planned_time", "id")
    )


def citizens_of(cases: Iterable[CaseloadRow]) -> list[UUID]:
    return [row.case.citizen_id for row in cases]
