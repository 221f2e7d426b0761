"""What a placement was, told in one sentence: “3. ønske afprøvet, varede 2 dage” (S4-16)."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.enums import PlacementState
from cases.models import Placement

WEEK = 7


def length(first: date, last: date) -> str:
    """Both days counted in: "2 dage", "13 uger", "5 uger og 3 dage"."""
    weeks, days = divmod((last - first).days + 1, WEEK)
    parts = []
    if weeks:
        parts.append(ngettext("%(n)d uge", "%(n)d uger", weeks) % {"n": weeks})
    if days or not parts:
        parts.append(ngettext("%(n)d dag", "%(n)d dage", days) % {"n": days})
    return _(" og ").join(parts)


def story(placement: Placement) -> str:
    """For a page of its own; needs `wish` and `workplace` fetched."""
    rank = placement.wish_rank or (placement.wish.rank if placement.wish else None)
    sentence = told(placement.state, rank, placement.starts_on, placement.ended_on)
    if placement.workplace is None:
        return sentence
    return _("%(sentence)s hos %(where)s") % {"sentence": sentence, "where": placement.workplace.name}


def told(state: str, rank: int | None, starts_on: date | None, ended_on: date | None) -> str:
    """What was tried once it has begun; before that, how far it is."""
    what = _("%(rank)s. ønske") % {"rank": rank} if rank else _("Praktik")
    if state == PlacementState.AFSLUTTET and starts_on and ended_on:
        return _("%(what)s afprøvet, varede %(length)s") % {"what": what, "length": length(starts_on, ended_on)}
    if state == PlacementState.I_GANG:
        return _("%(what)s afprøves") % {"what": what}
    return _("Praktik: %(state)s") % {"state": str(PlacementState(state).label).lower()}
