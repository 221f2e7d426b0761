"""Samtale: hvad aftalte vi, og hvordan var borgeren med?"""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.enums import MeetingState, Present
from cases.forms.bookings import ExplanationForm
from cases.forms.samtale import NotesForm, SamtaleForm
from cases.models import Meeting
from cases.permissions import may_record, may_see_notes
from cases.queries.contested import whole
from cases.queries.involvement import entries_in
from cases.queries.journal import led_to
from cases.queries.samtaler import brief
from cases.queries.surroundings import surroundings
from cases.queries.utterances import linkable
from cases.queries.voice import voice_of
from cases.views._acting import typed
from cases.views._case import Sag, fetch
from cases.views._drafts import CARRY_ON, SAMTALE, SAMTALE_EDIT, draft_for, keep_typed, saved
from cases.views._involvement import all_errors, read, saved_sentence, screen
from cases.views._samtale import folds, hensyn_of, note_folds
from cases.views.bookings import outcomes
from cases.wording.prompts import PROMPTS
from jobcenter.dates import is_working_day
from jobcenter.htmx import fragment

pages = require_http_methods(["GET", "HEAD", "POST"])
ASK, TURN = "vis", "vend"


@pages
def new(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Hold a samtale: the booked one of `?aftale=<id>`, else the one booked for today, else a new one.

    `vis` in the POST asks what is missing, `vend` turns the screen to the borger; neither saves the samtale.
    """
    sag = fetch(request, case_id, "samtale", may=may_record)
    booked = _booked(request, sag)
    about = booked.pk if booked else sag.case.pk
    links = linkable(sag.case, sag.on, offers=False)
    form = SamtaleForm(typed(request), on=sag.on, meeting=booked, links=links)
    if TURN in request.POST:
        keep_typed(request, sag, form, SAMTALE, about)
        return redirect(reverse("cases:turned", args=[sag.case.pk]) + (f"?aftale={about}" if booked else ""))
    asking = ASK in request.POST
    if asking:
        form.is_valid()
    elif form.is_bound and (held := form.submit(case=sag.case, by=request.user, on=sag.on)):
        saved(request, sag, SAMTALE, about)
        statuses = [claim.status for claim in held.entry.claims.all()] if held.entry else []
        messages.success(request, saved_sentence(statuses))
        return redirect("cases:samtale_after", sag.case.pk, held.meeting.pk)
    return _shown(request, sag, form, draft_for(request, sag, form, SAMTALE, about), asking=asking)


def _shown(request: HttpRequest, sag: Sag, form: SamtaleForm, kladde, *, asking: bool) -> HttpResponse:
    shown = screen(form.involvement, partial(surroundings, request.user, sag.case, sag.on))
    context = {
        "sag": sag,
        "tab": "case",
        "form": form,
        "kladde": kladde,
        "folds": folds(form),
        "prompts": PROMPTS,
        "brief": brief(request.user, sag.case, sag.on),
        "errors": [] if asking else _errors(form, sag),
        "inddragelse": shown,
        "status": shown["status"],
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
    written = request.method == "POST" or CARRY_ON in request.GET
    return get_object_or_404(ours if written else booked, pk=meeting_id)


def _errors(form: SamtaleForm, sag: Sag) -> list[tuple[str, str]]:
    rows = [row for rows in form.formsets for row in rows.forms]
    found = all_errors(form.involvement, before=(form, *rows)) if form.is_bound else []
    if form.meeting is None or form.meeting.state == MeetingState.AFTALT:
        return found
    there = reverse("cases:samtale", args=[sag.case.pk, form.meeting.pk])
    return [(href or there, text) for href, text in found]


@require_safe
def detail(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "samtale", may=may_see_notes)
    meeting = get_object_or_404(Meeting.objects.select_related("held_by"), case=sag.case, pk=meeting_id)
    entries = whole(entries_in(request.user, sag.case, sag.on).filter(meeting=meeting))
    stayed_away = meeting.state == MeetingState.UDEBLEVET
    context = {
        "sag": sag,
        "tab": "case",
        "meeting": meeting,
        "booked": meeting.state == MeetingState.AFTALT,
        "held": meeting.state == MeetingState.HOLDT,
        "stayed_away": stayed_away,
        "explanation": ExplanationForm(row=meeting) if stayed_away else None,
        "outcomes": outcomes(meeting, sag.on),
        "holiday": not is_working_day(meeting.planned_on) if meeting.planned_on else False,
        "led": led_to(meeting),
        "present": [one.label for one in Present if one in meeting.present],
        "hensyn": hensyn_of(meeting),
        "entries": [read(entry) for entry in entries],
        "voice": voice_of(sag.case, meeting),
    }
    return render(request, "samtale/detail.html", context)


@pages
def edit(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "samtale", may=may_record)
    meeting = get_object_or_404(Meeting, case=sag.case, state=MeetingState.HOLDT, pk=meeting_id)
    form = NotesForm(typed(request), row=meeting, on=sag.on)
    if form.is_bound and form.submit(by=request.user, on=sag.on):
        saved(request, sag, SAMTALE_EDIT, meeting.pk)
        messages.success(request, _("Gemt."))
        return redirect("cases:samtale", sag.case.pk, meeting.pk)
    kladde = draft_for(request, sag, form, SAMTALE_EDIT, meeting.pk)
    context = {"sag": sag, "tab": "case", "form": form, "meeting": meeting}
    context |= {"kladde": kladde, "folds": note_folds(form)}
    return render(request, "samtale/edit.html", context, status=form.status)
