"""The borger's voice for staff: read it, hand her the screen, type in her paper, make her link; never change a word."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.actions import voice as actions
from cases.actions import voice_links
from cases.enums import MeetingState
from cases.forms.voice import NewLinkForm, OwnMeaningForm, PaperForm, WrongForm
from cases.models import CitizenStatement, Meeting, StatementLink
from cases.permissions import may_record, may_see_notes
from cases.queries.voice import agreed_in, as_voice, heard, statements_of, voices_of
from cases.queries.voice_links import links_of
from cases.queries.voice_meaning import sense
from cases.views._acting import tap, typed
from cases.views._case import Sag, fetch
from cases.views._qr import qr
from jobcenter.accounts import kiosk as screen

pages = require_http_methods(["GET", "HEAD", "POST"])


def _held(sag: Sag, meeting_id: UUID) -> Meeting:
    return get_object_or_404(Meeting, case=sag.case, state=MeetingState.HOLDT, pk=meeting_id)


@require_safe
def meeting(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    """One samtale: what the borger says of it, by which ways she can, and whether it made sense from both sides."""
    sag = fetch(request, case_id, "stemme", may=may_see_notes)
    return _page(request, sag, _held(sag, meeting_id), OwnMeaningForm())


def _page(request: HttpRequest, sag: Sag, row: Meeting, form: OwnMeaningForm) -> HttpResponse:
    voices = voices_of([row.pk]).get(row.pk, [])
    context = {
        "sag": sag,
        "tab": "case",
        "meeting": row,
        "voices": voices,
        "missing": heard(voices) is None,
        "sense": sense(row, sag.on),
        "links": links_of(row, sag.on),
        "form": form,
    }
    return render(request, "voice/meeting.html", context, status=form.status)


@require_POST
def kiosk(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Giv skærmen til borgeren: from here on this browser opens her pages only."""
    sag = fetch(request, case_id, "stemme", may=may_record)
    row = _held(sag, meeting_id)
    return hand_over(request, sag, "meeting", row)


def hand_over(request: HttpRequest, sag: Sag, what: str, row: Any) -> HttpResponse:
    """Give the screen away for one samtale, one praktik or the sag itself; the browser forgets the pages it has shown,
    so that going back shows none of them."""
    try:
        about = {} if row == sag.case else {what: row}
        actions.give_screen(case=sag.case, by=request.user, on=sag.on, **about)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("cases:case", sag.case.pk)
    screen.hand_over(request, {"case": str(sag.case.pk), what: str(row.pk)})
    response = redirect("cases:borger")
    response["Clear-Site-Data"] = '"cache"'
    return response


@pages
def paper(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "stemme", may=may_record)
    row = _held(sag, meeting_id)
    form = PaperForm(typed(request), lines=agreed_in(row), initial={"given_on": sag.on})
    if form.is_bound and form.submit(meeting=row, by=request.user, on=sag.on):
        messages.success(request, _("Svaret er skrevet ind og kan ikke ændres."))
        return redirect("cases:voice", sag.case.pk, row.pk)
    context = {"sag": sag, "tab": "case", "meeting": row, "form": form}
    return render(request, "voice/paper.html", context, status=form.status)


@pages
def link(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    """Make her link; the answer shows it, once: only its digest is kept, so no other page can."""
    sag = fetch(request, case_id, "stemme", may=may_record)
    row = _held(sag, meeting_id)
    form = NewLinkForm(typed(request))
    made = form.submit(meeting=row, by=request.user, on=sag.on) if form.is_bound else None
    context = {"sag": sag, "tab": "case", "meeting": row, "form": form, "link": None, "again": False}
    if isinstance(made, tuple):
        address = request.build_absolute_uri(reverse("cases:svar", args=[made[1]]))
        context |= {"link": made[0], "address": address, "qr": qr(address)}
    elif made is not None:
        context["again"] = True
    return render(request, "voice/link.html", context, status=form.status)


@require_POST
def link_withdraw(request: HttpRequest, case_id: UUID, link_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "stemme", may=may_record)
    row = get_object_or_404(StatementLink.objects.select_related("case"), case=sag.case, pk=link_id)
    tap(request, voice_links.withdraw, _("Linket er trukket tilbage."), link=row, by=request.user, on=sag.on)
    return redirect("cases:voice", sag.case.pk, row.meeting_id) if row.meeting_id else redirect("cases:case", case_id)


@require_POST
def own_meaning(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    """One tap about one's own work (S3-15)."""
    sag = fetch(request, case_id, "stemme", may=may_record)
    row = _held(sag, meeting_id)
    form = OwnMeaningForm(request.POST)
    if form.submit(meeting=row, by=request.user, on=sag.on):
        messages.success(request, _("Gemt. Svarene vises sammen."))
        return redirect("cases:voice", sag.case.pk, row.pk)
    return _page(request, sag, row, form)


# --- One answer -----------------------------------------------------------------------------------------------------


def _statement(sag: Sag, statement_id: UUID) -> CitizenStatement:
    return get_object_or_404(statements_of(sag.case), pk=statement_id)


@require_safe
def statement(request: HttpRequest, case_id: UUID, statement_id: UUID) -> HttpResponse:
    """The answer as it was given. There is no way to write here, by any method."""
    sag = fetch(request, case_id, "stemme", may=may_see_notes)
    context: dict[str, Any] = {"sag": sag, "tab": "case", "voice": as_voice(_statement(sag, statement_id))}
    return render(request, "voice/statement.html", context)


@pages
def statement_wrong(request: HttpRequest, case_id: UUID, statement_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "stemme", may=may_record)
    row = _statement(sag, statement_id)
    form = WrongForm(typed(request))
    if form.is_bound and form.submit(statement=row, by=request.user, on=sag.on):
        messages.success(request, _("Svaret er skjult og markeret som fejlregistreret. Intet er slettet."))
        return redirect("cases:statement", sag.case.pk, row.pk)
    context = {"sag": sag, "tab": "case", "form": form, "voice": as_voice(row)}
    return render(request, "voice/wrong.html", context, status=form.status)
