"""In how many cases the borger has spoken for herself (S4-21): counted by the condition that picks the list behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count

from cases.enums import Phase
from cases.queries.caseload import UNIT, CaseloadFilter, caseload
from cases.queries.voice_filters import NO_PHASE, OWN_VOICE, RELAYED, current_phase, voiced


@dataclass(frozen=True)
class Without:
    """Cases where the borger has not spoken for herself, by the phase of the newest registration."""

    phase: str
    label: str
    cases: int


@dataclass(frozen=True)
class Coverage:
    """Open cases: `direct`, she answered herself; `relayed`, only staff have told what she says; `without` = the rest
    and the relayed, by phase and never by who works there."""

    cases: int
    direct: int
    relayed: int
    without: tuple[Without, ...]

    @property
    def percent(self) -> int:
        return round(100 * self.direct / self.cases) if self.cases else 0

    @property
    def missing(self) -> int:
        return self.cases - self.direct


def voice_coverage(user: Any, on: date, since: date | None) -> Coverage:
    """Answers from `since` to `on`, in the open cases this user may see; one statement."""
    cases = caseload(user, on, CaseloadFilter(scope=UNIT)).order_by()
    counted = (
        cases.annotate(phase_now=current_phase(on))
        .values("phase_now")
        .annotate(
            cases=Count("pk"),
            direct=Count("pk", filter=voiced(OWN_VOICE, "", since, on)),
            relayed=Count("pk", filter=voiced(RELAYED, "", since, on)),
        )
    )
    rows = {row["phase_now"] or NO_PHASE: row for row in counted}
    labels = {**{phase.value: str(phase.label) for phase in Phase}, NO_PHASE: ""}
    without = (
        Without(code, label, rows[code]["cases"] - rows[code]["direct"])
        for code, label in labels.items()
        if code in rows
    )
    return Coverage(
        cases=sum(row["cases"] for row in rows.values()),
        direct=sum(row["direct"] for row in rows.values()),
        relayed=sum(row["relayed"] for row in rows.values()),
        without=tuple(one for one in without if one.cases),
    )
