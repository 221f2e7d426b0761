"""Promises of both sides: made, kept, amended, broken, let go; the system's own weigh as much as the borger's (S4-15).

What became of a promise is said by whoever made it or heard it. Nothing follows from it by itself: a promise that was
not held is an occasion to talk, never a step towards a sanction (S3-16).
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from cases.models import Case, Commitment, Meeting
from cases.permissions import may_record

from ._checks import fresh, has_come, not_gone, written
from ._once import once
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
    row_id: UUID | None = None,
) -> Commitment:
    """Somebody promises something, to be done by `due_on`; `meeting` is the samtale it was promised in."""
    if meeting is not None and meeting.case_id != case.pk:
        raise refuse(_("Samtalen hører til en anden sag."), "meeting")
    with writing(case, by=by, on=on, what="commitment.made", may=may_record) as w:
        commitment = create(
            Commitment(
                id=once(w.case.commitments.all(), row_id),
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


def amend(*, commitment: Commitment, by: Any, on: date, due_on: date, what: str = "") -> Commitment:
    """Both agreed on another day, or on something else; the promise stands, and was not broken (S3-16)."""
    with writing(commitment.case, by=by, on=on, what="commitment.amended", may=may_record) as w:
        current = _open(commitment)
        agreed = {"due_on": not_gone(due_on, on, "due_on"), "what": what.strip() or current.what}
        commitment = change(current, version=None, amended_on=on, **agreed)
        w.target, w.data = commitment, {"party": commitment.party, "due_on": commitment.due_on}
    return commitment


def break_(*, commitment: Commitment, by: Any, on: date, why: str = "") -> Commitment:
    """It was not held. Said of both sides in the same words, with the reason where there is one."""
    with writing(commitment.case, by=by, on=on, what="commitment.broken", may=may_record) as w:
        commitment = change(_open(commitment), version=None, broken_on=on, why_broken=why.strip())
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
        nothing = {"kept_on": None, "kept_by": None, "released_on": None, "broken_on": None, "why_broken": ""}
        commitment = change(commitment, version=None, **nothing)
        w.target, w.data = commitment, {"party": commitment.party}
    return commitment


def _open(commitment: Commitment) -> Commitment:
    current = fresh(commitment, None)
    if current.kept_on or current.released_on or current.broken_on:
        raise refuse(_("Løftet er allerede afsluttet. Åbn det igen først, hvis det var en fejl."))
    return current
