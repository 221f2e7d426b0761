"""What the borger has told during a praktik, the newest first, and whether the agreed hours are outrun."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.models import CheckIn, Placement
from cases.planning.check_ins import hours_outrun
from cases.queries.voice import channel
from jobcenter import rules

TIMES = "stemme.aftalt_tid.gange"


@dataclass(frozen=True)
class Told:
    """`rows`: each check-in with the way it came; `outrun`: more hours than agreed, again and again (S3-03)."""

    rows: tuple[tuple[CheckIn, str], ...]
    outrun: bool

    @property
    def newest(self) -> CheckIn | None:
        return self.rows[0][0] if self.rows else None


def told(placement: Placement, on: date) -> Told:
    """One statement where nothing is told, else two; for those who may read the borger's answers."""
    found = list(CheckIn.objects.filter(placement=placement).select_related("entered_by"))
    outrun = False
    if found:
        times = int(rules.on(on, rules.Subject.VOICE).number(TIMES))
        outrun = hours_outrun([(row.hours_agreed, row.hours_worked) for row in found], times)
    return Told(tuple((row, channel(row)) for row in found), outrun)
