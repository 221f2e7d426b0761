"""Frister: hvem venter på hvad, og hvornår?"""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from cases.queries import due as query
from cases.queries.due import Due, Kind, Time
from jobcenter import audit, dates
from jobcenter.accounts.rights import Right
from jobcenter.dashboards import deadlines
from jobcenter.dashboards.access import requires
from jobcenter.dashboards.forms import DueForm
from jobcenter.htmx import fragment

PAGE = 50
# The page that helps with the thing itself; where none is named, the plan of the sag.
PLACES = {
    Kind.SAMTALE: "cases:samtale",
    Kind.PAUSE: "cases:pause",
    Kind.PRAKTIK: "cases:placement",
    Kind.TILBUD: "cases:enrolment",
    Kind.OENSKE: "cases:wish",
    Kind.BEKYMRING: "cases:concern",
    Kind.UDBYDER: "cases:involvement",
}
ELSEWHERE = {Kind.FRITAGELSE: "cases:case"}


@require_safe
@requires(Right.LEDE)
def due(request: HttpRequest) -> HttpResponse:
    """The rows behind one number of the team page, or all that waits and has a day."""
    on = dates.today()
    form = DueForm(request.GET)
    filters = form.filters
    page = Paginator(query.listed(request.user, on, filters), PAGE).get_page(request.GET.get("page"))
    rows = deadlines.with_cases(request.user, on, query.read(page.object_list))
    audit.look(request, [case.citizen_id for case, _row in rows], "team")
    context = {
        "on": on,
        "form": form,
        "page": page,
        "lines": [(case, row, deadlines.ONE[row.kind], _place(row)) for case, row in rows],
        "done": filters.time == Time.KLARET,
        "narrowed": bool(filters.kind or filters.side or filters.time),
    }
    return fragment(request, "dashboards/due.html", context, part="dashboards/_due_list.html")


def _place(row: Due) -> str:
    if row.kind in PLACES:
        return reverse(PLACES[row.kind], args=[row.case_id, row.row_id])
    return reverse(ELSEWHERE.get(row.kind, "cases:plan"), args=[row.case_id])


def link(kind: str = "", side: str = "", time: str = "") -> str:
    """The list behind a number."""
    chosen = {name: code for name, code in (("slags", kind), ("hvem", side), ("hvornaar", time)) if code}
    return f"{reverse('team_due')}?{urlencode(chosen)}" if chosen else reverse("team_due")


def context(user: Any, on: date) -> dict[str, Any]:
    """The part of the team page that tells what falls due."""
    board = deadlines.board(user, on)
    return {
        "board": board,
        "columns": [time.label for time in deadlines.COLUMNS],
        "sides": [(side, [_linked(line, side) for line in lines]) for side, lines in board.sides],
        "undated": [(count, link(count.kind, count.side, count.time)) for count in board.undated],
        "past_href": link(time=Time.GAAET),
        "ahead_href": link(time=Time.KOMMER),
        "due_href": link(),
    }


def _linked(line: deadlines.Line, side: query.Side) -> dict[str, Any]:
    cells = [
        {"n": n, "label": time.label, "href": link(line.kind, side, time) if n else ""}
        for time, n in zip(deadlines.COLUMNS, line.numbers, strict=True)
    ]
    return {"label": line.kind.label, "cells": cells}
