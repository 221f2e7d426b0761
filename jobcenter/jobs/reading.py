"""How the work stands: for pages that show it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Count, Min, Q
from django.db.models.functions import Now

from jobcenter.jobs.enums import State

if TYPE_CHECKING:
    from jobcenter.jobs.models import Job


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts of all jobs; `oldest_due_at` is since when the longest waiting one could have run."""

    queued: int
    running: int
    done: int
    failed: int
    oldest_due_at: datetime | None


def latest(handler: str, state: State | None = None) -> Job | None:
    """The newest job of that handler, or the newest in that state."""
    from jobcenter.jobs.models import Job

    found = Job.objects.filter(handler=handler)
    if state is not None:
        found = found.filter(state=state)
    return found.order_by("-recorded_at", "-id").first()


def overview() -> Overview:
    """One query."""
    from jobcenter.jobs.models import Job

    counts = {state.value: Count("id", filter=Q(state=state)) for state in State}
    due = Q(state=State.QUEUED, run_after__lte=Now())
    return Overview(**Job.objects.aggregate(**counts, oldest_due_at=Min("run_after", filter=due)))
