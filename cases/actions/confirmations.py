"""After an entry is written: how the borger saw it, the reminder to show it, and words the author chose to keep."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from cases.enums import Confirmation
from cases.models import Case, InvolvementEntry, Task
from cases.permissions import may_record
from cases.queries.unseen import unseen

from ._involvement_parts import standing
from ._provider_loop import responsible
from ._shown_to_borger import finish_reminders, remember
from ._writing import change, refuse, writing


def confirm(*, entry: InvolvementEntry, by: Any, on: date, answer: str, comment: str = "") -> InvolvementEntry:
    """What the borger said to what was written; the reminder about it is done with."""
    if answer not in Confirmation.values:
        raise refuse(_("Vælg, hvordan borgeren så det."))
    if answer == Confirmation.SET_MED_BEMAERKNING and not comment.strip():
        raise refuse(_("Skriv bemærkningen med borgerens ord."), "comment")
    with writing(entry.case, by=by, on=on, what="involvement.confirmed", may=may_record) as act:
        standing(entry)
        entry = change(entry, version=None, citizen_confirmation=answer, confirmation_comment=comment.strip())
        if answer != Confirmation.IKKE_SET:
            finish_reminders(entry, by=by, on=on)
        act.target, act.data = entry, {"answer": answer}
    return entry


def remind(*, case: Case, by: Any, on: date) -> Task | None:
    """The task for the sagsbehandler of the case, where an entry waits to be shown; None where nothing waits (V-14)."""
    if by is not None and not may_record(by, case, on):
        raise PermissionDenied("involvement.reminded")
    if not unseen(on).filter(case=case).exists():
        return None
    with writing(case, by=by, on=on, what="involvement.reminded", may=may_record) as act:
        entry, owner = unseen(on).filter(case=act.case).first(), responsible(act.case, on)
        task = remember(entry, owner, on) if entry and owner else None
        act.target = task
    return task


def keep_wording(*, entry: InvolvementEntry, by: Any, on: date, phrases: Iterable[str]) -> InvolvementEntry:
    """The author has thought about the words and keeps them; it is stored with this entry and nowhere else (S4-26)."""
    with writing(entry.case, by=by, on=on, what="involvement.wording_kept", may=may_record) as act:
        standing(entry)
        entry = change(entry, version=None, kept_wording=sorted({*entry.kept_wording, *phrases}))
        act.target = entry
    return entry
