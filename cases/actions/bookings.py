"""Write the booking of a samtale: agree on a day, move it, and say so when it came to nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any, Literal

from django.utils.translation import gettext as _

from cases.enums import MeetingForm, MeetingKind, MeetingState
from cases.enums.meeting_moves import MEETING_MOVES
from cases.models import Case, Meeting
from cases.permissions import may_record
from jobcenter import audit
from jobcenter.dates import danish

from ._checks import fresh, not_gone, taken
from ._writing import change, create, refuse, writing


@dataclass(frozen=True, kw_only=True)
class Booking:
    """When the two meet next; the clock and the purpose may be open."""

    planned_on: date
    kind: str = MeetingKind.OPFOELGNING
    form: str = MeetingForm.FREMMOEDE
    planned_time: time | None = None
    purpose: str = ""


def plan(
    *,
    case: Case,
    by: Any,
    on: date,
    planned_on: date,
    kind: str,
    form: str,
    planned_time: time | None = None,
    purpose: str = "",
) -> Meeting:
    """A samtale on a day that is today or ahead; the clock and the purpose may be open."""
    with writing(case, by=by, on=on, what="meeting.planned", may=may_record) as w:
        values = _agreed(on, planned_on, planned_time, kind, form, purpose)
        meeting = create(Meeting(case=w.case, **values))
        w.target, w.data = meeting, _told(meeting)
    return meeting


def plan_within(case: Case, *, by: Any, on: date, booking: Booking) -> Meeting:
    """The same inside the transaction of the samtale it was agreed in; it has an event of its own."""
    meeting = create(Meeting(case=case, **_agreed(on, **vars(booking))))
    who = {"by": by, "on": on, "case_id": case.pk, "citizen_id": case.citizen_id}
    audit.record("meeting.planned", target=meeting, data=_told(meeting), **who)
    return meeting


def _told(meeting: Meeting) -> dict[str, Any]:
    return {"planned_on": meeting.planned_on, "kind": meeting.kind, "form": meeting.form}


def move(
    *,
    meeting: Meeting,
    by: Any,
    on: date,
    version: int | None,
    planned_on: date,
    kind: str,
    form: str,
    planned_time: time | None = None,
    purpose: str = "",
) -> Meeting:
    """Another day, clock or way of meeting; the event tells by how many days it moved."""
    with writing(meeting.case, by=by, on=on, what="meeting.moved", may=may_record) as w:
        current = fresh(meeting, version)
        taken(MEETING_MOVES, "flyt", current.state, current.get_state_display())
        values = _agreed(on, planned_on, planned_time, kind, form, purpose)
        days = (planned_on - current.planned_on).days if current.planned_on else 0
        meeting = change(current, version=version, **values)
        w.target, w.data = meeting, {"planned_on": planned_on, "days": days, "form": meeting.form}
    return meeting


def _agreed(
    on: date, planned_on: date, planned_time: time | None, kind: str, form: str, purpose: str
) -> dict[str, Any]:
    day = not_gone(planned_on, on, "planned_on")
    return {"planned_on": day, "planned_time": planned_time, "kind": kind, "form": form, "purpose": purpose.strip()}


def missed(*, meeting: Meeting, by: Any, on: date) -> Meeting:
    """The borger did not come; not to be said before the day has come."""
    return _became(meeting, "udeblev", "meeting.missed", by=by, on=on)


def explain(*, meeting: Meeting, by: Any, on: date, version: int | None, citizen_explanation: str) -> Meeting:
    """Why she did not come, in her own words, before anything else is thought of it (S3-36)."""
    with writing(meeting.case, by=by, on=on, what="meeting.explained", may=may_record) as w:
        current = fresh(meeting, version)
        if current.state != MeetingState.UDEBLEVET:
            raise refuse(
                _("Samtalen er imens noteret som »%(state)s«. Se, hvad der står, før du skriver en forklaring.")
                % {"state": current.get_state_display().lower()}
            )
        meeting = change(current, version=version, citizen_explanation=citizen_explanation.strip())
        w.target, w.data = meeting, {"told": bool(meeting.citizen_explanation)}
    return meeting


def cancel(*, meeting: Meeting, by: Any, on: date, by_whom: Literal["borger", "kommune"]) -> Meeting:
    """Called off, before or after its day; who called it off stays on the row."""
    return _became(meeting, f"aflys_{by_whom}", "meeting.cancelled", by=by, on=on)


def reopen(*, meeting: Meeting, by: Any, on: date) -> Meeting:
    """A tap that was wrong: the samtale is still agreed on the day it had."""
    return _became(meeting, "tag_tilbage", "meeting.reopened", by=by, on=on)


def _became(meeting: Meeting, code: str, what: str, *, by: Any, on: date) -> Meeting:
    with writing(meeting.case, by=by, on=on, what=what, may=may_record) as w:
        current = fresh(meeting, None)
        move = taken(MEETING_MOVES, code, current.state, current.get_state_display())
        if code == "udeblev" and current.planned_on and current.planned_on > on:
            message = _("Samtalen er først den %(day)s. Bliver den ikke til noget, så flyt eller aflys den.")
            raise refuse(message % {"day": danish(current.planned_on)})
        meeting = change(current, version=None, state=move.target)
        w.target, w.data = meeting, {"state": meeting.state, "planned_on": meeting.planned_on}
    return meeting
