"""How often the two agreed to talk, and why one follow-up came late; neither is a mark against anybody (S1-57)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from cases.models import Case, LateFollowUp, Rhythm
from cases.permissions import may_record
from jobcenter.rows import StaleEdit
from jobcenter.rows.periods import in_force

from ._checks import fresh
from ._writing import change, create, refuse, writing


def agree(*, case: Case, by: Any, on: date, version: int, every_days: int, reason: str = "") -> Rhythm:
    """From today they talk every `every_days` days; the former rhythm ended yesterday, and its history stays.

    `version` is that of the rhythm which held when the page was read, 0 where there was none; StaleEdit when a
    colleague has agreed on another meanwhile.
    """
    values = {"every_days": every_days, "reason": reason.strip()}
    with writing(case, by=by, on=on, what="rhythm.agreed", may=may_record) as w:
        former = Rhythm.objects.filter(in_force(on), case=w.case).first()
        if former is not None and former.version != version:
            raise StaleEdit(former)
        if former is not None and former.valid_from == on:
            rhythm = change(former, version=version, **values)
        else:
            _end(former, on)
            rhythm = create(Rhythm(case=w.case, valid_from=on, **values))
        w.target, w.data = rhythm, {"every_days": rhythm.every_days}
    return rhythm


def stop(*, rhythm: Rhythm, by: Any, on: date) -> None:
    """It does not hold from today on; the law's rhythm goes on by itself."""
    with writing(rhythm.case, by=by, on=on, what="rhythm.stopped", may=may_record) as w:
        current = fresh(rhythm, None)
        if current.valid_to is not None and current.valid_to < on:
            raise refuse(_("Rytmen gælder allerede ikke længere."))
        w.target, w.data = current, {"every_days": current.every_days}
        _end(current, on)


def _end(rhythm: Rhythm | None, on: date) -> None:
    """Yesterday was its last day. One of today never held for a day; its history stays."""
    if rhythm is None:
        return
    if rhythm.valid_from >= on:
        rhythm.delete()
        return
    change(rhythm, version=None, valid_to=on - timedelta(days=1))


def explain(*, case: Case, by: Any, on: date, kind: str, due_on: date, cause: str, text: str = "") -> LateFollowUp:
    """Why the follow-up of that day came late: one tap; another tap puts a wrong one right."""
    with writing(case, by=by, on=on, what="late_follow_up.explained", may=may_record) as w:
        earlier = LateFollowUp.objects.filter(case=w.case, rhythm=kind, due_on=due_on)
        earlier.delete()
        values = {"cause": cause, "text": text.strip(), "noted_on": on, "noted_by": by}
        row = LateFollowUp(case=w.case, rhythm=kind, due_on=due_on, **values)
        w.target, w.data = create(row), {"rhythm": kind, "due_on": due_on, "cause": cause}
    return row
