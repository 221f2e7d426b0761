"""Planen på papir: hvad får borgeren i hånden, og er begge sider med? Seen first, then handed over, then kept."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.forms.papers import HandOverForm
from cases.models import PlanSheet
from cases.permissions import may_record, may_see_notes
from cases.planning.paper import Paper, from_json
from cases.queries import papers as queries
from cases.views._acting import saved, typed
from cases.views._case import fetch
from jobcenter.paper import page_count, set_pdf


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The paper as it would be now, with what to look at before it is handed over; POST makes it."""
    sag = fetch(request, case_id, "papir", may=may_record)
    form = HandOverForm(typed(request))
    if saved(request, sag, form, _("Planen er klar til at give videre. Den bliver stående, som den er nu.")):
        return HttpResponseRedirect(reverse("cases:paper_sheet", args=[sag.case.pk, form.made.pk]))
    draft = queries.draft(sag.case, sag.on)
    context = {"sag": sag, "tab": "plan", "draft": draft, "form": form, "sheets": queries.sheets(sag.case)}
    return render(request, "papers/preview.html", context | _laid_out(draft.paper), status=form.status)


@require_safe
def sheet(request: HttpRequest, case_id: UUID, sheet_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "papir", may=may_see_notes)
    row = get_object_or_404(PlanSheet.objects.select_related("made_by"), case=sag.case, pk=sheet_id)
    context = {"sag": sag, "tab": "plan", "sheet": row} | _laid_out(from_json(row.content))
    return render(request, "papers/sheet.html", context)


@require_safe
def sheet_pdf(request: HttpRequest, case_id: UUID, sheet_id: UUID) -> HttpResponse:
    """The sheet as it was handed over. The name of the file holds its day and nobody's name."""
    sag = fetch(request, case_id, "papir", may=may_see_notes)
    row = get_object_or_404(PlanSheet, case=sag.case, pk=sheet_id)
    made = from_json(row.content)
    laid = _laid_out(made)
    pdf = set_pdf(_html(made, laid["size"], laid["pages"]))
    name = f'inline; filename="plan-{row.made_on:%Y-%m-%d}.pdf"'
    return HttpResponse(pdf, content_type="application/pdf", headers={"Content-Disposition": name})


def _laid_out(made: Paper) -> dict[str, Any]:
    """The largest type that lets it stand on one page. Where none does, the largest again, on as many as it takes."""
    largest = made.sizes[0]
    tried = {}
    for size in made.sizes:
        tried[size] = page_count(_html(made, size))
        if tried[size] == 1:
            return {"paper": made, "size": size, "pages": 1, "smaller": size < largest}
    return {"paper": made, "size": largest, "pages": tried[largest], "smaller": False}


def _html(made: Paper, size: int, pages: int = 1) -> str:
    return render_to_string("papers/pdf.html", {"paper": made, "size": size, "pages": pages})
