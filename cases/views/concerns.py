"""Bekymring: er forløbet uværdigt, og hvad svarer lederen?"""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.forms.concerns import AnswerForm, ConcernForm
from cases.models import Concern
from cases.permissions import may_lead, may_work_with_companies
from cases.views._acting import form_page, to_write, typed
from cases.views._case import fetch
from jobcenter import rules

pages = require_http_methods(["GET", "HEAD", "POST"])


@pages
def concern_new(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Whoever works with the borger may say it; a virksomhedskonsulent reads no more of the sag for that."""
    sag = fetch(request, case_id, "bekymring", may=may_work_with_companies)
    back = "cases:rights_and_duties" if sag.may_see_notes else "cases:case"
    return form_page(
        request,
        sag,
        ConcernForm(typed(request)),
        heading=_("Sig, at forløbet er uværdigt"),
        said=_("Bekymringen er hos lederen, som svarer, så borgeren kan læse det."),
        back=reverse(back, args=[sag.case.pk]),
        tab="case",
        template="concerns/new.html",
        rule=rules.on(sag.on, "bekymring")["bekymring.svar.dage"],
    )


@pages
def concern(request: HttpRequest, case_id: UUID, concern_id: UUID) -> HttpResponse:
    """What was said and what was answered; she who raised it may read it too."""
    sag = fetch(request, case_id, "bekymring", may=to_write(request, may_lead))
    told = Concern.objects.select_related("case", "raised_by", "answered_by")
    row = get_object_or_404(told, case=sag.case, pk=concern_id)
    if not sag.may_see_notes and row.raised_by != request.user:
        raise PermissionDenied
    return form_page(
        request,
        sag,
        AnswerForm(typed(request), row=row),
        heading=_("Bekymring"),
        said=_("Svaret er gemt. Det kan skrives ud til borgeren."),
        back=reverse("cases:concern", args=[sag.case.pk, row.pk]),
        tab="case",
        template="concerns/concern.html",
        concern=row,
        late=row.answered_on is None and row.answer_due_on < sag.on,
    )
