"""Has a case stood still for so long that it is opened again step by step (S1-105)?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from cases.enums import ReactivationKind
from jobcenter.rules import Rule

# A demand comes last, so that the first contacts hold no sanction path (seed 001, L3689-3696).
IN_ORDER: tuple[ReactivationKind, ...] = tuple(ReactivationKind)


def stood_still_since(days: Iterable[date], opened_on: date, on: date, span: Rule) -> date | None:
    """The day after which nothing moved for longer than `span`, where that stillness reaches into the last `span`.

    `days`: when something moved. One act does not lift the protection: a case that woke up last month is still
    being opened.
    """
    moments = sorted({opened_on, on, *(day for day in days if opened_on <= day <= on)})
    still = [before for before, after in pairwise(moments) if span.due(before) < after and span.due(after) >= on]
    return still[-1] if still else None


def next_of(done: Sequence[str]) -> ReactivationKind | None:
    """The step that comes now; None when all are there."""
    return next((kind for kind in IN_ORDER if kind not in done), None)
