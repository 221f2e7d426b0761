"""The operation page: er nattens gennemgang kørt, og er der noget, der hænger?"""

from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cases.tasks import SWEEP, sweep_on
from jobcenter import audit, dates, jobs
from jobcenter.accounts.rights import Right
from jobcenter.dashboards.access import requires
from jobcenter.jobs.models import Job

SHOWN = 15


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Right.ADMINISTRERE)
def drift(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        _sweep(request)
        return redirect("drift")
    context = {
        "sweep": jobs.latest(SWEEP),
        "overview": jobs.overview(),
        "recent": Job.objects.order_by("-recorded_at", "-id")[:SHOWN],
    }
    return render(request, "dashboards/drift.html", context)


@transaction.atomic
def _sweep(request: HttpRequest) -> None:
    """Ask for the night's look now; the page shows how far it is."""
    on = dates.today()
    job = sweep_on(on, again=True)
    audit.record("sweep.asked", by=request.user, on=on, target=job)
