"""Figures about plans for the level that can act: by side and by origin, within what a user may see; none by person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q

from cases.enums import Basis, Party
from cases.models import Case, Commitment, PlanStep

OURS = (Party.SAGSBEHANDLER, Party.VIRKSOMHEDSKONSULENT)
# Whose promise it is -> the parties; what companies and others promised stands for itself.
SIDES: dict[str, Q] = {
    "kommunen": Q(party__in=OURS),
    "borgeren": Q(party=Party.BORGER),
    "andre": Q(party__in=[Party.VIRKSOMHED, Party.ANDEN]),
}


@dataclass(frozen=True)
class Promises:
    """What became of one side's promises in a period; `late` is open and past its day, and nobody has said why yet."""

    kept: int
    amended: int
    broken: int
    late: int


def promises_by_side(user: Any, on: date, *, since: date) -> dict[str, Promises]:
    """Of the open cases this user may see; one statement. The kommune's breaches are counted on their own (S3-16)."""
    lately = {
        "kept": Q(kept_on__range=(since, on)),
        "amended": Q(amended_on__range=(since, on)),
        "broken": Q(broken_on__range=(since, on)),
        "late": Q(kept_on=None, released_on=None, broken_on=None, due_on__range=(since, on), due_on__lt=on),
    }
    counts = {
        f"{side}_{name}": Count("pk", filter=whose & when)
        for side, whose in SIDES.items()
        for name, when in lately.items()
    }
    found = Commitment.objects.filter(case__in=_visible(user, on)).aggregate(**counts)
    return {side: Promises(**{name: found[f"{side}_{name}"] for name in lately}) for side in SIDES}


def constraints_by_basis(user: Any, on: date) -> dict[str, int]:
    """How many open steps say that the law, the kommune's own goal, a judgement or a missing offer decides (S4-71)."""
    steps = PlanStep.objects.open().filter(plan__case__in=_visible(user, on))
    found = steps.aggregate(**{basis.value: Count("pk", filter=Q(basis=basis)) for basis in Basis})
    return {basis.value: found[basis.value] for basis in Basis}


def _visible(user: Any, on: date) -> Any:
    return Case.objects.visible_to(user, on).open().order_by().values("pk")
