"""The wish ledger of one case: each wish with what was tried, which placement realised it, and how long that lasted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.enums import OPEN_WISHES, PlacementState
from cases.models import Case, Enrolment, Placement, Wish, WishAttempt
from cases.queries.discreet import discreet
from offers.models import Workplace

LONGEST_LIST = 500


@dataclass(frozen=True)
class Trial:
    """A placement that realised a wish, as far as it got by `on`."""

    placement: Placement
    on: date

    @property
    def days(self) -> int | None:
        """Days it lasted, the first and the last counted in; None before it begins."""
        first, last = self.placement.starts_on, self.placement.ended_on or self.on
        if first is None or last < first or self.placement.state not in _BEGUN:
            return None
        return (last - first).days + 1

    @property
    def lasted(self) -> str:
        if self.days is None:
            return ""
        words = length(self.days)
        return (
            _("varede %(words)s") if self.placement.state == PlacementState.AFSLUTTET else _("i gang i %(words)s")
        ) % {"words": words}


_BEGUN = frozenset({PlacementState.I_GANG, PlacementState.AFSLUTTET})


def length(days: int) -> str:
    """A stretch of time as one would say it: days, then weeks, then months."""
    if days < 14:
        return ngettext("%(n)d dag", "%(n)d dage", days) % {"n": days}
    if days < 90:
        return ngettext("%(n)d uge", "%(n)d uger", days // 7) % {"n": days // 7}
    return ngettext("%(n)d måned", "%(n)d måneder", days // 30) % {"n": days // 30}


@dataclass(frozen=True)
class WishLine:
    """One wish and all that belongs to it."""

    wish: Wish
    on: date

    @property
    def open(self) -> bool:
        return self.wish.status in OPEN_WISHES

    @property
    def parked(self) -> bool:
        if self.wish.revisit_on is not None:
            return self.wish.revisit_on > self.on
        return bool(self.wish.revisit_when)

    @property
    def back(self) -> bool:
        """Parked until a day that has come (S4-18)."""
        return self.open and self.wish.revisit_on is not None and self.wish.revisit_on <= self.on

    @property
    def attempts(self) -> list[WishAttempt]:
        return list(self.wish.attempts.all())

    @property
    def trials(self) -> list[Trial]:
        return [Trial(placement, self.on) for placement in self.wish.placements.all()]

    @property
    def enrolments(self) -> list[Enrolment]:
        return list(self.wish.enrolments.all())


def ledger(case: Case, on: date, *, notes: bool, sensitive: bool) -> list[WishLine]:
    """All wishes in the borger's order, without what the reader may not see; four queries whatever their number."""
    return _lines(Wish.objects.filter(case=case), on, notes, sensitive)


def wish_line(wish: Wish, on: date, *, notes: bool, sensitive: bool) -> WishLine:
    [line] = _lines(Wish.objects.filter(pk=wish.pk), on, notes, sensitive)
    return line


def _lines(wishes: QuerySet[Wish], on: date, notes: bool, sensitive: bool) -> list[WishLine]:
    found = discreet(_with_parts(wishes), notes=notes, sensitive=sensitive)
    for wish in found:
        discreet(wish.placements.all(), notes=notes, sensitive=sensitive)
        discreet(wish.enrolments.all(), notes=notes, sensitive=sensitive)
    return [WishLine(wish, on) for wish in found]


def _with_parts(wishes: QuerySet[Wish]) -> QuerySet[Wish]:
    placements = Placement.objects.exclude(state=PlacementState.KLADDE).select_related("workplace")
    return wishes.prefetch_related(
        Prefetch("attempts", WishAttempt.objects.select_related("workplace", "made_by")),
        Prefetch("placements", placements.order_by("starts_on", "pk")),
        Prefetch("enrolments", Enrolment.objects.select_related("offer")),
    )


def workplaces() -> dict[str, Workplace]:
    """Workplaces to pick from while typing, by name and town; free text is always allowed beside them."""
    rows = Workplace.objects.in_use().order_by("name", "town", "pk")[:LONGEST_LIST]
    return {f"{row.name}, {row.town}": row for row in rows}
