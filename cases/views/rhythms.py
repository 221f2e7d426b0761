"""Rytme: hvor tit taler I sammen, og hvad beder loven om? And why a follow-up came late, by one tap."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cases.actions import rhythms
from cases.enums import OverdueCause
from cases.forms.rhythms import CauseForm, RhythmForm
from cases.models import Case, Rhythm
from cases.permissions import may_record, may_see_notes
from cases.queries.rhythms import Rhythms, rhythms_of
from cases.views._acting import saved, tap, to_write, typed
from cases.views._back import way_back
from cases.views._case import Sag, fetch
from jobcenter import rules
from jobcenter.rows.periods import in_force


def both_of(sag: Sag) -> Rhythms:
    """The two rhythms of this sag today; two statements."""
    return rhythms_of(Case.objects.filter(pk=sag.case.pk), rules.on(sag.on), sag.on)[sag.case.pk]


@require_http_methods(["GET", "HEAD", "POST"])
def rhythm(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """POST act=stop ends the agreed rhythm; anything else is the form."""
    sag = fetch(request, case_id, "rytme", may=to_write(request, may_record, to_read=may_see_notes))
    row = Rhythm.objects.filter(in_force(sag.on), case=sag.case).select_related("case").first()
    here = way_back(request, sag, "cases:rhythm")
    if request.POST.get("act") == "stop":
        if row is not None:
            tap(request, rhythms.stop, _("Rytmen gælder ikke længere."), rhythm=row, by=request.user, on=sag.on)
        return HttpResponseRedirect(here)
    form = RhythmForm(typed(request), row=row)
    if saved(request, sag, form, _("Rytmen er aftalt.")):
        return HttpResponseRedirect(here)
    context = {
        "sag": sag,
        "tab": "plan",
        "form": form,
        "row": row,
        "both": both_of(sag),
        "causes": OverdueCause.choices,
    }
    return render(request, "plan/rhythm.html", context, status=form.status)


@require_POST
def late(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Why one follow-up came late; only of one that did."""
    sag = fetch(request, case_id, "rytme", may=may_record)
    form = CauseForm(request.POST)
    if not form.is_valid():
        raise BadRequest
    said = form.cleaned_data
    known = {(breach.kind, breach.late.due_on) for breach in both_of(sag).breaches}
    if (said["rhythm"], said["due_on"]) not in known:
        raise Http404
    if form.submit(case=sag.case, by=request.user, on=sag.on):
        messages.success(request, _("Tak. Det er noteret."))
    return HttpResponseRedirect(way_back(request, sag, "cases:rhythm"))
