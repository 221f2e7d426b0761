"""Kontakt og opsøgende arbejde: hvordan blev borgerne mødt uden for samtalerne, og rykkede noget?"""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cases.enums import SCHEME_CATEGORIES, VisitationScheme
from cases.queries.caseload import UNIT
from cases.queries.outreach import by_group
from jobcenter import dates
from jobcenter.accounts.rights import Right
from jobcenter.dashboards.access import requires
from jobcenter.dashboards.forms import PeriodForm

OF_TODAY = SCHEME_CATEGORIES[VisitationScheme.VISITATION]


@require_safe
@requires(Right.LEDE)
def outreach(request: HttpRequest) -> HttpResponse:
    """Groups of cases by what the borger is visited to; each leads to its cases, and no borger is named here."""
    on = dates.today()
    period = PeriodForm(request.GET or {"periode": ""})
    since = period.since(on)
    groups = [(group, _cases(group.category)) for group in by_group(request.user, on, since or date.min)]
    return render(request, "dashboards/outreach.html", {"on": on, "since": since, "period": period, "groups": groups})


def _cases(category: str) -> str:
    """The list behind the row; a scheme of former days has no list of its own."""
    if category not in OF_TODAY:
        return ""
    return f"{reverse('cases:caseload')}?{urlencode({'omfang': UNIT, 'kategori': category})}"
