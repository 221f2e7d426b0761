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
    """For the timeline; needs `wish` and `workplace` fetched. A draft has no story yet, only its state."""
    where = placement.workplace.name if placement.workplace else ""
    rank = placement.wish_rank or (placement.wish.rank if placement.wish else None)
    what = _("%(rank)s. ønske") % {"rank": rank} if rank else _("Praktik")
    sentence = _told(placement, what)
    return _("%(sentence)s hos %(where)s") % {"sentence": sentence, "where": where} if where else sentence


def _told(placement: Placement, what: str) -> str:
    if placement.state == PlacementState.AFSLUTTET and placement.starts_on and placement.ended_on:
        lasted = length(placement.starts_on, placement.ended_on)
        return _("%(what)s afprøvet, varede %(length)s") % {"what": what, "length": lasted}
    if placement.state == PlacementState.I_GANG:
        return _("%(what)s afprøves") % {"what": what}
    return f"{what}: {placement.get_state_display().lower()}"
