"""Min dag as the page tells it: each row with its words, its day, whose it is, and the page that helps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.models import Case
from cases.planning.rhythm import Deadline
from cases.queries.day import Booked, Day, Item
from cases.queries.due import Kind, Side
from jobcenter.dashboards.deadlines import ONE

# The page of the row itself; she may write on all of them.
PAGES = {
    Kind.SAMTALE: "cases:samtale",
    Kind.LOEFTE: "cases:commitment",
    Kind.SKRIDT: "cases:step",
    Kind.OPGAVE: "cases:task",
    Kind.PAUSE: "cases:pause",
    Kind.FRITAGELSE: "cases:exemption",
    Kind.PRAKTIK: "cases:placement",
    Kind.TILBUD: "cases:enrolment",
    Kind.OENSKE: "cases:wish",
    Kind.UDBYDER: "cases:involvement",
}
# Where the day comes from, when it is not the law that sets it.
BASES: dict[Kind, Any] = {
    Kind.PAUSE: gettext_lazy("Aftalt, da pausen begyndte"),
    Kind.PRAKTIK: gettext_lazy("Aftalt for praktikken"),
    Kind.TILBUD: gettext_lazy("Bevilget til den dag"),
}


@dataclass(frozen=True)
class Line:
    """One row; `law` speaks for itself where it is the law that asks."""

    case: Case
    what: str
    href: str
    day: date
    whose: str = ""
    basis: str = ""
    law: Deadline | None = None


def line(item: Item) -> Line:
    due = item.due
    kind, said = due.kind, due.what
    what = said if kind in (Kind.LOEFTE, Kind.SKRIDT, Kind.OPGAVE, Kind.OENSKE) else _named(kind, said)
    href = reverse(PAGES[kind], args=[item.case.pk, due.row_id])
    basis = item.basis or str(BASES.get(kind, ""))
    return Line(item.case, what, href, due.day or date.max, due.whose, basis)


def _named(kind: Kind, said: str) -> str:
    return _("%(kind)s: %(said)s") % {"kind": ONE[kind], "said": said} if said else str(ONE[kind])


def lines(items: list[Item]) -> list[Line]:
    return [line(item) for item in items]


def deadlines(day: Day) -> list[Line]:
    """The law's and the agreed ones together, the earliest first."""
    legal = [
        Line(row.case, row.deadline.what, _booking(row.case), row.deadline.due_on, law=row.deadline)
        for row in day.legal
    ]
    return sorted([*legal, *lines(day.deadlines)], key=lambda row: row.day)


def meetings(day: Day) -> list[tuple[Booked, Line | None]]:
    """Each samtale of today with the first thing that falls due in the sag besides the promises."""
    coming = sorted([*deadlines(day), *lines(day.wishes)], key=lambda row: row.day)
    return [(booked, next((row for row in coming if row.case == booked.meeting.case), None)) for booked in day.meetings]


def _booking(case: Case) -> str:
    """What helps against a samtale that is missing is to agree on one."""
    return reverse("cases:meeting_plan", args=[case.pk])


def sides(day: Day) -> list[tuple[Side, list[Line]]]:
    """The kommune's own first, because the borger waits for it; others only where there is something (S4-15)."""
    return [(side, lines(items)) for side, items in _ordered(day) if items or side != Side.ANDRE]


def _ordered(day: Day) -> list[tuple[Side, list[Item]]]:
    return [(side, day.promised[side]) for side in (Side.KOMMUNEN, Side.BORGEREN, Side.ANDRE)]
