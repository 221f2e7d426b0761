"""Sådan går det nu: hvad siger borgeren, udbyderen og sagsbehandleren, og hvad har rykket sig?"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases.forms.progression import ObservationForm, ObservationWrongForm
from cases.models import Observation
from cases.permissions import may_record, may_see_notes
from cases.queries.progression import profile_of
from cases.views._acting import form_page, typed
from cases.views._case import Sag, fetch

pages = require_http_methods(["GET", "HEAD", "POST"])


def _back(sag: Sag) -> str:
    return reverse("cases:progression", args=[sag.case.pk])


@require_safe
def progression(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "plan", may=may_see_notes)
    context = {"sag": sag, "tab": "plan", "profile": profile_of(sag.case)}
    return render(request, "progression/progression.html", context)


@pages
def progression_new(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "plan", may=may_record)
    form = ObservationForm(typed(request), initial={"observed_on": sag.on})
    heading, said = _("Sådan går det nu"), _("Gemt. Det kan ikke ændres, men det kan markeres som fejlregistreret.")
    template = "progression/new.html"
    return form_page(request, sag, form, heading=heading, said=said, back=_back(sag), tab="plan", template=template)


@pages
def progression_wrong(request: HttpRequest, case_id: UUID, observation_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "plan", may=may_record)
    row = get_object_or_404(Observation, case=sag.case, pk=observation_id)
    form = ObservationWrongForm(typed(request))
    if form.is_bound and form.submit(observation=row, by=request.user, on=sag.on):
        messages.success(request, _("Det er skjult og markeret som fejlregistreret. Intet er slettet."))
        return redirect(_back(sag))
    context = {"sag": sag, "tab": "plan", "form": form, "row": row, "back": _back(sag)}
    return render(request, "progression/wrong.html", context, status=form.status)
