"""Opening a case again that has stood still: contact, will, need, and only then a demand (S1-105)."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from cases.enums import ReactivationKind
from cases.models import Case, ReactivationStep
from cases.permissions import may_record
from cases.queries.reactivation import Reopening, reopening
from jobcenter.dates import danish

from ._checks import has_come, written
from ._once import once
from ._writing import create, refuse, writing


def record(
    *, case: Case, by: Any, on: date, kind: str, done_on: date, text: str, row_id: UUID | None = None
) -> ReactivationStep:
    """The next step of the four; each on or after the day of the one before."""
    with writing(case, by=by, on=on, what="reactivation.recorded", may=may_record) as w:
        new_id = once(w.case.reactivation_steps.all(), row_id)
        _in_turn(reopening(w.case, on), kind, has_come(done_on, on, "done_on"))
        step = create(
            ReactivationStep(
                id=new_id,
                case=w.case,
                kind=kind,
                done_on=done_on,
                done_by=by,
                text=written(text, _("Skriv, hvad der skete."), "text"),
            )
        )
        w.target, w.data = step, {"kind": step.kind}
    return step


def _in_turn(found: Reopening, kind: str, done_on: date) -> None:
    if found.since is None:
        raise refuse(_("Sagen har ikke stået stille så længe, at den skal åbnes trin for trin."))
    if found.next is None:
        raise refuse(_("Alle fire trin er noteret."))
    if kind != found.next:
        message = _("Tag trinene i rækkefølge. Det næste er “%(next)s”.")
        raise refuse(message % {"next": ReactivationKind(found.next).label}, "kind")
    earliest = max((step.done_on for step in found.steps.values()), default=None)
    if earliest and done_on < earliest:
        message = _("Trinnet før var den %(day)s. Vælg den dag eller en senere.")
        raise refuse(message % {"day": danish(earliest)}, "done_on")
    if done_on <= found.since:
        message = _("Sagen stod stille fra den %(day)s. Vælg en dag efter den.")
        raise refuse(message % {"day": danish(found.since)}, "done_on")
