"""Promises of both sides: made, kept, let go; the system's own weigh as much as the borger's (S4-15)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from cases.models import Case, Commitment, Meeting
from cases.permissions import may_record

from ._checks import fresh, has_come, written
from ._writing import change, create, refuse, writing

WHAT = _lazy("Skriv, hvad der er lovet.")


def make(
    *,
    case: Case,
    by: Any,
    on: date,
    party: str,
    what: str,
    due_on: date | None = None,
    meeting: Meeting | None = None,
    promised_on: date | None = None,
) -> Commitment:
    """Somebody promises something, to be done by `due_on`; `meeting` is the samtale it was promised in."""
    if meeting is not None and meeting.case_id != case.pk:
        raise refuse(_("Samtalen hører til en anden sag."), "meeting")
    with writing(case, by=by, on=on, what="commitment.made", may=may_record) as w:
        commitment = create(
            Commitment(
                case=w.case,
                meeting=meeting,
                party=party,
                what=written(what, WHAT, "what"),
                promised_on=has_come(promised_on or on, on, "promised_on"),
                due_on=due_on,
            )
        )
        w.target, w.data = commitment, {"party": commitment.party, "due_on": commitment.due_on}
    return commitment


def revise(
    *,
    commitment: Commitment,
    by: Any,
    on: date,
    version: int | None,
    party: str,
    what: str,
    due_on: date | None = None,
) -> Commitment:
    with writing(commitment.case, by=by, on=on, what="commitment.revised", may=may_record) as w:
        what = written(what, WHAT, "what")
        commitment = change(commitment, version=version, party=party, what=what, due_on=due_on)
        w.target, w.data = commitment, {"party": commitment.party, "due_on": commitment.due_on}
    return commitment


def keep(*, commitment: Commitment, by: Any, on: date, kept_on: date | None = None) -> Commitment:
    """The promise was kept, today unless told."""
    with writing(commitment.case, by=by, on=on, what="commitment.kept", may=may_record) as w:
        day = has_come(kept_on or on, on, "kept_on")
        commitment = change(_open(commitment), version=None, kept_on=day, kept_by=by)
        w.target, w.data = commitment, {"party": commitment.party}
    return commitment


def release(*, commitment: Commitment, by: Any, on: date) -> Commitment:
    """The promise no longer matters; nobody failed it."""
    with writing(commitment.case, by=by, on=on, what="commitment.released", may=may_record) as w:
        commitment = change(_open(commitment), version=None, released_on=on)
        w.target, w.data = commitment, {"party": commitment.party}
    return commitment


def reopen(*, commitment: Commitment, by: Any, on: date) -> Commitment:
    """Take back a mark set by mistake."""
    with writing(commitment.case, by=by, on=on, what="commitment.reopened", may=may_record) as w:
        commitment = change(commitment, version=None, kept_on=None, kept_by=None, released_on=None)
        w.target, w.data = commitment, {"party": commitment.party}
    return commitment


def _open(commitment: Commitment) -> Commitment:
    current = fresh(commitment, None)
    if current.kept_on or current.released_on:
        raise refuse(_("Løftet er allerede afsluttet. Åbn det igen først, hvis det var en fejl."))
    return current
