"""Write samtaler: hold one with what was agreed and how the borger was part of it, or revise its notes."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from cases.enums import MeetingState, Party
from cases.involvement import Draft
from cases.models import Case, Commitment, InvolvementEntry, Meeting, Plan, PlanStep
from cases.permissions import may_record

from . import agreement, bookings, utterances
from ._once import AlreadySaved, once
from ._writing import change, create, refuse, writing
from .agreement import Line
from .bookings import Booking
from .involvement import record_within
from .utterances import Said


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


@dataclass(frozen=True, kw_only=True)
class Notes:
    """When and how the two talked, and what about; one of the texts is enough, the three hensyn may stay empty."""

    held_on: date
    kind: str
    form: str
    talked_about: str = ""
    institutional: str = ""
    clarified: str = ""
    involving: str = ""
    present: tuple[str, ...] = ()
    spoken: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        return (self.talked_about, self.institutional, self.clarified, self.involving)

    def columns(self) -> dict[str, Any]:
        named = {field.name: getattr(self, field.name) for field in fields(Notes)}
        return named | {"present": sorted(set(self.present))}


@dataclass(frozen=True, kw_only=True)
class Samtale(Notes):
    """All that one samtale led to; what nobody said stays empty."""

    promises: tuple[Promise, ...] = ()
    step: NextStep | None = None
    no_step_needed: bool = False
    lines: tuple[Line, ...] = ()
    utterances: tuple[Said, ...] = ()
    involvement: Draft | None = None
    offer_id: Any = None
    next: Booking | None = None

    @property
    def substantive(self) -> bool:
        """Something was moved for the borger: never by a booking, and never by talk alone."""
        decided = bool(self.involvement and self.involvement.decision.strip())
        return bool(self.promises or self.step or self.lines or decided)


@dataclass(frozen=True)
class Held:
    """A held samtale and, where it was told, the involvement entry that belongs to it."""

    meeting: Meeting
    entry: InvolvementEntry | None = None


def hold(
    *, case: Case, by: Any, on: date, samtale: Samtale, meeting: Meeting | None = None, row_id: UUID | None = None
) -> Held:
    """The samtale with all that belongs to it in one transaction: all of it, or nothing.

    `meeting` is the booked one where there was one; otherwise a new one is written, as `row_id` where that is given.
    Raises AlreadySaved where the same samtale has been sent before.
    """
    _sound(samtale, on)
    _next_is_known(samtale)
    if meeting is not None and meeting.case_id != case.pk:
        raise refuse(_("Samtalen hører til en anden sag."))
    with writing(case, by=by, on=on, what="meeting.held", may=may_record) as act:
        held = _hold(act.case, meeting, _values(samtale, by), row_id)
        _agree(held, samtale)
        entry = None
        if samtale.involvement is not None:
            whole = {"draft": samtale.involvement, "meeting": held, "offer_id": samtale.offer_id}
            entry = record_within(act.case, by=by, on=on, **whole)
        if samtale.next is not None:
            bookings.plan_within(act.case, by=by, on=on, booking=samtale.next)
        act.target, act.data = held, _told(samtale)
    return Held(held, entry)


def _values(samtale: Samtale, by: Any) -> dict[str, Any]:
    return samtale.columns() | {
        "state": MeetingState.HOLDT,
        "held_by": by,
        "no_step_needed": samtale.no_step_needed,
        "substantive": samtale.substantive,
    }


def _agree(held: Meeting, samtale: Samtale) -> None:
    """What both sides promised, the step it led to, where the two stand, and what she said that mattered."""
    day, case = samtale.held_on, held.case
    for promise in samtale.promises:
        create(Commitment(case=case, meeting=held, promised_on=day, **vars(promise)))
    step = None
    if samtale.step is not None:
        plan, _created = Plan.objects.get_or_create(case=case, defaults={"started_on": day})
        step = create(PlanStep(plan=plan, meeting=held, **vars(samtale.step)))
    agreement.write_within(case, lines=samtale.lines, day=day, meeting=held)
    utterances.write_within(held, said=samtale.utterances, day=day, step=step)


def _told(samtale: Samtale) -> dict[str, Any]:
    return {
        "promises": len(samtale.promises),
        "step": samtale.step is not None,
        "no_step_needed": samtale.no_step_needed,
        "lines": len(samtale.lines),
        "utterances": len(samtale.utterances),
    }


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


def _sound(notes: Notes, on: date) -> None:
    """The day has come, and somebody has written what it was about."""
    if notes.held_on > on:
        raise refuse(_("Samtalen kan ikke være holdt ude i fremtiden. Skriv den dag, I talte sammen."), "held_on")
    if not any(text.strip() for text in notes.texts):
        raise refuse(_("Skriv kort, hvad I talte om. Én sætning er nok."), "talked_about")


def _next_is_known(samtale: Samtale) -> None:
    """A samtale is done when the next step is known, or when both say that none is needed (S1-58, S3-05)."""
    step = samtale.step
    if samtale.no_step_needed and step is not None:
        raise refuse(_("Der står både et næste skridt og, at der ikke er brug for et. Vælg det ene."), "no_step_needed")
    if step is not None and not step.party:
        raise refuse(_("Vælg, hvem der gør det, så ingen venter på hinanden."), "step_party")
    if not (samtale.no_step_needed or step or any(promise.due_on for promise in samtale.promises)):
        raise refuse(
            _("Hvad er næste skridt, og hvornår? Skriv det med en dato, eller sæt kryds ved »ikke nødvendigt nu«."),
            "step",
        )


def revise(*, meeting: Meeting, by: Any, on: date, version: int, notes: Notes) -> Meeting:
    """The notes of a held samtale; what was promised and planned has pages of its own."""
    _sound(notes, on)
    with writing(meeting.case, by=by, on=on, what="meeting.revised", may=may_record) as act:
        revised = change(meeting, version=version, **notes.columns())
        act.target = revised
    return revised
