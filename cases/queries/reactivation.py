"""Whether a case is being opened again after a long stillness, and how far that has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cases.enums import ReactivationKind
from cases.models import Case, ReactivationStep
from cases.planning.standstill import IN_ORDER, next_of, stood_still_since
from cases.risk.facts import substantive_days
from jobcenter import rules
from jobcenter.rules import Rule

SPAN = "sanktion.genaabning.maaneder"


@dataclass(frozen=True)
class Reopening:
    """`since`: the last day anything moved before the stillness; None where the case has not stood still so long."""

    rule: Rule
    since: date | None
    steps: dict[ReactivationKind, ReactivationStep]

    @property
    def next(self) -> ReactivationKind | None:
        return next_of(list(self.steps))

    @property
    def blocks(self) -> bool:
        """No sanction path before contact, will, need and demand are told (S1-105)."""
        return self.since is not None and self.next is not None

    @property
    def lines(self) -> list[tuple[ReactivationKind, ReactivationStep | None]]:
        return [(kind, self.steps.get(kind)) for kind in IN_ORDER]


def reopening(case: Case, on: date) -> Reopening:
    """Three statements, two where the case is alive."""
    rule = rules.on(on, "sanktion")[SPAN]
    since = stood_still_since(substantive_days(case.pk, on), case.opened_on, on, rule)
    return Reopening(rule, since, _steps(case, since, on) if since else {})


def _steps(case: Case, since: date, on: date) -> dict[ReactivationKind, ReactivationStep]:
    """Those of this stillness; what was told of an earlier one stays with it."""
    rows = ReactivationStep.objects.filter(case=case, done_on__gt=since, done_on__lte=on).select_related("done_by")
    return {ReactivationKind(row.kind): row for row in rows}
