"""Housekeeping by the clock: reflection that has had its time is deleted."""

from __future__ import annotations

from celery import shared_task

from jobcenter import dates
from jobcenter.reflection import actions


@shared_task(name="reflection.forget", ignore_result=True)
def forget() -> None:
    """Each night by beat; again does no harm."""
    actions.forget(on=dates.today())
