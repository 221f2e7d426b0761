"""Manglende trin: hvor i planerne har kommunen ikke et tilbud at begynde på, og hvor mange borgere rører det?"""

from __future__ import annotations

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cases.planning.missing_steps import ANSWERED
from cases.queries.missing_steps import levels_without_offer, without_offer
from jobcenter import audit, dates
from jobcenter.accounts.rights import Right
from jobcenter.dashboards.access import requires

PAGE = 50


@require_safe
@requires(Right.LEDE)
def missing_steps(request: HttpRequest) -> HttpResponse:
    """The levels with their numbers, and under them the cases of one level, or of all."""
    on = dates.today()
    level = next((level for level in ANSWERED if level == request.GET.get("trin")), None)
    page = Paginator(without_offer(request.user, on, level or ""), PAGE).get_page(request.GET.get("page"))
    audit.look(request, [row.case.citizen_id for row in page], "team")
    levels = [(row, _list(row.level)) for row in levels_without_offer(request.user, on)]
    return render(request, "dashboards/missing_steps.html", {"on": on, "level": level, "levels": levels, "page": page})


def _list(level: str) -> str:
    return f"{reverse('team_missing_steps')}?{urlencode({'trin': level})}"
