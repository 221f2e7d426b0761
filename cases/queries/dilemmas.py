"""What was weighed in a case, and the way out of a praktik with the contacts around it."""

from __future__ import annotations

from cases.enums import Handling
from cases.models import Case, CheckIn, CompanyContact, Placement, PlacementGuide, Weighing

LEFT_ALONE = frozenset({Handling.INGEN_KONTAKT, Handling.STILLE})


def asked_to_be_left_alone(placement: Placement) -> bool:
    """Her newest answer is that the workplace is not to be contacted (S3-04); the answer itself stays with her sag."""
    newest = CheckIn.objects.filter(placement=placement).exclude(handling="").order_by("-given_on", "-recorded_at")
    return newest.values_list("handling", flat=True).first() in LEFT_ALONE


def weighed_in(case: Case) -> list[Weighing]:
    return list(Weighing.objects.filter(case=case).select_related("decided_by", "step", "placement__workplace"))


def guides_of(placement: Placement) -> list[PlacementGuide]:
    return list(PlacementGuide.objects.filter(placement=placement).select_related("decided_by"))


def contacts_about(placement: Placement) -> list[CompanyContact]:
    return list(CompanyContact.objects.filter(placement=placement).select_related("made_by"))
