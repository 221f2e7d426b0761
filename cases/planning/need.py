"""From a case to a Need: the one read of this room."""

from __future__ import annotations

from collections.abc import Iterable

from cases.enums import OPEN_WISHES, WishKind
from cases.models import AccommodationNeed, Case, Wish
from offers.matching import Need, WishedFor

# What an offer can answer; timer og ramme are settled within an offer, and the rest of life outside it.
ANSWERED_BY_OFFERS = frozenset({WishKind.BRANCHE, WishKind.OPGAVER, WishKind.KURSUS})


def need_of(case: Case) -> Need:
    """The borger's open wishes and current needs; nothing sensitive leaves the case (S4-88)."""
    wishes = Wish.objects.filter(case=case, status__in=OPEN_WISHES, kind__in=ANSWERED_BY_OFFERS)
    needs = AccommodationNeed.objects.filter(case=case, ended_on=None).values_list("kind", flat=True)
    return Need(needs=frozenset(needs), wishes=wished_for(wishes))


def wished_for(wishes: Iterable[Wish]) -> tuple[WishedFor, ...]:
    """Those among the wishes that an offer or a workplace can answer, in the borger's order."""
    open_ones = [wish for wish in wishes if wish.status in OPEN_WISHES and wish.kind in ANSWERED_BY_OFFERS]
    return tuple(WishedFor(wish.rank, wish.wording) for wish in sorted(open_ones, key=lambda wish: wish.rank))
