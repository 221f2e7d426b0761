"""Min dag: hvem taler jeg med, hvad er lovet, og hvem venter på mig?"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.enums import OverdueCause
from cases.forms.caseload import SearchForm
from cases.queries.day import day_of
from cases.views._acts import act_for
from jobcenter import audit, dates, rules
from jobcenter.accounts.rights import Right
from jobcenter.dashboards import day as told
from jobcenter.dashboards.access import requires


@require_safe
@requires(Right.REGISTRERE)
def day(request: HttpRequest) -> HttpResponse:
    on = dates.today()
    found = day_of(request.user, on, rules.on(on))
    audit.look(request, {case.citizen_id for case in found.cases_shown}, "min_dag")
    context = {
        "on": on,
        "day": found,
        "meetings": told.meetings(found),
        "unsaid": told.lines(found.unsaid),
        "sides": told.sides(found),
        "promised": any(found.promised.values()),
        "tasks": told.lines(found.tasks),
        "deadlines": told.deadlines(found),
        "wishes": told.lines(found.wishes),
        "flags": [(flag, act_for(flag)) for flag in found.flags],
        "asked": any(both.asked for _case, both in found.quiet),
        "causes": OverdueCause.choices,
        "search": SearchForm(),
        "quiet_day": not found.cases_shown,
    }
    return render(request, "dashboards/day.html", context)
