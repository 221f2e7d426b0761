"""The booking of a samtale, within the same frame as every action: right, lock, event, flags."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from cases.actions._writing import create, writing
from cases.enums import MeetingForm, MeetingKind
from cases.models import Case, Meeting
from cases.permissions import may_record


def book(
    case: Case, *, by: Any, on: date, day: date, clock: time | None, purpose: str, kind: MeetingKind, form: MeetingForm
) -> Meeting:
    with writing(case, by=by, on=on, what="meeting.booked", may=may_record) as act:
        row = Meeting(case=act.case, kind=kind, form=form, planned_on=day, planned_time=clock, purpose=purpose)
        act.target = create(row)
    return row
