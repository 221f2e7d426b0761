"""Rettigheder og pligter: hvad kan borgeren forvente, hvad bliver der ventet, og hvad er besluttet?"""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.enums import TextLanguage
from cases.permissions import may_see_notes
from cases.planning.language import text_language
from cases.queries import texts
from cases.queries.concerns import concerns_of
from cases.queries.duties import own_right, standing
from cases.queries.sanctions import steps_of
from cases.views._case import fetch
from jobcenter import rules


@require_safe
def rights_and_duties(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The one page that leads to a sanction step; nothing overdue leads here or there (S1-67)."""
    sag = fetch(request, case_id, "ret_og_pligt", may=may_see_notes)
    of_day = rules.on(sag.on)
    context = {
        "sag": sag,
        "tab": "case",
        "standing": standing(sag.case, sag.on, of_day),
        "panel": texts.rights(sag.on, text_language(sag.citizen.language) or TextLanguage.DA),
        "own_right": own_right(sag.case, sag.age, sag.on, of_day),
        "concerns": concerns_of(sag.case),
        "steps": steps_of(sag.case),
    }
    return render(request, "duties/rights.html", context)
