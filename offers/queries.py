"""Reads of the catalogue and the companies that need no case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from offers.models import Offer, Workplace


@dataclass(frozen=True)
class OfferFilter:
    """What the list is narrowed to; empty means all."""

    kind: str = ""
    purpose: str = ""
    demand: str = ""
    accommodates: str = ""
    branch: str = ""


@dataclass(frozen=True)
class WorkplaceFilter:
    branch: str = ""
    accommodates: str = ""


def offers(on: date, wanted: OfferFilter) -> QuerySet[Offer]:
    """The offers that exist that day, narrowed."""
    found = Offer.objects.open_on(on).select_related("provider")
    equal = {"kind": wanted.kind, "purpose": wanted.purpose, "branch": wanted.branch}
    found = found.filter(**{name: value for name, value in equal.items() if value})
    if wanted.demand:
        found = found.demanding(wanted.demand)
    if wanted.accommodates:
        found = found.accommodating(wanted.accommodates)
    return found


def workplaces(wanted: WorkplaceFilter) -> QuerySet[Workplace]:
    """All workplaces, paused ones too: why a place is not used is knowledge worth keeping."""
    found = Workplace.objects.select_related("company")
    if wanted.branch:
        found = found.filter(branch=wanted.branch)
    if wanted.accommodates:
        found = found.filter(accommodates__contains=[wanted.accommodates])
    return found
