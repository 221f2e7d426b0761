"""Pause og fritagelse: hvis skyld er det for, hvad sker der imens, og hvornår ser vi på det igen?"""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.actions import pauses as actions
from cases.enums import PROTECTIVE_PAUSES
from cases.forms.pauses import ExemptionEndForm, ExemptionForm, ExtendForm, PauseForm, PauseTextForm
from cases.models import Exemption, Pause
from cases.permissions import may_decide, may_see_notes
from cases.views._acting import form_page, saved, tap, to_write
from cases.views._case import Sag, fetch
from jobcenter import rules

pages = require_http_methods(["GET", "HEAD", "POST"])


def _case_url(sag: Sag) -> str:
    return reverse("cases:case", args=[sag.case.pk])


@pages
def pause_new(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "pause", may=may_decide)
    form = PauseForm(request.POST if request.method == "POST" else None, initial={"starts_on": sag.on})
    return form_page(
        request,
        sag,
        form,
        heading=_("Faglig pause"),
        said=_("Pausen er noteret."),
        back=_case_url(sag),
        tab="case",
        template="pauses/pause_new.html",
        running=Pause.objects.running(sag.on).filter(case=sag.case).first(),
    )


@pages
def pause(request: HttpRequest, case_id: UUID, pause_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "pause", may=to_write(request, may_decide, to_read=may_see_notes))
    row = get_object_or_404(Pause.objects.select_related("case", "decided_by", "ended_by"), case=sag.case, pk=pause_id)
    forms = {"forlaeng": ExtendForm(row=row), "ret": PauseTextForm(row=row)}
    tried = ""
    if request.method == "POST":
        tried = request.POST.get("act", "")
        if _act(request, sag, row, tried, forms):
            return HttpResponseRedirect(reverse("cases:pause", args=[sag.case.pk, row.pk]))
    context = {
        "sag": sag,
        "tab": "case",
        "pause": row,
        "protective": row.reason in PROTECTIVE_PAUSES,
        "lapsed": row.ended_on is None and row.review_on < sag.on,
        "forms": forms,
        "tried": tried,
        "back": reverse("cases:pause", args=[sag.case.pk, row.pk]),
    }
    return render(request, "pauses/pause.html", context, status=forms[tried].status if tried else 200)


def _act(request: HttpRequest, sag: Sag, row: Pause, act: str, forms: dict) -> bool:
    """True when the page should be read anew."""
    if act == "afslut":
        said = _("Pausen er slut. Opmærksomhedspunkterne følger sagen igen.")
        return tap(request, actions.end, said, pause=row, by=request.user, on=sag.on) or True
    if act not in forms:
        raise BadRequest
    forms[act] = type(forms[act])(request.POST, row=row)
    said = _("Pausen er forlænget.") if act == "forlaeng" else _("Pausen er gemt.")
    return saved(request, sag, forms[act], said)


@pages
def exemption_new(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "fritagelse", may=may_decide)
    form = ExemptionForm(request.POST if request.method == "POST" else None, initial={"valid_from": sag.on})
    return form_page(
        request,
        sag,
        form,
        heading=_("Fritagelse"),
        said=_("Beslutningen er noteret."),
        back=_case_url(sag),
        tab="case",
        template="pauses/exemption_new.html",
        basis=rules.on(sag.on).matching("fritagelse."),
        earlier=list(Exemption.objects.filter(case=sag.case).select_related("decided_by")),
    )


@pages
def exemption(request: HttpRequest, case_id: UUID, exemption_id: UUID) -> HttpResponse:
    """Give a decision another last day."""
    sag = fetch(request, case_id, "fritagelse", may=may_decide)
    row = get_object_or_404(Exemption.objects.select_related("case"), case=sag.case, pk=exemption_id)
    form = ExemptionEndForm(request.POST if request.method == "POST" else None, row=row)
    return form_page(
        request,
        sag,
        form,
        heading=_("Ny sidste dag"),
        said=_("Den nye sidste dag er gemt."),
        back=reverse("cases:exemption_new", args=[sag.case.pk]),
        tab="case",
        lead=f"{row.get_kind_display()} · {row.legal_basis}",
    )
