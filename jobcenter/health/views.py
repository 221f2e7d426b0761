"""A report as JSON: 200 when well, 503 when not."""

from __future__ import annotations

import logging
from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from jobcenter.health.reports import QUESTIONS, Report

log = logging.getLogger(__name__)


def answer(name: str) -> Callable[[HttpRequest], HttpResponse]:
    """The view of one question. Open to all: it says nothing about people, and not which versions run."""

    @login_not_required
    @require_safe
    def view(request: HttpRequest) -> HttpResponse:
        report = QUESTIONS[name]()
        if not report.is_well:
            log.warning("health.unwell question=%s %s", name, _codes(report))
        said = {"status": "ok" if report.is_well else "unwell", "checks": report.checks}
        return JsonResponse(said, status=200 if report.is_well else 503, headers={"Cache-Control": "no-store"})

    return view


def _codes(report: Report) -> str:
    return " ".join(f"{name}={code}" for name, code in report.checks.items())
