"""Work to be done later, as rows: the row is the truth, Celery only the doorbell.

with transaction.atomic():
    ...
    jobs.add("cases.sweep_flags", {"on": "2026-11-20"}, key="cases.sweep_flags:2026-11-20")

@jobs.handler("cases.sweep_flags")
def sweep_flags(job: jobs.RunningJob) -> None: ...
"""

from jobcenter.jobs.adding import add
from jobcenter.jobs.args import NotForAJob
from jobcenter.jobs.enums import Failure, State
from jobcenter.jobs.reading import Overview, latest, overview
from jobcenter.jobs.registry import LEASE, LeaseLost, RunningJob, handler
from jobcenter.jobs.working import reconcile, work

__all__ = [
    "LEASE",
    "Failure",
    "LeaseLost",
    "NotForAJob",
    "Overview",
    "RunningJob",
    "State",
    "add",
    "handler",
    "latest",
    "overview",
    "reconcile",
    "work",
]
