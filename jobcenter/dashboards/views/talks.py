"""Samtaler og mening: blev det, der blev lovet, holdt – gav det mening, og forstod borgeren, hvad der nu sker?"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cases.queries import promises
from cases.queries.promises import Fate, Promises, Side
from cases.queries.voice_meaning import gap, held, held_in, understood
from jobcenter import audit, dates
from jobcenter.accounts.rights import Right
from jobcenter.dashboards.access import requires
from jobcenter.dashboards.forms import PeriodForm

PAGE = 50
MOVED = "rykkede"


@require_safe
@requires(Right.LEDE)
def talks(request: HttpRequest) -> HttpResponse:
    """What moved stands beside what it meant, and neither is counted into the other."""
    on = dates.today()
    period = PeriodForm(request.GET or {"periode": ""})
    since = period.since(on)
    units = promises.promises_by_unit(request.user, on, since=since)
    talked, both = held(request.user, on, since), gap(request.user, on, since)
    context = {
        "on": on,
        "since": since,
        "period": period,
        "held": talked,
        "held_href": _list(request, "team_talks_held"),
        "moved_href": _list(request, "team_talks_held", kun=MOVED),
        "gap": both,
        "one_sided": None if both.few else talked.samtaler - (both.samtaler or 0),
        "understood": understood(request.user, on, since),
        "fates": Fate,
        "sides": [(side, found, _cells(request, side, found)) for side, found in promises.together(units).items()],
        "units": units if len(units) > 1 else {},
    }
    return render(request, "dashboards/talks.html", context)


def _cells(request: HttpRequest, side: Side, found: Promises) -> list[tuple[Fate, int, str]]:
    counted = zip(Fate, (found.kept, found.amended, found.broken, found.late), strict=True)
    return [(fate, n, _list(request, "team_talks_promises", hvem=side.value, blev=fate.value)) for fate, n in counted]


def _list(request: HttpRequest, name: str, **codes: str) -> str:
    chosen = {"periode": request.GET["periode"]} if request.GET.get("periode") else {}
    return f"{reverse(name)}?{urlencode({**chosen, **codes})}"


@require_safe
@requires(Right.LEDE)
def promised(request: HttpRequest) -> HttpResponse:
    """The promises behind one figure."""
    on, since = _period(request)
    side, fate = request.GET.get("hvem", ""), request.GET.get("blev", "")
    rows = promises.listed(request.user, on, since, side=side, fate=fate)
    labels = {"side": dict(Side.choices).get(side, ""), "fate": dict(Fate.choices).get(fate, "")}
    return _listed(request, "dashboards/talks_promises.html", rows, since=since, on=on, **labels)


@require_safe
@requires(Right.LEDE)
def talks_held(request: HttpRequest) -> HttpResponse:
    """The samtaler behind one figure; whether one made sense is not told of any of them."""
    on, since = _period(request)
    rows = held_in(request.user, on, since).select_related("case__citizen").order_by("-held_on", "pk")
    moved = request.GET.get("kun") == MOVED
    rows = rows.filter(substantive=True) if moved else rows
    return _listed(request, "dashboards/talks_held.html", rows, since=since, on=on, moved=moved)


def _period(request: HttpRequest) -> tuple[Any, Any]:
    on = dates.today()
    return on, PeriodForm(request.GET or {"periode": ""}).since(on)


def _listed(request: HttpRequest, template: str, rows: Any, **context: Any) -> HttpResponse:
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    audit.look(request, [row.case.citizen_id for row in page], "team")
    return render(request, template, {"page": page, "back_href": _list(request, "team_talks"), **context})
