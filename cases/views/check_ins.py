"""How a praktik goes, by the borger herself: read by those who work with the whole sag, never by the workplace."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases.enums import PlacementState
from cases.forms.check_ins import PaperCheckInForm
from cases.models import Placement
from cases.permissions import may_record, may_see_notes
from cases.queries.check_ins import told
from cases.views._acting import typed
from cases.views._case import Sag, fetch
from cases.views.voice import hand_over


def _placement(sag: Sag, placement_id: UUID) -> Placement:
    return get_object_or_404(Placement.objects.select_related("workplace"), case=sag.case, pk=placement_id)


def _not_running(request: HttpRequest, sag: Sag, row: Placement) -> HttpResponse:
    messages.info(request, _("Borgeren kan svare på, hvordan det går, mens praktikken er i gang."))
    return redirect("cases:check_ins", sag.case.pk, row.pk)


@require_safe
def check_ins(request: HttpRequest, case_id: UUID, placement_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "stemme", may=may_see_notes)
    row = _placement(sag, placement_id)
    context = {"sag": sag, "tab": "case_offers", "placement": row, "told": told(row, sag.on)}
    context["running"] = row.state == PlacementState.I_GANG
    return render(request, "voice/check_ins.html", context)


@require_POST
def check_in_kiosk(request: HttpRequest, case_id: UUID, placement_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "stemme", may=may_record)
    row = _placement(sag, placement_id)
    if row.state != PlacementState.I_GANG:
        return _not_running(request, sag, row)
    return hand_over(request, sag, "placement", row)


@require_http_methods(["GET", "HEAD", "POST"])
def check_in_paper(request: HttpRequest, case_id: UUID, placement_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "stemme", may=may_record)
    row = _placement(sag, placement_id)
    if row.state != PlacementState.I_GANG and request.method != "POST":
        return _not_running(request, sag, row)
    form = PaperCheckInForm(typed(request), initial={"given_on": sag.on})
    if form.is_bound and form.submit(placement=row, by=request.user, on=sag.on):
        messages.success(request, _("Svaret er skrevet ind og kan ikke ændres."))
        return redirect("cases:check_ins", sag.case.pk, row.pk)
    context = {"sag": sag, "tab": "case_offers", "placement": row, "form": form}
    return render(request, "voice/check_in_paper.html", context, status=form.status)
