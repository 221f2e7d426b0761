"""Enighed: hvor står vi, linje for linje? An open disagreement is a normal state, until it is settled or withdrawn."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from cases.actions import agreement
from cases.forms.agreement import LineForm
from cases.models import AgreementLine
from cases.permissions import may_record, may_see_notes
from cases.queries.agreement import lines
from cases.views._acting import form_page, tap, to_write, typed
from cases.views._case import Sag, fetch

pages = require_http_methods(["GET", "HEAD", "POST"])

# act -> (the action, the sentence afterwards). One tap each.
_TAPS: dict[str, tuple[Any, Any]] = {
    "afklaret": (agreement.settle, gettext_lazy("Godt. I fandt et svar; uenigheden bliver stående, som den var.")),
    "gaelder_ikke": (agreement.withdraw, gettext_lazy("Linjen gælder ikke længere. Intet er slettet.")),
    "aabn": (agreement.reopen, gettext_lazy("Linjen gælder igen.")),
}


@pages
def lines_of(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "enighed", may=to_write(request, may_record, to_read=may_see_notes))
    if request.method == "POST":
        return _tapped(request, sag)
    return render(request, "samtale/agreement.html", {"sag": sag, "tab": "case", "lines": lines(sag.case)})


def _tapped(request: HttpRequest, sag: Sag) -> HttpResponse:
    if request.POST.get("act") not in _TAPS:
        raise BadRequest
    try:
        line_id = UUID(request.POST.get("row", ""))
    except ValueError:
        raise BadRequest from None
    act, said = _TAPS[request.POST["act"]]
    tap(request, act, said, line=_line(sag, line_id), by=request.user, on=sag.on)
    return redirect("cases:agreement", sag.case.pk)


@pages
def line(request: HttpRequest, case_id: UUID, line_id: UUID) -> HttpResponse:
    """One line, put as the two now see it."""
    sag = fetch(request, case_id, "enighed", may=may_record)
    return form_page(
        request,
        sag,
        LineForm(typed(request), row=_line(sag, line_id)),
        heading=_("Ret linjen"),
        said=_("Linjen er gemt."),
        back=reverse("cases:agreement", args=[sag.case.pk]),
        tab="case",
        template="samtale/line.html",
    )


def _line(sag: Sag, line_id: UUID) -> AgreementLine:
    return get_object_or_404(AgreementLine.objects.select_related("case"), case=sag.case, pk=line_id)
