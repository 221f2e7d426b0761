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
    earlier: list[ReactivationStep]
    "Steps of a stillness that is over; they stay readable."

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
    """Three statements."""
    rule = rules.on(on, "sanktion")[SPAN]
    since = stood_still_since(substantive_days(case.pk, on), case.opened_on, on, rule)
    rows = list(ReactivationStep.objects.filter(case=case, done_on__lte=on).select_related("done_by"))
    of_this = {ReactivationKind(row.kind): row for row in rows if since and row.done_on > since}
    return Reopening(rule, since, of_this, [row for row in rows if row not in of_this.values()])
