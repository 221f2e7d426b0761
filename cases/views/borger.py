"""What a borger meets herself: her own link, which shows three questions and nothing else, and the screen that a
sagsbehandler has handed to her. Her pages have a frame of their own, without a name, a menu or a script."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from cases.actions import voice as actions
from cases.actions.voice_links import LinkClosed
from cases.enums import Voice
from cases.forms.check_ins import CheckInForm
from cases.forms.own_problem import OwnProblemForm
from cases.forms.voice import SKIP, KioskForm, LinkForm, PasswordForm
from cases.models import Case, Meeting, Placement
from cases.permissions import may_record
from cases.queries.journal import led_to
from cases.queries.voice import agreed_in
from cases.queries.voice_links import live, named
from cases.views._acting import tap, typed
from cases.views._case import Sag, fetch
from cases.views.after import receipt_of
from jobcenter import dates
from jobcenter.accounts import kiosk as screen
from jobcenter.accounts.pace import address_key, over

pages = require_http_methods(["GET", "HEAD", "POST"])
DONE, SKIPPED = "svaret", "sprunget"


# --- Her own link ---------------------------------------------------------------------------------------------------


# Nobody is logged in here, and no cookie is set: what opens the page is the address itself, which a forged form
# would have to know. So there is nothing a CSRF token could protect, and nothing that a phone may refuse to keep.
@login_not_required
@csrf_exempt
@pages
def svar(request: HttpRequest, token: str) -> HttpResponse:
    """The three questions; the same answer to every link that opens nothing, whatever the reason."""
    if over(f"svar:{address_key(request)}", settings.LINK_REQUESTS_PER_MINUTE, time.time()):
        return _alone(request, "borger/vent.html", status=429)
    on, link = dates.today(), named(token)
    form = LinkForm(typed(request))
    try:
        if link is not None and form.is_bound and form.submit(link=link, by=None, on=on):
            return _discreet(redirect("cases:svar_tak"))
    except LinkClosed:
        link = None
    if link is None or not live(on).filter(pk=link.pk).exists():
        return _alone(request, "borger/lukket.html", {"phone": settings.MUNICIPALITY_PHONE}, status=404)
    return _alone(request, "borger/link.html", {"form": form}, status=form.status)


@login_not_required
@require_safe
def svar_tak(request: HttpRequest) -> HttpResponse:
    return _alone(request, "borger/tak_for_svar.html")


def _alone(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, status: int = 200
) -> HttpResponse:
    return _discreet(render(request, template, context, status=status))


def _discreet(response: HttpResponse) -> HttpResponse:
    """The address is the key: it is told to no other page, kept by no cache and found by no search."""
    response["Referrer-Policy"] = "no-referrer"
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


# --- The screen that was handed over --------------------------------------------------------------------------------


@dataclass(frozen=True)
class Handed:
    """What the screen is for: one samtale, one praktik, or neither: what it is about for her; kept as ids."""

    sag: Sag
    meeting: Meeting | None
    placement: Placement | None


@pages
def kiosk(request: HttpRequest) -> HttpResponse:
    about = _about(request)
    if "done" in about:
        return redirect("cases:borger_tak")
    try:
        handed = _handed(request, about)
    except (Http404, PermissionDenied):  # she lost the case or the right meanwhile: only the way back is left
        return redirect("cases:borger_tilbage")
    if handed.meeting:
        return _of_meeting(request, handed)
    return _of_placement(request, handed) if handed.placement else _of_problem(request, handed)


def _about(request: HttpRequest) -> dict[str, str]:
    """404 where the screen was handed to nobody."""
    about = screen.handed_over(request)
    if about is None:
        raise Http404
    return about


def _handed(request: HttpRequest, about: dict[str, str]) -> Handed:
    sag = fetch(request, about["case"], "borgerens_skaerm", may=may_record)
    if "meeting" in about:
        return Handed(sag, get_object_or_404(Meeting, case=sag.case, pk=about["meeting"]), None)
    if "placement" not in about:
        return Handed(sag, None, None)
    running = Placement.objects.running(sag.on).filter(case=sag.case)
    return Handed(sag, None, get_object_or_404(running, pk=about["placement"]))


def _of_meeting(request: HttpRequest, handed: Handed) -> HttpResponse:
    form = KioskForm(typed(request), lines=agreed_in(handed.meeting))
    who = {"meeting": handed.meeting, "by": request.user, "on": handed.sag.on}
    if form.is_bound and form.submit(**who):
        return _thanked(request, SKIPPED if form.skipping else DONE)
    context = {"form": form, "now": _what_happens_now(handed.meeting)}
    return render(request, "borger/samtale.html", context, status=form.status)


def _what_happens_now(meeting: Meeting) -> tuple[str, ...]:
    """The receipt of the samtale, without the promises that are done with."""
    led = led_to(meeting)
    open_ones = [row for row in led.promises if not (row.kept_on or row.broken_on or row.released_on)]
    return receipt_of(meeting, replace(led, promises=open_ones)).lines


def _of_placement(request: HttpRequest, handed: Handed) -> HttpResponse:
    if SKIP in request.POST:
        return _thanked(request, SKIPPED)
    form = CheckInForm(typed(request))
    if form.is_bound and form.submit(placement=handed.placement, by=request.user, on=handed.sag.on):
        return _thanked(request, DONE)
    return render(request, "borger/praktik.html", {"form": form}, status=form.status)


def _of_problem(request: HttpRequest, handed: Handed) -> HttpResponse:
    if SKIP in request.POST:
        return _thanked(request, SKIPPED)
    form = OwnProblemForm(typed(request))
    if form.is_bound and form.submit(case=handed.sag.case, by=request.user, on=handed.sag.on):
        return _thanked(request, DONE)
    return render(request, "borger/problem.html", {"form": form}, status=form.status)


def _thanked(request: HttpRequest, how: str) -> HttpResponse:
    screen.note(request, done=how)
    return redirect("cases:borger_tak")


@require_safe
def tak(request: HttpRequest) -> HttpResponse:
    about = _about(request)
    if "done" not in about:
        return redirect("cases:borger")
    return render(request, "borger/tak.html", {"skipped": about["done"] == SKIPPED})


@sensitive_post_parameters()
@pages
def tilbage(request: HttpRequest) -> HttpResponse:
    """The screen goes back to its owner, by her password; a wrong one changes nothing."""
    about = _about(request)
    form = PasswordForm(typed(request))
    if form.is_bound and form.is_valid():
        if screen.take_back(request, form.cleaned_data["password"]):
            return _taken_back(request, about)
        if screen.locked_out(request):
            return render(request, "borger/laast.html", status=429)
        form.add_error("password", _("Adgangskoden passer ikke. Prøv igen."))
    status = 422 if form.errors else 200
    return render(request, "borger/tilbage.html", {"form": form, "done": "done" in about}, status=status)


def _taken_back(request: HttpRequest, about: dict[str, str]) -> HttpResponse:
    on = dates.today()
    case = Case.objects.visible_to(request.user, on).filter(pk=about["case"]).first()
    if case is None:
        return redirect("home")
    said = _("Skærmen er din igen.")
    try:
        tap(request, actions.take_screen_back, said, case=case, by=request.user, on=on)
    except PermissionDenied:  # she may still see the case
        return redirect("cases:case", case.pk)
    if not {"meeting", "placement"} & set(about):
        return redirect("cases:problem", case.pk, Voice.BORGER)
    name, row = ("voice", about["meeting"]) if "meeting" in about else ("check_ins", about["placement"])
    return redirect(reverse(f"cases:{name}", args=[case.pk, row]))
