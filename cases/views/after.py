"""After the samtale: hvad sker der nu, and the notat for the fagsystem; and the screen that is turned to the borger."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cases.forms.drafts import as_posted
from cases.forms.samtale import SamtaleForm
from cases.models import Draft, Meeting
from cases.permissions import may_record, may_see_notes
from cases.queries.agreement import Board, board_now, board_of
from cases.queries.discreet import discreet
from cases.queries.involvement import entries_in
from cases.queries.journal import Led, led_to, talk
from cases.views._case import Sag, fetch
from cases.views._drafts import CARRY_ON, SAMTALE, form_page
from cases.wording import receipt as words
from cases.wording.journal import journal
from cases.wording.screen import screen


@require_safe
def after(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    """What was agreed, said plainly; what nobody has said yet, asked for; and the whole as text for the fagsystem."""
    sag = fetch(request, case_id, "samtale", may=may_see_notes)
    meeting = _held(sag, meeting_id)
    rows = entries_in(request.user, sag.case, sag.on).filter(meeting=meeting)
    entries = list(rows.with_parts().prefetch_related("moves"))
    led = led_to(meeting)
    context = {
        "sag": sag,
        "tab": "case",
        "meeting": meeting,
        "receipt": receipt_of(meeting, led),
        "nothing_involving": not entries and not meeting.involving.strip(),
        "entries": entries,
        "notat": journal(talk(meeting, led, entries)),
    }
    return render(request, "samtale/after.html", context)


def receipt_of(meeting: Meeting, led: Led) -> words.Receipt:
    booked = led.booked[0] if led.booked else None
    return words.receipt(
        [words.Doing(row.what, row.party, row.due_on) for row in led.steps],
        [words.Doing(row.what, row.party, row.due_on) for row in led.promises],
        no_step_needed=meeting.no_step_needed,
        next_meeting=words.Meeting(booked.planned_on, booked.time, booked.form_label) if booked else None,
    )


@require_safe
def turned(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """In the middle of a samtale: what is written down of it so far, beside what holds from before."""
    sag = fetch(request, case_id, "samtale", may=may_record)
    meeting = _under_way(request, sag)
    about = meeting.pk if meeting else sag.case.pk
    row = Draft.objects.filter(author_id=request.user.pk, case=sag.case, page=SAMTALE, about=about).first()
    back = form_page(sag.case, SAMTALE, about)
    if row:
        back += f"{'&' if '?' in back else '?'}{CARRY_ON}=1"
    return _turned(request, sag, back, board_now(sag.case), today=_so_far(sag, row, meeting) if row else None)


@require_safe
def turned_after(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    """What this samtale ended in, for the borger to read on the screen."""
    sag = fetch(request, case_id, "samtale", may=may_see_notes)
    meeting = _held(sag, meeting_id)
    back = reverse("cases:samtale_after", args=[sag.case.pk, meeting.pk])
    return _turned(request, sag, back, board_of(meeting), day=meeting.held_on)


def _turned(
    request: HttpRequest, sag: Sag, back: str, board: Board, *, today: Board | None = None, day: date | None = None
) -> HttpResponse:
    """No name, no number, no notes and no way into the rest of the product: somebody else reads it."""
    wishes = discreet(board.wishes, notes=sag.may_see_notes, sensitive=sag.may_see_sensitive)
    shown = screen(board.lines, board.promises, board.steps, wishes)
    now = screen(today.lines, today.promises, today.steps) if today else None
    context = {"sag": sag, "back": back, "shown": shown, "today": now, "day": day}
    return render(request, "samtale/turned.html", context)


def _so_far(sag: Sag, row: Draft, meeting: Meeting | None) -> Board:
    """The parts of the form that she may read, as they stand in the caseworker's own draft; nothing else of it."""
    return SamtaleForm(as_posted(row.fields), on=sag.on, meeting=meeting).so_far()


def _held(sag: Sag, meeting_id: UUID) -> Meeting:
    rows = Meeting.objects.held().filter(case=sag.case).select_related("held_by")
    return get_object_or_404(rows, pk=meeting_id)


def _under_way(request: HttpRequest, sag: Sag) -> Meeting | None:
    try:
        wanted = UUID(request.GET.get("aftale", ""))
    except ValueError:
        return None
    return get_object_or_404(Meeting, case=sag.case, pk=wanted)
