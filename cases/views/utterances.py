"""Borgerens egne ord: hvad sagde hun, der gav mening for hende, og hvad blev der af det? (S3-13)"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.forms.utterances import UtteranceEditForm, UtteranceForm
from cases.models import Utterance
from cases.permissions import may_record, may_see_notes
from cases.queries.utterances import linkable, register
from cases.queries.voice import words_of
from cases.views._acting import form_page, to_write, typed
from cases.views._case import fetch

pages = require_http_methods(["GET", "HEAD", "POST"])


@pages
def utterances(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """What nobody has seized stands first; below it a form for what she has just said, or wrote in `?svar=<id>`."""
    sag = fetch(request, case_id, "egne_ord", may=to_write(request, may_record, to_read=may_see_notes))
    form = None
    if sag.may_record:
        begun = {"said_on": sag.on} | words_of(sag.case, request.GET.get("svar", ""))
        form = UtteranceForm(typed(request), initial=begun, links=linkable(sag.case, sag.on))
    if form and form.is_bound and form.submit(case=sag.case, by=request.user, on=sag.on):
        messages.success(request, _("Noteret med borgerens ord."))
        return redirect("cases:utterances", sag.case.pk)
    context = {"sag": sag, "tab": "case", "form": form, "register": register(sag.case)}
    return render(request, "samtale/utterances.html", context, status=form.status if form else 200)


@pages
def utterance(request: HttpRequest, case_id: UUID, utterance_id: UUID) -> HttpResponse:
    """One utterance: put right, or linked to what it became."""
    sag = fetch(request, case_id, "egne_ord", may=may_record)
    row = get_object_or_404(Utterance.objects.select_related("case"), case=sag.case, pk=utterance_id)
    return form_page(
        request,
        sag,
        UtteranceEditForm(typed(request), row=row, links=linkable(sag.case, sag.on)),
        heading=_("Hvad blev der af det?"),
        said=_("Gemt."),
        back=reverse("cases:utterances", args=[sag.case.pk]),
        tab="case",
        template="samtale/utterance.html",
    )
