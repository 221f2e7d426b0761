"""Bevægelse: hvad har rykket sig for borgerne, som de selv, udbyderne og sagsbehandlerne siger det?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cases.enums import Aspect, Movement
from cases.queries.movement import Figure, Listed, active_on, by_name, figures, in_something, listed
from jobcenter import audit, dates
from jobcenter.accounts.rights import Right
from jobcenter.dashboards.access import requires
from jobcenter.dashboards.forms import PeriodForm

PAGE = 50
TODAY, THEN = "nu", "da"


@dataclass(frozen=True)
class Running:
    """How many are in something on a day, and the list of them."""

    day: date
    cases: int
    active: int
    href: str


@require_safe
@requires(Right.LEDE)
def movement(request: HttpRequest) -> HttpResponse:
    """Aspect by aspect and teller by teller; beside it, and never added, how many are in an offer or a praktik."""
    on = dates.today()
    period = PeriodForm(request.GET or {"periode": ""})
    since = period.since(on)
    found = figures(request.user, on, since)
    context = {
        "on": on,
        "since": since,
        "period": period,
        "cases": found[0].cases,
        "rows": [(aspect, [_view(one, request) for one in ours]) for aspect, ours in _by_aspect(found)],
        "active": list(_active(request, on, since)),
        "movements": Movement,
    }
    return render(request, "dashboards/movement.html", context)


def _by_aspect(found: list[Figure]) -> Iterator[tuple[Aspect, list[Figure]]]:
    return ((aspect, list(ours)) for aspect, ours in groupby(found, key=lambda one: one.aspect))


def _view(one: Figure, request: HttpRequest) -> tuple[Figure, list[tuple[Movement, int, str]]]:
    about = {"dimension": one.aspect.value, "hvem": one.teller.value}
    return one, [(way, n, _list(request, **about, retning=way.value)) for way, n in one.counts]


def _active(request: HttpRequest, on: date, since: date | None) -> Iterator[Running]:
    for code, day in ((THEN, since), (TODAY, on)):
        if day is not None:
            found = active_on(request.user, on, day)
            yield Running(day, found.cases, found.active, _list(request, i_gang=code))


def _list(request: HttpRequest, **codes: str) -> str:
    chosen = {"periode": request.GET["periode"]} if request.GET.get("periode") else {}
    return f"{reverse('team_movement_cases')}?{urlencode({**chosen, **codes})}"


@require_safe
@requires(Right.LEDE)
def movement_cases(request: HttpRequest) -> HttpResponse:
    """The cases behind one figure; an unknown code leads to none."""
    on = dates.today()
    since = PeriodForm(request.GET or {"periode": ""}).since(on)
    ran = request.GET.get("i_gang", "")
    figure = None if ran else _asked(request, figures(request.user, on, since))
    rows = _running(request, on, since) if ran else _moved(request, on, figure)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    audit.look(request, [row.case.citizen_id for row in page], "team")
    way = next((way for way in Movement if way == request.GET.get("retning")), None)
    context = {"on": on, "since": since, "page": page, "figure": figure, "way": way, "ran": ran}
    return render(request, "dashboards/movement_cases.html", context)


def _asked(request: HttpRequest, found: list[Figure]) -> Figure | None:
    wanted = (request.GET.get("dimension"), request.GET.get("hvem"))
    return next((one for one in found if (one.aspect, one.teller) == wanted), None)


def _moved(request: HttpRequest, on: date, figure: Figure | None) -> list[Listed]:
    return listed(request.user, on, figure.of(request.GET.get("retning", ""))) if figure else []


def _running(request: HttpRequest, on: date, since: date | None) -> Any:
    day = {TODAY: on, THEN: since}.get(request.GET["i_gang"])
    return [Listed(case) for case in by_name(in_something(request.user, on, day))] if day else []
