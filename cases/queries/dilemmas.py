"""What was weighed in a case, and the way out of a praktik with the contacts around it."""

from __future__ import annotations

from cases.models import Case, CompanyContact, Placement, PlacementGuide, Weighing


def weighed_in(case: Case) -> list[Weighing]:
    return list(Weighing.objects.filter(case=case).select_related("decided_by", "step", "placement__workplace"))


def guides_of(placement: Placement) -> list[PlacementGuide]:
    return list(PlacementGuide.objects.filter(placement=placement).select_related("decided_by"))


def contacts_about(placement: Placement) -> list[CompanyContact]:
    return list(CompanyContact.objects.filter(placement=placement).select_related("made_by"))
