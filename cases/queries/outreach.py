"""How the borger was met besides samtaler: modes of contact and the time they took, for a sag and by group (S1-59)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery, Sum

from cases.enums import ContactKind, VisitationCategory
from cases.models import Case, CitizenStatement, Contact, Visitation
from cases.risk.facts import last_substantive

UNDECIDED = ""  # of a group: nobody has visited the borger yet


@dataclass(frozen=True)
class Mode:
    """One kind of contact; `minutes` are those that were noted, and say nothing of the others."""

    kind: ContactKind
    n: int
    unreached: int
    minutes: int

    @property
    def label(self) -> str:
        return str(self.kind.label)


def modes(case: Case) -> list[Mode]:
    """The kinds that were used on the sag, in the order of the list; one query."""
    return _modes(_counted(Contact.objects.filter(case=case).order_by().values("kind")))


def _counted(rows: Any) -> list[dict[str, Any]]:
    missed = Count("pk", filter=Q(reached=False))
    return list(rows.annotate(n=Count("pk"), unreached=missed, minutes_noted=Sum("minutes")))


def _modes(rows: list[dict[str, Any]]) -> list[Mode]:
    found = {row["kind"]: row for row in rows}
    return [
        Mode(kind, row["n"], row["unreached"], row["minutes_noted"] or 0)
        for kind in ContactKind
        if (row := found.get(kind.value))
    ]


@dataclass(frozen=True)
class Group:
    """The open cases of one visitation in a period: the effort, beside it in how many of them something moved,
    and beside that in how many the borger has answered for herself."""

    category: str
    cases: int
    with_contact: int
    moved: int
    heard: int
    modes: tuple[Mode, ...]

    @property
    def label(self) -> str:
        return str(VisitationCategory(self.category).label) if self.category else ""


def by_group(user: Any, on: date, since: date) -> list[Group]:
    """Modes by the group that the borger is visited to; groups of cases, never of employees. Four queries."""
    cases = Case.objects.visible_to(user, on).open()
    placed = Visitation.objects.deciding(on).filter(case=OuterRef("pk")).values("category")[:1]
    group_of = dict(cases.order_by().annotate(group=Subquery(placed)).values_list("pk", "group"))
    moved = {pk for pk, day in last_substantive(cases, on).items() if day >= since}
    rows = Contact.objects.filter(case__in=cases.order_by().values("pk"), happened_on__gte=since, happened_on__lte=on)
    answers = CitizenStatement.objects.standing().answered().filter(given_on__gte=since, given_on__lte=on)
    heard = set(answers.filter(case__in=cases.order_by().values("pk")).order_by().values_list("case", flat=True))
    told = _by_case(_counted(rows.order_by().values("case", "kind")), group_of)
    members = defaultdict(set)
    for pk, group in group_of.items():
        members[group or UNDECIDED].add(pk)
    order = [*VisitationCategory.values, UNDECIDED]
    return [
        Group(code, len(ids), len(told[code].cases), len(ids & moved), len(ids & heard), tuple(_modes(told[code].rows)))
        for code, ids in sorted(members.items(), key=lambda item: order.index(item[0]))
    ]


class _Told:
    """The counts of one group, added up over its cases."""

    def __init__(self) -> None:
        self.cases: set[Any] = set()
        self.by_kind: dict[str, dict[str, Any]] = {}

    def add(self, row: dict[str, Any]) -> None:
        self.cases.add(row["case"])
        sums = self.by_kind.setdefault(row["kind"], {"kind": row["kind"], "n": 0, "unreached": 0, "minutes_noted": 0})
        for name in ("n", "unreached", "minutes_noted"):
            sums[name] += row[name] or 0

    @property
    def rows(self) -> list[dict[str, Any]]:
        return list(self.by_kind.values())


def _by_case(rows: list[dict[str, Any]], group_of: dict[Any, str | None]) -> dict[str, _Told]:
    told: dict[str, _Told] = defaultdict(_Told)
    for row in rows:
        told[group_of[row["case"]] or UNDECIDED].add(row)
    return told
