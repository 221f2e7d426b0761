"""From a case to a Need: the one read of this room."""

from __future__ import annotations

from cases.enums import OPEN_WISHES, WishKind
from cases.models import AccommodationNeed, Case, Wish
from offers.matching import Need, WishedFor

# What an offer can answer; timer og ramme are settled within an offer, and the rest of life outside it.
ANSWERED_BY_OFFERS = frozenset({WishKind.BRANCHE, WishKind.OPGAVER, WishKind.KURSUS})


def need_of(case: Case) -> Need:
    """The borger's open wishes and current needs; nothing sensitive leaves the case (S4-88)."""
    wishes = Wish.objects.filter(case=case, status__in=OPEN_WISHES, kind__in=ANSWERED_BY_OFFERS).order_by("rank")
    needs = AccommodationNeed.objects.filter(case=case, ended_on=None).values_list("kind", flat=True)
    return Need(
        needs=frozenset(needs),
        wishes=tuple(WishedFor(wish.rank, wish.wording) for wish in wishes),
    )
