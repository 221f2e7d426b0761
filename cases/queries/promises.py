"""What became of both sides' promises, within what a user may see: by unit, never by who works there (S3-16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from cases.enums import Party
from cases.models import Case, Commitment


class Side(TextChoices):
    """Whose promise it was; what companies and others promised stands for itself."""

    KOMMUNEN = "kommunen", _("Kommunen")
    BORGEREN = "borgeren", _("Borgerne")
    ANDRE = "andre", _("Andre")


class Fate(TextChoices):
    """In the same words of both sides. Nobody has said yet what became of the last."""

    HOLDT = "holdt", _("Holdt")
    AENDRET = "aendret", _("Ændret efter aftale")
    BRUDT = "brudt", _("Blev ikke holdt")
    VENTER = "venter", _("Dagen er gået, og ingen har svaret")


WHOSE: dict[Side, Q] = {
    Side.KOMMUNEN: Q(party__in=[Party.SAGSBEHANDLER, Party.VIRKSOMHEDSKONSULENT]),
    Side.BORGEREN: Q(party=Party.BORGER),
    Side.ANDRE: Q(party__in=[Party.VIRKSOMHED, Party.ANDEN]),
}


@dataclass(frozen=True)
class Promises:
    """What became of one side's promises in a period, each counted once; `late`: nobody has said what became of it."""

    kept: int = 0
    amended: int = 0
    broken: int = 0
    late: int = 0

    @property
    def told(self) -> int:
        """Those of which somebody has said what became of them."""
        return self.kept + self.amended + self.broken


def came_to(fate: str, on: date, since: date | None) -> Q:
    """Promises that came to this from `since` to `on`. One that was changed first and kept later was kept."""
    period = (since or date.min, on)
    past = Q(due_on__lt=on)
    still = Q(kept_on=None, broken_on=None, released_on=None)
    return {
        Fate.HOLDT: Q(kept_on__range=period),
        Fate.BRUDT: Q(broken_on__range=period),
        Fate.AENDRET: Q(amended_on__range=period, kept_on=None, broken_on=None) & ~(still & past),
        Fate.VENTER: still & past & Q(due_on__range=period),
    }[Fate(fate)]


def promises_by_unit(user: Any, on: date, *, since: date | None) -> dict[str, dict[Side, Promises]]:
    """Of the open cases this user may see, by the name of their unit; one statement."""
    names = {"kept": Fate.HOLDT, "amended": Fate.AENDRET, "broken": Fate.BRUDT, "late": Fate.VENTER}
    counts = {
        f"{side.value}_{name}": Count("pk", filter=whose & came_to(fate, on, since))
        for side, whose in WHOSE.items()
        for name, fate in names.items()
    }
    units: Any = _of(user, on).values("case__unit__name").order_by("case__unit__name")
    rows = units.annotate(**counts)
    return {
        row["case__unit__name"]: {
            side: Promises(**{name: row[f"{side.value}_{name}"] for name in names}) for side in Side
        }
        for row in rows
    }


def together(units: dict[str, dict[Side, Promises]]) -> dict[Side, Promises]:
    """All the units as one; the two sides stay apart."""
    return {side: _sum([found[side] for found in units.values()]) for side in Side}


def _sum(found: list[Promises]) -> Promises:
    return Promises(
        kept=sum(one.kept for one in found),
        amended=sum(one.amended for one in found),
        broken=sum(one.broken for one in found),
        late=sum(one.late for one in found),
    )


def promises_by_side(user: Any, on: date, *, since: date | None) -> dict[Side, Promises]:
    """The kommune's breaches are counted on their own; one statement."""
    return together(promises_by_unit(user, on, since=since))


def listed(user: Any, on: date, since: date | None, *, side: str, fate: str) -> QuerySet[Commitment]:
    """The promises behind one figure, by their day; an unknown code leads to none."""
    if side not in Side.values or fate not in Fate.values:
        none: QuerySet[Commitment] = Commitment.objects.none()
        return none
    rows = _of(user, on).filter(WHOSE[Side(side)], came_to(fate, on, since))
    return rows.select_related("case__citizen").order_by("due_on", "promised_on", "pk")


def _of(user: Any, on: date) -> QuerySet[Commitment]:
    cases = Case.objects.visible_to(user, on).open().order_by().values("pk")
    rows: QuerySet[Commitment] = Commitment.objects.filter(case__in=cases)
    return rows
