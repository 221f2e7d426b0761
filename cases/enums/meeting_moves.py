"""What may become of a booked samtale besides being held, as a table; a tap that was wrong can be taken back."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from .contact import MeetingState
from .moves import Move

BOOKED = frozenset({MeetingState.AFTALT})
# Kept apart by who cancelled: the kommune's cancellations count as much as the borger's.
CAME_TO_NOTHING = frozenset({MeetingState.UDEBLEVET, MeetingState.AFLYST_BORGER, MeetingState.AFLYST_KOMMUNE})

MEETING_MOVES = (
    Move("flyt", _("Flyt"), BOOKED, MeetingState.AFTALT),
    Move("udeblev", _("Borgeren kom ikke"), BOOKED, MeetingState.UDEBLEVET),
    Move("aflys_borger", _("Borgeren aflyste"), BOOKED, MeetingState.AFLYST_BORGER),
    Move("aflys_kommune", _("Vi aflyste"), BOOKED, MeetingState.AFLYST_KOMMUNE),
    Move("tag_tilbage", _("Fortryd, samtalen er stadig aftalt"), CAME_TO_NOTHING, MeetingState.AFTALT),
)
