"""Sweeps: what the night looks through; running one twice, or missing a night, does no harm."""

from __future__ import annotations

from datetime import date

from celery import shared_task
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases.actions import confirmations, drafts
from cases.queries.unseen import unseen
from cases.risk import evaluate
from jobcenter import dates, jobs

SWEEP = "cases.sweep_flags"


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
    evaluate.sweep(on, progress=job.progress)
    drafts.forget_old(on=on)
    remind_to_show(on)


def remind_to_show(on: date) -> None:
    """Ask the sagsbehandler to show the borger what was written; a case that was asked about is not asked again."""
    for entry in unseen(on).select_related("case"):
        confirmations.remind(case=entry.case, by=None, on=on)
