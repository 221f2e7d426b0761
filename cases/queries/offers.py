"""Offers with their occupancy, and who takes part: counted for all, named only for those who may open the case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from cases.models import AccommodationNeed, Case, Enrolment, Placement, Wish
from offers import queries
from offers.models import Offer


@dataclass(frozen=True)
class Occupancy:
    """Places taken and, where the offer has a limit, places left; never below none."""

    taken: int
    capacity: int | None

    @property
    def free(self) -> int | None:
        return None if self.capacity is None else max(self.capacity - self.taken, 0)

    @property
    def full(self) -> bool:
        return self.free == 0


@dataclass(frozen=True)
class Participants:
    """Everyone who takes part now as a number, and those whose case the viewer may open."""

    count: int
    visible: list[Enrolment]

    @property
    def others(self) -> int:
        return self.count - len(self.visible)


def occupied() -> Any:
    """How many places of the outer offer are taken, as an expression in the same query."""
    taken = Enrolment.objects.occupying().filter(offer=OuterRef("pk")).order_by().values("offer")
    return Coalesce(Subquery(taken.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)


def catalogue(user: Any, on: date, wanted: queries.OfferFilter, *, free_only: bool = False) -> QuerySet[Offer]:
    """The catalogue of the day with `taken` on each row; everyone may read it."""
    found = queries.offers(on, wanted).annotate(taken=occupied())
    return found.filter(Q(capacity=None) | Q(taken__lt=F("capacity"))) if free_only else found


def occupancy(offer: Any) -> Occupancy:
    """Of a row that came from `catalogue` or `one`."""
    return Occupancy(taken=offer.taken, capacity=offer.capacity)


def one(offer_id: UUID) -> QuerySet[Offer]:
    return Offer.objects.filter(pk=offer_id).select_related("provider").annotate(taken=occupied())


def participants(user: Any, offer: Offer, on: date) -> Participants:
    rows = Enrolment.objects.occupying().filter(offer=offer)
    visible = rows.filter(case__in=Case.objects.visible_to(user, on)).select_related("case__citizen")
    return Participants(rows.count(), list(visible.order_by("starts_on", "id")))


def courses(case: Case) -> tuple[list[Enrolment], list[Placement]]:
    """What was chosen and what was tried on a case, newest first."""
    enrolments = Enrolment.objects.filter(case=case).select_related("offer", "wish")
    placements = Placement.objects.filter(case=case).select_related("wish", "workplace").prefetch_related("extensions")
    return list(enrolments), list(placements)


def need_came_first(row: Enrolment) -> bool:
    """Whether a wish or a need had been written down when the offer was chosen (S1-20)."""
    before = {"case": row.case_id, "recorded_at__lte": row.recorded_at}
    wishes = Wish.objects.filter(**before).values("pk")
    return wishes.union(AccommodationNeed.objects.filter(**before).values("pk")).exists()
