"""Times one thing many times, counts its statements, and says it in one row."""

from __future__ import annotations

import gc
import math
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

Run = Callable[[], Any]


@dataclass(frozen=True)
class Row:
    """What one task cost. Times in ms; `n`: runs that were timed; `sql`: statements of one run, the dearest seen.

    `ratio_to_sql`: p50 in proportion to one SQL statement that computes the same facts; None where there is none.
    """

    task: str
    n: int
    p50_ms: float
    p95_ms: float
    sql: int
    limit_p95_ms: float | None
    ratio_to_sql: float | None = None

    @property
    def within(self) -> bool:
        return self.limit_p95_ms is None or self.p95_ms <= self.limit_p95_ms

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def measure(task: str, runs: Iterable[Run], *, limit_p95_ms: float | None, warm: int = 2) -> Row:
    """Each run once: the first `warm` of them untimed, the last with its statements counted instead of its time.

    Counting costs time and timing must not count, so no run does both.
    """
    runs = list(runs)
    for run in runs[:warm]:
        run()
    times = [_timed(run) for run in runs[warm:-1]]
    with CaptureQueriesContext(connection) as statements:
        runs[-1]()
    return Row(task, len(times), quantile(times, 0.5), quantile(times, 0.95), len(statements), limit_p95_ms)


def _timed(run: Run) -> float:
    # A web process collects garbage between requests as often as within them; here it would fall on the longest run.
    gc.collect()
    begun = time.perf_counter()
    run()
    return (time.perf_counter() - begun) * 1000


def quantile(times: Sequence[float], share: float) -> float:
    """The smallest measured value that at least this share of the runs did not exceed; no interpolation."""
    return round(sorted(times)[max(math.ceil(share * len(times)) - 1, 0)], 1)
