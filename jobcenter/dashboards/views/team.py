"""The team page: hvor i teamet er der brug for hjælp, og hvilken ramme står arbejdet i?"""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cases.enums import ACTS_ON, Form, Level, Phase
from cases.queries.caseload import DUE, UNASSIGNED, UNIT
from cases.queries.contested import CONTESTED
from cases.queries.involvement_filters import (
    ANY_ENTRY,
    DIFFERS,
    FAILED,
    FRAME,
    NO_ENTRY,
    NO_FORM,
    NO_INFLUENCE,
    SAID,
    UNKNOWN,
    WITHHELD,
)
from cases.queries.talk_filters import INFORMED, TOLD_APART
from cases.queries.voice_coverage import Coverage, voice_coverage
from cases.queries.voice_filters import NO_VOICE, OWN_VOICE, RELAYED
from jobcenter import audit, dates
from jobcenter.accounts.rights import Right
from jobcenter.dashboards import queries
from jobcenter.dashboards.access import requires
from jobcenter.dashboards.forms import PeriodForm
from jobcenter.dashboards.views import due
from jobcenter.htmx import fragment

FIRST = 5  # the longest waits on the page itself; the rest is one tap away
PAGE = 50
INVOLVED = {
    "missing_href": NO_ENTRY,
    "covered_href": ANY_ENTRY,
    "without_form_href": NO_FORM,
    "own_words_href": SAID,
    "dissent_href": DIFFERS,
    "unsettled_href": UNKNOWN,
    "contested_href": CONTESTED,
    "no_influence_href": NO_INFLUENCE,
    "told_apart_href": TOLD_APART,
    "informed_href": INFORMED,
}


@require_safe
@requires(Right.LEDE)
def team(request: HttpRequest) -> HttpResponse:
    on = dates.today()
    period = PeriodForm(request.GET or {"periode": ""})
    since = period.since(on)
    rows = queries.waiting(request.user, on)
    longest = queries.cases_of(request.user, on, rows[:FIRST])
    audit.look(request, [case.citizen_id for case, _row in longest], "team")
    frame = queries.frame(request.user, on, since)
    involvement = queries.involvement(request.user, on, since, frame.cases)
    context = {
        "on": on,
        "since": since,
        "period": period,
        "frame": frame,
        "flags": [(count, _list(opmaerksomhed=count.rule.code)) for count in queries.flags(request.user, on)],
        "involvement": involvement,
        "matrix": _matrix(involvement, since),
        "frames": _counted(involvement.frames, FRAME, since),
        "withheld": _counted(involvement.withheld, WITHHELD, since),
        "levels": _levels(involvement, since),
        "voices": _voices(voice_coverage(request.user, on, since), since),
        "bands": [(band, len(queries.in_band(rows, band.code)), _waiting(band.code)) for band in queries.BANDS],
        "never": sum(1 for row in rows if not row.ever),
        "longest": longest,
        "all_href": _list(),
        "unassigned_href": _list(UNASSIGNED),
        "due_cases_href": _list(frist=DUE),
        "never_href": _waiting(queries.NEVER),
        **{name: _list(inddragelse=code, **_from(since)) for name, code in INVOLVED.items()},
        **due.context(request.user, on),
    }
    return fragment(request, "dashboards/team.html", context, part="dashboards/_involvement.html")


@require_safe
@requires(Right.LEDE)
def waiting(request: HttpRequest) -> HttpResponse:
    """The cases behind one stretch of days, or all of them, the longest wait first."""
    on = dates.today()
    chosen = request.GET.get("dage", "")
    rows = queries.in_band(queries.waiting(request.user, on), chosen)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    cases = queries.cases_of(request.user, on, list(page.object_list))
    audit.look(request, [case.citizen_id for case, _row in cases], "team")
    band = next((band for band in queries.BANDS if band.code == chosen), None)
    context = {"on": on, "page": page, "cases": cases, "band": band, "never": chosen == queries.NEVER}
    return render(request, "dashboards/waiting.html", context)


def _list(scope: str = UNIT, **filters: str) -> str:
    return f"{reverse('cases:caseload')}?{urlencode({'omfang': scope, **filters})}"


def _from(since: date | None) -> dict[str, str]:
    return {"siden": since.isoformat()} if since else {}


def _waiting(code: str) -> str:
    return f"{reverse('team_waiting')}?{urlencode({'dage': code})}"


def _matrix(involvement: queries.Involvement, since: date | None) -> dict[str, Any]:
    """As components/involvement_matrix.html wants it."""
    return {
        "phases": [phase.label for phase in Phase],
        "rows": [
            {"label": form.label, "cells": [_cell(involvement, form, phase, since) for phase in Phase]} for form in Form
        ],
    }


def _cell(involvement: queries.Involvement, form: Form, phase: Phase, since: date | None) -> dict[str, Any]:
    cell = involvement.cells.get((form, phase), queries.Cell())
    href = _list(inddragelse=f"{form}.{phase}", **_from(since)) if cell.cases else ""
    return {
        "documented": cell.documented,
        "partly": cell.partly,
        "undocumented": cell.undocumented,
        "disputed": cell.contested,
        "href": href,
    }


def _counted(numbers: dict[Any, int], prefix: str, since: date | None) -> list[tuple[Any, int, str]]:
    """What was noted at all: words, cases, and the list of them."""
    return [(code.label, n, _list(inddragelse=f"{prefix}.{code}", **_from(since))) for code, n in numbers.items() if n]


def _levels(involvement: queries.Involvement, since: date | None) -> list[tuple[Any, list[tuple[Any, int, str]]]]:
    """The preconditions that were not there, under whoever can do something about them."""
    found = []
    for level in reversed(Level):
        ours = {code: n for code, n in involvement.failed.items() if ACTS_ON[code] == level}
        if lines := _counted(ours, FAILED, since):
            found.append((level.label, lines))
    return found


def _voices(found: Coverage, since: date | None) -> dict[str, Any]:
    """How many have spoken for themselves, and the lists of the others: by phase, and by nothing else."""
    return {
        "coverage": found,
        "direct_href": _list(inddragelse=OWN_VOICE, **_from(since)),
        "relayed_href": _list(inddragelse=RELAYED, **_from(since)),
        "missing_href": _list(inddragelse=NO_VOICE, **_from(since)),
        "without": [(row, _list(inddragelse=f"{NO_VOICE}.{row.phase}", **_from(since))) for row in found.without],
    }
