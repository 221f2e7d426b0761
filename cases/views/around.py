"""Rundt om borgeren: hvem hjælper med hvad, hvem koordinerer, og hvor står der ingen? (S4-63)"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from cases.actions import around as actions
from cases.forms.around import ActorEditForm, ActorForm, CoordinatorForm, NoteForm
from cases.models import ActorAround, CoordinationNote
from cases.permissions import may_record, may_see_notes
from cases.queries.around import Around
from cases.queries.around import around as around_of
from cases.views._acting import form_page, saved, tap, to_write, typed
from cases.views._case import Sag, fetch
from jobcenter import rules

SAID = {
    "aktoer": gettext_lazy("Det er noteret, hvem der hjælper."),
    "koordinerer": gettext_lazy("Det er noteret, hvem der koordinerer."),
    "note": gettext_lazy("Noten er gemt."),
}


def _url(sag: Sag) -> str:
    return reverse("cases:around", args=[sag.case.pk])


@require_http_methods(["GET", "HEAD", "POST"])
def around(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """POST act=stop says that nobody coordinates any more; the other acts are the three forms."""
    sag = fetch(request, case_id, "rundt_om", may=to_write(request, may_record, to_read=may_see_notes))
    tried = request.POST.get("act", "")
    if tried == "stop":
        said = _("Det er noteret, at ingen koordinerer lige nu.")
        tap(request, actions.stop_coordinating, said, case=sag.case, by=request.user, on=sag.on)
        return HttpResponseRedirect(_url(sag))
    if request.method == "POST" and tried not in SAID:
        raise BadRequest
    limits = rules.on(sag.on, rules.Subject.ATTENTION)
    found = around_of(sag.case, sag.on, limits, sensitive=sag.may_see_sensitive)
    forms = _forms(request, sag, found, tried)
    if tried and saved(request, sag, forms[tried], SAID[tried]):
        return HttpResponseRedirect(_url(sag))
    context = {"sag": sag, "tab": "about", "around": found, "forms": forms, "tried": tried}
    return render(request, "around/around.html", context, status=forms[tried].status if tried else 200)


def _forms(request: HttpRequest, sag: Sag, found: Around, tried: str) -> dict[str, Any]:
    """The one that was sent is bound, the others are as on a fresh page."""
    sent = {tried: request.POST}
    actors = [(row.id, row.name) for row in found.actors]
    return {
        "aktoer": ActorForm(sent.get("aktoer"), on=sag.on),
        "koordinerer": CoordinatorForm(sent.get("koordinerer"), row=found.coordinator, actors=actors),
        "note": NoteForm(sent.get("note"), on=sag.on),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def actor(request: HttpRequest, case_id: UUID, actor_id: UUID) -> HttpResponse:
    """Edit who it is and what they help with, or say with one tap that they are not around any more."""
    sag = fetch(request, case_id, "rundt_om", may=may_record)
    row = get_object_or_404(ActorAround.objects.select_related("case"), case=sag.case, pk=actor_id)
    if request.POST.get("act") == "slut":
        said = _("De er ikke længere rundt om borgeren. Det kan stadig læses nederst.")
        tap(request, actions.end, said, actor=row, by=request.user, on=sag.on)
        return HttpResponseRedirect(_url(sag))
    form = ActorEditForm(typed(request), row=row)
    said, template = _("Det er gemt."), "around/actor.html"
    return form_page(
        request, sag, form, heading=row.name, said=said, back=_url(sag), tab="about", template=template, row=row
    )


@require_POST
def note_removed(request: HttpRequest, case_id: UUID, note_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "rundt_om", may=may_record)
    row = get_object_or_404(CoordinationNote.objects.select_related("case"), case=sag.case, pk=note_id)
    said = _("Noten er taget væk.")
    tap(request, actions.remove_note, said, coordination_note=row, by=request.user, on=sag.on)
    return HttpResponseRedirect(_url(sag))
