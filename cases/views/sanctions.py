"""Før en sanktion: er borgeren vejledt, hørt og hjulpet, kan borgeren, og hvad er det konkrete skøn?"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.enums import ResistanceCause
from cases.forms.sanctions import LetGoForm, LookForm, SanctionForm
from cases.models import Meeting, SanctionStep
from cases.permissions import may_decide, may_lead, may_see_notes
from cases.queries.reactivation import Reopening, reopening
from cases.queries.sanctions import goals_of, missed_meetings
from cases.views._acting import form_page, saved, typed
from cases.views._case import Sag, fetch
from jobcenter import rules
from jobcenter.dates import danish

pages = require_http_methods(["GET", "HEAD", "POST"])
MISSED = 5


def _rights_url(sag: Sag) -> str:
    return reverse("cases:rights_and_duties", args=[sag.case.pk])


@pages
def sanction_new(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "sanktion", may=may_decide)
    goals, missed = goals_of(sag.case), missed_meetings(sag.case)
    opening = reopening(sag.case, sag.on)
    overriding = opening.blocks and (request.method == "POST" or "alligevel" in request.GET)
    if not goals.exists() or (opening.blocks and not overriding):
        return _not_yet(request, sag, opening)
    of_day = rules.on(sag.on, "sanktion")
    form = SanctionForm(
        typed(request), goals=goals, meetings=missed, overriding=overriding, initial=_told(request, missed)
    )
    return form_page(
        request,
        sag,
        form,
        heading=_("Før en sanktion"),
        said=_("Skridtet er gemt med alle overvejelserne."),
        back=_rights_url(sag),
        tab="case",
        template="sanctions/new.html",
        sections=[
            (section, bound, list(filter(None, map(of_day.get, section.rules)))) for section, bound in form.sections
        ],
        missed=missed[:MISSED],
    )


def _not_yet(request: HttpRequest, sag: Sag, opening: Reopening) -> HttpResponse:
    context = {"sag": sag, "tab": "case", "opening": opening, "back": _rights_url(sag)}
    return render(request, "sanctions/not_yet.html", context, status=409 if request.method == "POST" else 200)


def _told(request: HttpRequest, missed: Any) -> dict[str, Any]:
    """Begun from a samtale she did not come to: what she said of it stands as a quote with its source (S3-36)."""
    if not (asked := request.GET.get("samtale")):
        return {}
    try:
        meeting: Meeting = get_object_or_404(missed, pk=UUID(asked))
    except ValueError:
        raise Http404 from None
    initial = {"meeting": meeting, "happened_on": meeting.planned_on}
    if said := meeting.citizen_explanation.strip():
        source = _("Borgerens forklaring, noteret ved samtalen den %(day)s, som borgeren ikke kom til:")
        day = danish(meeting.planned_on) if meeting.planned_on else ""
        initial["citizen_account"] = f"{source % {'day': day}} »{said}«"
    return initial


@pages
def sanction(request: HttpRequest, case_id: UUID, sanction_id: UUID) -> HttpResponse:
    """The story of one step; the leader looks, and whoever has myndighed can still let it go."""
    acts = {"blik": (LookForm, may_lead), "lad_ligge": (LetGoForm, may_decide)}
    act = request.POST.get("act", "")
    if request.method == "POST" and act not in acts:
        fetch(request, case_id, "sanktion", may=may_see_notes)
        raise BadRequest
    sag = fetch(request, case_id, "sanktion", may=acts[act][1] if act else may_see_notes)
    told = SanctionStep.objects.select_related("case", "decided_by", "second_look_by", "goal", "meeting")
    row = get_object_or_404(told, case=sag.case, pk=sanction_id)
    forms = {name: form(row=row) for name, (form, _may) in acts.items()}
    here = reverse("cases:sanction", args=[sag.case.pk, row.pk])
    if act:
        forms[act] = acts[act][0](request.POST, row=row)
        said = _("Dit blik er gemt.") if act == "blik" else _("Gemt: Det går ikke videre.")
        if saved(request, sag, forms[act], said):
            return HttpResponseRedirect(here)
    context = {"sag": sag, "tab": "case", "step": row, "forms": forms, "tried": act, "back": here}
    context["causes"] = [ResistanceCause(code) for code in row.causes]
    return render(request, "sanctions/sanction.html", context, status=forms[act].status if act else 200)
