"""Det, der venter på lederen selv: bekymringer, der skal besvares, og skridt, der kalder på et ekstra blik."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.queries import concerns as asked
from cases.queries import sanctions
from jobcenter import audit, dates
from jobcenter.accounts.rights import Right
from jobcenter.dashboards.access import requires

PAGE = 50


@require_safe
@requires(Right.LEDE)
def concerns(request: HttpRequest) -> HttpResponse:
    """The open ones first, by the day the borger may expect an answer."""
    on = dates.today()
    page = Paginator(asked.before_leader(request.user, on), PAGE).get_page(request.GET.get("page"))
    audit.look(request, [row.case.citizen_id for row in page], "team")
    return render(request, "concerns/team.html", {"page": page, "n": asked.cases_with_open(request.user, on), "on": on})


@require_safe
@requires(Right.LEDE)
def looks(request: HttpRequest) -> HttpResponse:
    """Those that wait for her look, then what was weighed in twelve months; every figure counts these rows."""
    on = dates.today()
    page = Paginator(sanctions.before_leader(request.user, on), PAGE).get_page(request.GET.get("page"))
    audit.look(request, [row.case.citizen_id for row in page], "team")
    context = {
        "page": page,
        "n": sanctions.cases_awaiting_look(request.user, on),
        "figures": sanctions.figures(request.user, on),
        "on": on,
    }
    return render(request, "sanctions/team.html", context)
