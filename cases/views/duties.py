"""Arbejdspligt: hvad er besluttet, på hvilket grundlag, og er det forklaret for borgeren?"""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.forms.duties import DutyEndForm, DutyForm, ExplainForm
from cases.models import WorkDuty
from cases.permissions import may_decide, may_record, may_see_notes
from cases.views._acting import form_page, saved, typed
from cases.views._case import fetch
from jobcenter import rules

pages = require_http_methods(["GET", "HEAD", "POST"])


@pages
def duty_new(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "arbejdspligt", may=may_decide)
    form = DutyForm(typed(request), initial={"valid_from": sag.on})
    return form_page(
        request,
        sag,
        form,
        heading=_("Arbejdspligt"),
        said=_("Beslutningen er noteret."),
        back=reverse("cases:rights_and_duties", args=[sag.case.pk]),
        tab="case",
        template="duties/duty_new.html",
        basis=rules.on(sag.on).matching("arbejdspligt."),
        now=WorkDuty.objects.on(sag.on).filter(case=sag.case).first(),
    )


@pages
def duty(request: HttpRequest, case_id: UUID, duty_id: UUID) -> HttpResponse:
    """One decision: note when it was explained, or give it its last day."""
    acts = {"forklar": (ExplainForm, may_record), "afslut": (DutyEndForm, may_decide)}
    act = request.POST.get("act", "")
    if request.method == "POST" and act not in acts:
        fetch(request, case_id, "arbejdspligt", may=may_see_notes)
        raise BadRequest
    sag = fetch(request, case_id, "arbejdspligt", may=acts[act][1] if act else may_see_notes)
    row = get_object_or_404(WorkDuty.objects.select_related("case", "decided_by"), case=sag.case, pk=duty_id)
    forms = {name: form(row=row) for name, (form, _may) in acts.items()}
    here = reverse("cases:duty", args=[sag.case.pk, row.pk])
    if act:
        forms[act] = acts[act][0](request.POST, row=row)
        said = _("Det er noteret, at beslutningen er forklaret.") if act == "forklar" else _("Sidste dag er gemt.")
        if saved(request, sag, forms[act], said):
            return HttpResponseRedirect(here)
    context = {"sag": sag, "tab": "case", "duty": row, "forms": forms, "tried": act, "back": here}
    return render(request, "duties/duty.html", context, status=forms[act].status if act else 200)
