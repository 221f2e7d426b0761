"""What falls due in the team, as its page tells it: the kommune's own side first, and what was done beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from cases.models import Assignment, Case
from cases.queries import due
from cases.queries.due import Due, DueCount, Kind, Side, Time
from jobcenter.rows.periods import in_force

COLUMNS = (Time.GAAET, Time.KOMMER, Time.KLARET)
# One row of a list is one of its kind.
ONE: dict[Kind, Any] = {
    Kind.SAMTALE: _("Samtale"),
    Kind.LOEFTE: _("Løfte"),
    Kind.SKRIDT: _("Skridt"),
    Kind.OPGAVE: _("Opgave"),
    Kind.PAUSE: _("Pausen skal ses på igen"),
    Kind.FRITAGELSE: _("Fritagelsen slutter"),
    Kind.PRAKTIK: _("Praktikken slutter"),
    Kind.TILBUD: _("Tilbuddet slutter"),
    Kind.OENSKE: _("Ønsket tages op igen"),
    Kind.BEKYMRING: _("Bekymring, der venter på svar"),
    Kind.UDBYDER: _("Svar fra den, der leverer"),
}


@dataclass(frozen=True)
class Line:
    """One kind on one side: a number a column, in the order of COLUMNS."""

    kind: Kind
    numbers: tuple[int, ...]


@dataclass(frozen=True)
class Board:
    """`quiet` are the kinds that nobody has anything of; `undated` waits without a day and is in no column."""

    sides: tuple[tuple[Side, tuple[Line, ...]], ...]
    quiet: tuple[Kind, ...]
    undated: tuple[DueCount, ...]
    past: int
    ahead: int


def board(user: Any, on: date) -> Board:
    """One query, whatever the team has."""
    counted = due.counts(user, on)
    dated = [count for count in counted if count.time in COLUMNS]
    sides = tuple((side, lines) for side in Side if (lines := _lines(dated, side)))
    found = {count.kind for count in dated}
    return Board(
        sides=sides,
        quiet=tuple(kind for kind in Kind if kind not in found),
        undated=tuple(count for count in counted if count.time == Time.UDEN_DAG),
        past=sum(count.n for count in dated if count.time == Time.GAAET),
        ahead=sum(count.n for count in dated if count.time == Time.KOMMER),
    )


def _lines(counted: list[DueCount], side: Side) -> tuple[Line, ...]:
    numbers = {(count.kind, count.time): count.n for count in counted if count.side == side}
    kinds = [kind for kind in Kind if any((kind, time) in numbers for time in COLUMNS)]
    return tuple(Line(kind, tuple(numbers.get((kind, time), 0) for time in COLUMNS)) for kind in kinds)


def with_cases(user: Any, on: date, rows: list[Due]) -> list[tuple[Case, Due]]:
    """The rows of one page with their cases; who has each case stands there as a fact, and nothing is ordered by it."""
    caseworker = Assignment.objects.filter(in_force(on), case=OuterRef("pk")).values("caseworker__full_name")
    cases = Case.objects.visible_to(user, on).open().filter(pk__in={row.case_id for row in rows})
    told = cases.select_related("citizen", "unit").annotate(caseworker_name=Subquery(caseworker[:1])).order_by()
    found = {case.pk: case for case in told}
    return [(found[row.case_id], row) for row in rows if row.case_id in found]
