"""Åbn sagen igen: kontakt, lyst og tillid, behov – og først derefter et krav."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.forms.reactivation import ReactivationForm
from cases.permissions import may_record, may_see_notes
from cases.queries.reactivation import reopening
from cases.views._acting import form_page, to_write, typed
from cases.views._case import fetch


@require_http_methods(["GET", "HEAD", "POST"])
def reactivation(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "genaabning", may=to_write(request, may_record, to_read=may_see_notes))
    opening = reopening(sag.case, sag.on)
    form = ReactivationForm(typed(request), initial={"kind": opening.next, "done_on": sag.on})
    return form_page(
        request,
        sag,
        form,
        heading=_("Åbn sagen igen"),
        said=_("Trinnet er noteret."),
        back=reverse("cases:reactivation", args=[sag.case.pk]),
        tab="case",
        template="sanctions/reactivation.html",
        opening=opening,
    )
