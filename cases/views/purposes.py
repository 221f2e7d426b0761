"""Formål: hvad vil borgeren med kontakten, hvad vil kommunen, og går det samme vej?"""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.forms.alignment import PurposeForm
from cases.permissions import may_record, may_see_notes
from cases.queries.purposes import purposes_of
from cases.views._acting import saved, to_write, typed
from cases.views._case import fetch
from jobcenter.htmx import fragment

SUGGEST = "forslag"


@require_http_methods(["GET", "HEAD", "POST"])
def purposes(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The newest version to go on from, and those before; POST act=forslag only shows what the choice suggests."""
    sag = fetch(request, case_id, "formaal", may=to_write(request, may_record, to_read=may_see_notes))
    page = purposes_of(sag.case, sag.on)
    form = PurposeForm(typed(request), initial=page.going_on())
    only_looking = request.POST.get("act") == SUGGEST
    if not only_looking and saved(request, sag, form, _("Formålet er noteret. Det forrige kan stadig læses.")):
        return HttpResponseRedirect(reverse("cases:purposes", args=[sag.case.pk]))
    context = {"sag": sag, "tab": "plan", "form": form, "page": page, "back": reverse("cases:plan", args=[sag.case.pk])}
    if only_looking:
        context["form"] = PurposeForm(initial=request.POST.dict())
        return fragment(request, "purposes/purposes.html", context, part="purposes/_suggestion.html")
    return render(request, "purposes/purposes.html", context, status=form.status)
