"""Write samtaler: hold one with what was agreed and how the borger was part of it, or revise its notes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from cases.enums import MeetingState, Party
from cases.involvement import Draft
from cases.models import Case, Commitment, InvolvementEntry, Meeting, Plan, PlanStep
from cases.permissions import may_record

from ._once import AlreadySaved, once
from ._writing import change, create, refuse, writing
from .involvement import record_within


@dataclass(frozen=True)
class Promise:
    """Who does what by when; `due_on` may be open."""

    party: str
    what: str
    due_on: date | None = None


@dataclass(frozen=True)
class NextStep:
    title: str
    due_on: date
    party: str = Party.BORGER


@dataclass(frozen=True)
class Held:
    """A held samtale and, where it was told, the involvement entry that belongs to it."""

    meeting: Meeting
    entry: InvolvementEntry | None = None


def hold(
    *,
    case: Case,
    by: Any,
    on: date,
    held_on: date,
    kind: str,
    form: str,
    talked_about: str,
    promises: tuple[Promise, ...] = (),
    step: NextStep | None = None,
    no_step_needed: bool = False,
    involvement: Draft | None = None,
    offer_id: Any = None,
    meeting: Meeting | None = None,
    row_id: UUID | None = None,
) -> Held:
    """The samtale, its promises, its next step and its involvement in one transaction: all of it, or nothing.

    `meeting` is the booked one where there was one; otherwise a new one is written, as `row_id` where that is given.
    Raises AlreadySaved where the same samtale has been sent before.
    """
    _next_is_known(held_on, on, promises, step, no_step_needed)
    if meeting is not None and meeting.case_id != case.pk:
        raise refuse(_("Samtalen hører til en anden sag."))
    values = {
        "state": MeetingState.HOLDT,
        "held_on": held_on,
        "held_by": by,
        "kind": kind,
        "form": form,
        "talked_about": talked_about,
        "no_step_needed": no_step_needed,
        "substantive": bool(promises or step or (involvement and involvement.decision.strip())),
    }
    with writing(case, by=by, on=on, what="meeting.held", may=may_record) as act:
        held = _hold(act.case, meeting, values, row_id)
        _agree(held, held_on, promises, step)
        entry = None
        if involvement is not None:
            entry = record_within(act.case, by=by, on=on, draft=involvement, meeting=held, offer_id=offer_id)
        act.target = held
        act.data = {"promises": len(promises), "step": step is not None, "no_step_needed": no_step_needed}
    return Held(held, entry)


def _agree(held: Meeting, day: date, promises: tuple[Promise, ...], step: NextStep | None) -> None:
    """What both sides promised in the samtale, and the step it led to."""
    for promise in promises:
        create(Commitment(case=held.case, meeting=held, promised_on=day, **vars(promise)))
    if step is not None:
        plan, _created = Plan.objects.get_or_create(case=held.case, defaults={"started_on": day})
        create(PlanStep(plan=plan, **vars(step)))


def _hold(case: Case, meeting: Meeting | None, values: dict[str, Any], row_id: UUID | None) -> Meeting:
    if meeting is None:
        return create(Meeting(id=once(case.meetings.all(), row_id), case=case, **values))
    current = Meeting.objects.select_for_update(of=("self",)).get(pk=meeting.pk)
    if current.state != MeetingState.AFTALT:
        same = all(getattr(current, name) == values[name] for name in ("state", "held_by", "held_on", "talked_about"))
        if row_id is not None and same:
            raise AlreadySaved(current)
        raise refuse(
            _("Samtalen er imens noteret som »%(state)s«. Det, du har skrevet, er ikke gemt. Se, hvad der står.")
            % {"state": current.get_state_display().lower()}
        )
    return change(current, version=None, **values)


def _next_is_known(
    held_on: date, on: date, promises: tuple[Promise, ...], step: NextStep | None, no_step_needed: bool
) -> None:
    """A samtale is done when the next step is known, or when both say that none is needed (S1-58)."""
    if held_on > on:
        raise refuse(_("Samtalen kan ikke være holdt ude i fremtiden. Skriv den dag, I talte sammen."), "held_on")
    if no_step_needed and step is not None:
        raise refuse(_("Der står både et næste skridt og, at der ikke er brug for et. Vælg det ene."), "no_step_needed")
    if not (no_step_needed or step or any(promise.due_on for promise in promises)):
        raise refuse(
            _("Hvad er næste skridt, og hvornår? Skriv det med en dato, eller sæt kryds ved »ikke nødvendigt nu«."),
            "step",
        )


def revise(
    *, meeting: Meeting, by: Any, on: date, version: int, held_on: date, kind: str, form: str, talked_about: str
) -> Meeting:
    """The notes of a held samtale; what was promised and planned has pages of its own."""
    if held_on > on:
        raise refuse(_("Samtalen kan ikke være holdt ude i fremtiden. Skriv den dag, I talte sammen."), "held_on")
    with writing(meeting.case, by=by, on=on, what="meeting.revised", may=may_record) as act:
        revised = change(meeting, version=version, held_on=held_on, kind=kind, form=form, talked_about=talked_about)
        act.target = revised
    return revised
