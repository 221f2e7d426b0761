"""Samtale: hvad aftalte vi, og hvordan var borgeren med?"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.enums import MeetingState
from cases.forms.samtale import OPENING, NotesForm, SamtaleForm
from cases.models import Meeting
from cases.permissions import may_record, may_see_notes
from cases.queries.involvement import entries_in
from cases.queries.samtaler import brief
from cases.views._case import Sag, fetch
from cases.views._involvement import all_errors, read, saved_sentence, screen
from cases.views.bookings import outcomes
from jobcenter.dates import is_working_day
from jobcenter.htmx import fragment


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Hold a samtale: the booked one of `?aftale=<id>`, else the one booked for today, else a new one.

    `vis` in the POST asks what is missing and saves nothing.
    """
    sag = fetch(request, case_id, "samtale", may=may_record)
    form = SamtaleForm(request.POST if request.method == "POST" else None, on=sag.on, meeting=_booked(request, sag))
    asking = "vis" in request.POST
    if asking:
        form.is_valid()
    elif form.is_bound and (held := form.submit(case=sag.case, by=request.user, on=sag.on)):
        statuses = [claim.status for claim in held.entry.claims.all()] if held.entry else []
        messages.success(request, saved_sentence(statuses))
        return redirect("cases:samtale", sag.case.pk, held.meeting.pk)
    context = {
        "sag": sag,
        "tab": "case",
        "form": form,
        "promises": _promises(form),
        "brief": brief(request.user, sag.case, sag.on),
        "errors": [] if asking else _errors(form, sag),
        **_involvement(form),
    }
    status = 200 if asking else form.status
    return fragment(request, "samtale/new.html", context, part="involvement/_status.html", status=status)


def _booked(request: HttpRequest, sag: Sag) -> Meeting | None:
    """What was typed belongs to the samtale its page was opened for, also where a colleague has noted it meanwhile."""
    wanted = request.POST.get("aftale") or request.GET.get("aftale")
    ours = Meeting.objects.filter(case=sag.case)
    booked = ours.filter(state=MeetingState.AFTALT)
    if not wanted and "row_id" in request.POST:
        return None  # the page was opened for a samtale that nobody had booked
    if not wanted:
        return booked.filter(planned_on=sag.on).order_by("planned_time", "id").first()
    try:
        meeting_id = UUID(wanted)
    except ValueError:
        return None
    return get_object_or_404(ours if request.method == "POST" else booked, pk=meeting_id)


def _involvement(form: SamtaleForm) -> dict:
    shown = screen(form.involvement)
    return {"inddragelse": shown, "status": shown["status"]}


def _promises(form: SamtaleForm) -> dict:
    rows = form.promises.forms
    shown = max([len(OPENING), *(number for number, row in enumerate(rows, 1) if _typed(row))])
    return {"shown": rows[:shown], "more": rows[shown:]}


def _typed(row) -> bool:
    return bool(row.errors or row["what"].value() or row["due_on"].value())


def _errors(form: SamtaleForm, sag: Sag) -> list[tuple[str, str]]:
    found = all_errors(form.involvement, before=(form, *form.promises.forms)) if form.is_bound else []
    if form.meeting is None or form.meeting.state == MeetingState.AFTALT:
        return found
    there = reverse("cases:samtale", args=[sag.case.pk, form.meeting.pk])
    return [(href or there, text) for href, text in found]


@require_safe
def detail(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "samtale", may=may_see_notes)
    meeting = get_object_or_404(Meeting.objects.select_related("held_by"), case=sag.case, pk=meeting_id)
    entries = entries_in(request.user, sag.case, sag.on).filter(meeting=meeting).with_parts()
    context = {
        "sag": sag,
        "tab": "case",
        "meeting": meeting,
        "booked": meeting.state == MeetingState.AFTALT,
        "held": meeting.state == MeetingState.HOLDT,
        "stayed_away": meeting.state == MeetingState.UDEBLEVET,
        "outcomes": outcomes(meeting, sag.on),
        "holiday": not is_working_day(meeting.planned_on) if meeting.planned_on else False,
        "promises": list(meeting.commitments.all()),
        "entries": [read(entry) for entry in entries],
    }
    return render(request, "samtale/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "samtale", may=may_record)
    meeting = get_object_or_404(Meeting, case=sag.case, state=MeetingState.HOLDT, pk=meeting_id)
    form = NotesForm(request.POST if request.method == "POST" else None, row=meeting, on=sag.on)
    if form.is_bound and form.submit(by=request.user, on=sag.on):
        messages.success(request, _("Gemt."))
        return redirect("cases:samtale", sag.case.pk, meeting.pk)
    context = {"sag": sag, "tab": "case", "form": form, "meeting": meeting}
    return render(request, "samtale/edit.html", context, status=form.status)
