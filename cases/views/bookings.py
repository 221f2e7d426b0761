"""Aftal en samtale: hvornår ses I næste gang, og hvad skete der, når det ikke blev til noget?"""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from cases.actions import bookings
from cases.enums import MeetingState, Move, allowed
from cases.enums.meeting_moves import BOOKED, MEETING_MOVES
from cases.forms.bookings import BookingForm, ExplanationForm, MoveForm
from cases.models import Meeting
from cases.permissions import may_record
from cases.views._acting import form_page, tap, typed
from cases.views._case import Sag, fetch
from jobcenter.dates import danish

pages = require_http_methods(["GET", "HEAD", "POST"])

# act -> (the action, the sentence afterwards). One tap each.
_OUTCOMES: dict[str, tuple[Any, Any]] = {
    "udeblev": (bookings.missed, gettext_lazy("Noteret. Ring og hør, hvordan det går.")),
    "aflys_borger": (partial(bookings.cancel, by_whom="borger"), gettext_lazy("Noteret. Borgeren sagde til.")),
    "aflys_kommune": (partial(bookings.cancel, by_whom="kommune"), gettext_lazy("Noteret. Vi aflyste samtalen.")),
    "tag_tilbage": (bookings.reopen, gettext_lazy("Samtalen er aftalt igen.")),
}


def outcomes(meeting: Meeting, on) -> list[Move]:
    """The taps that are possible today: nobody can have stayed away from a day that has not come."""
    early = meeting.planned_on is not None and meeting.planned_on > on
    moves = [move for move in allowed(MEETING_MOVES, meeting.state) if move.code in _OUTCOMES]
    return [move for move in moves if not (early and move.code == "udeblev")]


@pages
def plan(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Book a samtale; `?igen=<id>` begins with what the one that came to nothing was to be about."""
    sag = fetch(request, case_id, "samtale", may=may_record)
    form = BookingForm(typed(request), initial=_again(request, sag))
    meeting = form.submit(case=sag.case, by=request.user, on=sag.on) if form.is_bound else None
    if meeting is not None:
        messages.success(request, _("Samtalen er aftalt til den %(day)s.") % {"day": danish(meeting.planned_on)})
        return redirect("cases:samtale", sag.case.pk, meeting.pk)
    context = {
        "sag": sag,
        "tab": "case",
        "form": form,
        "heading": _("Aftal en samtale"),
        "save": _("Aftal samtalen"),
        "back": reverse("cases:case", args=[sag.case.pk]),
    }
    return render(request, "samtale/booking.html", context, status=form.status)


def _again(request: HttpRequest, sag: Sag) -> dict[str, Any]:
    try:
        wanted = UUID(request.GET.get("igen", ""))
    except ValueError:
        return {}
    earlier = Meeting.objects.filter(case=sag.case, pk=wanted)
    return earlier.values("kind", "form", "purpose").order_by().first() or {}


@pages
def move(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "samtale", may=may_record)
    meeting = get_object_or_404(Meeting.objects.select_related("case"), case=sag.case, pk=meeting_id)
    back = reverse("cases:samtale", args=[sag.case.pk, meeting.pk])
    # What was typed while a colleague held or cancelled it is answered by the action's own sentence.
    if request.method != "POST" and meeting.state not in BOOKED:
        return redirect(back)
    return form_page(
        request,
        sag,
        MoveForm(typed(request), row=meeting),
        heading=_("Flyt samtalen"),
        said=_("Samtalen er flyttet."),
        back=back,
        tab="case",
        template="samtale/booking.html",
        save=_("Gem den nye aftale"),
    )


@pages
def explanation(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    """The borger's own explanation of a samtale that came to nothing; asked for, and never needed (S3-36)."""
    sag = fetch(request, case_id, "samtale", may=may_record)
    meeting = get_object_or_404(Meeting.objects.select_related("case"), case=sag.case, pk=meeting_id)
    back = reverse("cases:samtale", args=[sag.case.pk, meeting.pk])
    if request.method != "POST" and meeting.state != MeetingState.UDEBLEVET:
        return redirect(back)
    return form_page(
        request,
        sag,
        ExplanationForm(typed(request), row=meeting),
        heading=_("Borgerens forklaring"),
        said=_("Forklaringen er gemt."),
        back=back,
        tab="case",
        template="samtale/explanation.html",
    )


@require_POST
def outcome(request: HttpRequest, case_id: UUID, meeting_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "samtale", may=may_record)
    meeting = get_object_or_404(Meeting.objects.select_related("case"), case=sag.case, pk=meeting_id)
    if request.POST.get("act") not in _OUTCOMES:
        raise BadRequest
    act, said = _OUTCOMES[request.POST["act"]]
    tap(request, act, said, meeting=meeting, by=request.user, on=sag.on)
    return redirect("cases:samtale", sag.case.pk, meeting.pk)
