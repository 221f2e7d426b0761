"""Which cases their notes pick: told apart in three hensyn, and with the third of them, information, støtte og lyst."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q

from cases.models import Meeting

TOLD_APART, INFORMED = "tre_hensyn", "information"
TALKS = frozenset({TOLD_APART, INFORMED})
_INFORMED = ~Q(involving="")
_WHICH = {TOLD_APART: ~Q(institutional="") | ~Q(clarified="") | _INFORMED, INFORMED: _INFORMED}


def talked(which: str, since: date | None, on: date) -> Q:
    """Cases with a held samtale from `since` to `on` whose notes hold that."""
    held = Meeting.objects.held().filter(case=OuterRef("pk"), held_on__gte=since or date.min, held_on__lte=on)
    return Q(Exists(held.filter(_WHICH[which])))
