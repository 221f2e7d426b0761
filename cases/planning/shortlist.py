"""The shortlist for one borger: what speaks for an offer first, what a need excluded folded, the rest within reach."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from offers.matching import Need, Suggestion, suggest
from offers.models import Offer


@dataclass(frozen=True)
class Shortlist:
    """Three lists that together hold every offer once."""

    chosen: list[Suggestion]
    excluded: list[Suggestion]
    rest: list[Suggestion]


def shortlist(offers: Iterable[Offer], need: Need, *, shown_anyway: Collection[UUID] = ()) -> Shortlist:
    """Without a wish or a need there is nothing to choose by, so every offer is shown."""
    found = suggest(offers, need)
    excluded = [one for one in found if one.excluded and one.offer.pk not in shown_anyway]
    remaining = [one for one in found if one not in excluded]
    if need.empty:
        return Shortlist(remaining, excluded, [])
    chosen = [one for one in remaining if one.speaks_for or one.offer.pk in shown_anyway]
    return Shortlist(chosen, excluded, [one for one in remaining if one not in chosen])
