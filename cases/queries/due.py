"""Who waits for what, and until when: counted and listed from the same rows, so that no number can differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from cases.enums import ExemptionKind, MeetingKind, Party
from cases.models import Case
from cases.queries.due_rows import AHEAD, DAYS, Kind, Side, Time, done, waiting

__all__ = ["AHEAD", "DAYS", "Due", "DueCount", "DueFilter", "Kind", "Side", "Time", "counts", "due_in", "listed"]

CODES: dict[Kind, Any] = {Kind.SAMTALE: MeetingKind, Kind.FRITAGELSE: ExemptionKind}


@dataclass(frozen=True)
class DueFilter:
    """What the list is narrowed to; codes only. Without a time: all that still waits and has a day."""

    kind: str = ""
    side: str = ""
    time: str = ""


@dataclass(frozen=True)
class DueCount:
    kind: Kind
    side: Side
    time: Time
    n: int


@dataclass(frozen=True)
class Due:
    """One thing with its day; `said` are words of the row, or a code."""

    case_id: UUID
    row_id: UUID
    kind: Kind
    side: Side
    party: str
    day: date | None
    said: str

    @property
    def what(self) -> str:
        return str(CODES[self.kind](self.said).label) if self.kind in CODES else self.said

    @property
    def whose(self) -> str:
        """Who is to do it, as closely as the row knows."""
        return str(Party(self.party).label) if self.party else str(self.side.label)


def counts(user: Any, on: date) -> list[DueCount]:
    """How many of each kind, side and time, noughts left out; one statement however many cases."""
    parts = [*waiting(user, on).values(), *done(user, on).values()]
    counted = _union(
        [part.order_by().values("of_kind", "of_side", "of_time").annotate(n=Count("pk")) for part in parts]
    )
    rows = counted.values_list("of_kind", "of_side", "of_time", "n")
    # PostgreSQL answers with a nought where all that is grouped by is constant.
    return [DueCount(Kind(kind), Side(side), Time(time), n) for kind, side, time, n in rows if n]


def listed(user: Any, on: date, filters: DueFilter) -> QuerySet[Any]:
    """The rows behind a number, the earliest day first (what is done: the latest); slice, then hand to `read`."""
    rows = done(user, on) if filters.time == Time.KLARET else waiting(user, on)
    parts = [
        _narrowed(part, filters).values_list("of_case", "of_row", "of_kind", "of_side", "of_party", "on_day", "said")
        for kind, part in rows.items()
        if filters.kind in ("", kind)
    ]
    if not parts:  # a kind that is never done, only over
        return Case.objects.none()
    day = F("on_day").desc() if filters.time == Time.KLARET else F("on_day").asc(nulls_last=True)
    return _union(parts).order_by(day, "of_kind", "of_row", "said")


def read(rows: Iterable[tuple[Any, ...]]) -> list[Due]:
    return [
        Due(case_id, row_id, Kind(kind), Side(side), party, day, said or "")
        for case_id, row_id, kind, side, party, day, said in rows
    ]


def due_in(user: Any, on: date, time: str = "") -> Q:
    """Cases in which something waits with a day; the queryset it is asked of says which she may see.

    One question a kind about each case: as a list of ids it took seconds among six hundred cases.
    """
    parts = waiting(user, on, case=OuterRef("pk")).values()
    return reduce(or_, (Q(Exists(_narrowed(part, DueFilter(time=time)))) for part in parts))


def _union(parts: list[QuerySet[Any]]) -> QuerySet[Any]:
    first, *others = (part.order_by() for part in parts)
    return first.union(*others, all=True) if others else first


def _narrowed(rows: QuerySet[Any], filters: DueFilter) -> QuerySet[Any]:
    rows = rows.filter(of_time=filters.time) if filters.time else rows.filter(of_time__in=AHEAD)
    return rows.filter(of_side=filters.side) if filters.side else rows
