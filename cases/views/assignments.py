"""Sagsbehandler: hvem skal have sagen?"""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.forms.assignments import AssignForm
from cases.permissions import may_lead
from cases.queries.assignments import assignment_on, who_may_have
from cases.views._acting import form_page, typed
from cases.views._acts import FROM_UNASSIGNED, unassigned_list
from cases.views._case import fetch


@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "fordeling", may=may_lead)
    now = assignment_on(sag.case, sag.on)
    colleagues = list(who_may_have(sag.case, sag.on))
    has_it = now.caseworker_id if now else None
    form = AssignForm(typed(request), case=sag.case, colleagues=colleagues, has_it=has_it)
    from_list = request.GET.get("fra") == FROM_UNASSIGNED
    return form_page(
        request,
        sag,
        form,
        heading=_("Skift sagsbehandler") if now else _("Giv sagen en sagsbehandler"),
        said=_("Sagen er fordelt."),
        back=unassigned_list() if from_list else reverse("cases:about", args=[sag.case.pk]),
        tab="about",
        template="about/assign.html",
        now=now,
        choices=len(form.people),
    )
