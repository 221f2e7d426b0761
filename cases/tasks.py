"""Sweeps: find the ids, reconcile; running one twice, or missing a night, does no harm."""

from __future__ import annotations

from datetime import date

from celery import shared_task
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cases.models import Case, Flag
from cases.risk import evaluate
from jobcenter import dates, jobs

SWEEP = "cases.sweep_flags"
BATCH = 500


@shared_task(name="cases.nightly", ignore_result=True)
def nightly() -> None:
    """Beat's call in the night: one sweep a day, however often it rings."""
    with transaction.atomic():
        sweep_on(dates.today())


def sweep_on(on: date, *, again: bool = False) -> jobs.Job:
    """Put the day's sweep in the queue; `again` asks for one more than the day's own."""
    key = None if again else f"{SWEEP}:{on.isoformat()}"
    return jobs.add(SWEEP, {"on": on.isoformat()}, key=key)


@jobs.handler(SWEEP, title=_("Nattens gennemgang"))
def sweep_flags(job: jobs.RunningJob) -> None:
    """Bring the flags of every open case up to date, and close what closed cases left behind."""
    on = date.fromisoformat(job.args["on"])
    left_behind = Exists(Flag.objects.open().filter(case=OuterRef("pk")))
    ids = list(Case.objects.filter(Q(closed_on=None) | left_behind).order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        evaluate.reconcile(batch, on=on)
        job.progress(start + len(batch), len(ids))
