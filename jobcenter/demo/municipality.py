"""Demo Kommune as a whole: people, catalogue, the vignettes and the team around them, in one transaction."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from cases.models import Case
from cases.risk import evaluate
from jobcenter.demo import cast, catalogue, ordinary
from jobcenter.demo.vignettes import VIGNETTES, Teller

FOUNDED = timedelta(days=3 * 365)
BATCH = 500


def is_loaded() -> bool:
    return Case._base_manager.exists()


@transaction.atomic
def load(as_of: date) -> int:
    """All of it or nothing; returns the number of cases."""
    since = as_of - FOUNDED
    tell = Teller(cast.load(since=since), catalogue.load(since=since, on=as_of - timedelta(days=60)), as_of)
    for vignette in VIGNETTES:
        vignette.tell(tell, vignette.code)
    ordinary.tell_all(tell)
    return sweep(as_of)


def sweep(on: date) -> int:
    """The night's look at every open case, so that the flags are those of the day."""
    ids = list(Case.objects.open().order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        evaluate.reconcile(ids[start : start + BATCH], on=on)
    return len(ids)
