"""Veje gennem systemet: hvilke trin er der, hvad er dokumenteret, og hvad mangler? The borger may read along."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.actions import ways as actions
from cases.enums import TextLanguage
from cases.forms.ways import DocumentedForm
from cases.models import ProcedureMark
from cases.permissions import may_record, may_see_notes
from cases.planning.language import text_language
from cases.queries import ways as queries
from cases.views._acting import saved, tap, to_write
from cases.views._case import Sag, fetch


@require_safe
def ways(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "vej", may=may_see_notes)
    context = {"sag": sag, "tab": "about", "ways": queries.ways(sag.on, _language(sag))}
    return render(request, "ways/ways.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def way(request: HttpRequest, case_id: UUID, procedure: str) -> HttpResponse:
    sag = fetch(request, case_id, "vej", may=to_write(request, may_record, to_read=may_see_notes))
    found = queries.way(sag.case, procedure, sag.on, _language(sag))
    if found is None:
        raise Http404
    tried = None
    if request.method == "POST":
        tried, done = _act(request, sag, found)
        if done:
            return HttpResponseRedirect(reverse("cases:way", args=[sag.case.pk, procedure]))
    context = {"sag": sag, "tab": "about", "way": found, "steps": _with_forms(sag, found, tried)}
    return render(request, "ways/way.html", context, status=tried.status if tried else 200)


def _act(request: HttpRequest, sag: Sag, found: queries.Way) -> tuple[DocumentedForm | None, bool]:
    """The form that was refused, if any, and whether the page is to be read anew."""
    if request.POST.get("act") == "fjern":
        rows = ProcedureMark.objects.select_related("case").filter(case=sag.case, procedure=found.procedure)
        try:
            mark = get_object_or_404(rows, pk=UUID(request.POST.get("row", "")))
        except ValueError:
            raise BadRequest from None
        tap(request, actions.remove_mark, _("Mærket er fjernet."), mark=mark, by=request.user, on=sag.on)
        return None, True
    step = request.POST.get("step", "")
    if step not in {one.text.code for one in found.steps}:
        raise BadRequest
    form = DocumentedForm(request.POST, procedure=found.procedure, step=step)
    return form, saved(request, sag, form, _("Trinet er dokumenteret."))


def _with_forms(sag: Sag, found: queries.Way, tried: DocumentedForm | None) -> list[tuple[queries.WayStep, Any]]:
    """Each step with the form that documents it, where that is still to be done; a refused form is kept anyhow."""
    forms = {} if tried is None else {tried.data.get("step"): tried}
    for step in found.remaining:
        empty = DocumentedForm(procedure=found.procedure, step=step.text.code, initial={"documented_on": sag.on})
        forms.setdefault(step.text.code, empty)
    return [(step, forms.get(step.text.code)) for step in found.steps]


def _language(sag: Sag) -> str:
    return text_language(sag.citizen.language) or TextLanguage.DA
