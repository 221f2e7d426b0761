"""Is the borger's part told from start to end of a praktik? What is missing is said, and blocks nothing (V-18)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from cases.enums import Phase, PlacementState
from cases.models import Flag, InvolvementEntry, Placement

CHOICE = {"code": "praktik_uden_udvaelgelse"}


def with_coverage(placements: QuerySet[Placement]) -> QuerySet[Placement]:
    """Placements with `regulated` and `concluded`: is it noted how she was part of it on the way, and at the end?

    The choice at the start is an opmærksomhedspunkt, and its sentence comes along as `choice_flag`.
    """
    found: QuerySet[Placement] = placements.annotate(
        regulated=Exists(_since_it_began(Phase.REGULERING)),
        concluded=Exists(_since_it_began(Phase.AFSLUTNING)),
        choice_flag=Subquery(Flag.objects.open().filter(**CHOICE, subject_id=OuterRef("pk")).values("sentence")[:1]),
    )
    return found


def _since_it_began(phase: Phase) -> QuerySet[InvolvementEntry]:
    """Of its own, or of no other, from its first day."""
    entries: QuerySet[InvolvementEntry] = InvolvementEntry.objects.standing().filter(
        Q(placement=OuterRef("pk")) | Q(placement=None, occurred_on__gte=OuterRef("starts_on")),
        case=OuterRef("case"),
        phase=phase,
    )
    return entries


def gap(placement: Any, on: date) -> str:
    """What is not told yet, as one asks about it; the choice itself is an opmærksomhedspunkt. Nothing: empty.

    `placement`: anything with `state`, `starts_on`, `regulated` and `concluded`.
    """
    running = placement.state == PlacementState.I_GANG and placement.starts_on < on
    if running and not placement.regulated:
        return _("Praktikken er i gang. Hvad har borgeren kunnet ændre undervejs? Det er ikke noteret endnu.")
    if placement.state == PlacementState.AFSLUTTET and not placement.concluded:
        return _("Praktikken er slut. Hvordan var borgeren med til at afslutte den? Det er ikke noteret endnu.")
    return ""


def untold(placement: Any, on: date) -> str:
    """What the page of a praktik says: the choice first, then the way, then the end."""
    return placement.choice_flag or gap(placement, on)


def newest() -> QuerySet[Placement]:
    """The praktik of the case around it that began last."""
    begun = Placement.objects.filter(case=OuterRef("pk"), state__in=[PlacementState.I_GANG, PlacementState.AFSLUTTET])
    return with_coverage(begun).order_by("-starts_on", "-moved_on", "pk")
