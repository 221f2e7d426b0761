"""How far one job is; a job carries ids and codes only, so everybody who is logged in may ask."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from jobcenter.htmx import fragment
from jobcenter.jobs.models import Job


@require_safe
def progress(request: HttpRequest, job_id: UUID) -> HttpResponse:
    job = get_object_or_404(Job, pk=job_id)
    return fragment(request, "jobs/progress.html", {"job": job}, part="jobs/_progress.html")
