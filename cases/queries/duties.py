"""What holds for the borger today: arbejdspligt, exemptions, pauses, her own right; each by itself, never mixed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery

from cases.enums import EnrolmentState, ExemptionKind, PlacementState, VisitationCategory
from cases.models import Case, Concern, Enrolment, Exemption, Pause, Placement, Visitation, WorkDuty
from jobcenter.rules import Rule, RuleSet

YOUNG_OFFER = "ret_og_pligt.unge_aktivitetsparate.foerste_tilbud.maaneder"
AGE = "visitation.aldersgraense.aar"
# The rules about duties and exemptions that the page reads aloud, each in its own time.
SHOWN = ("arbejdspligt.", "ydelse.timersregel_225.", "fritagelse.")


@dataclass(frozen=True)
class Standing:
    """What stands in the sag, the newest first; `now` picks what holds on the day."""

    on: date
    duties: list[WorkDuty]
    exemptions: list[Exemption]
    pauses: list[Pause]
    rules: RuleSet

    @property
    def duty(self) -> WorkDuty | None:
        return next((row for row in self.duties if _holds(row, self.on)), None)

    @property
    def pause(self) -> Pause | None:
        running = (row for row in self.pauses if row.starts_on <= self.on)
        return next((row for row in running if row.ended_on is None or row.ended_on > self.on), None)

    def exemption(self, kind: str) -> Exemption | None:
        return next((row for row in self.exemptions if row.kind == kind and _holds(row, self.on)), None)

    @property
    def exempt(self) -> list[tuple[ExemptionKind, Exemption | None]]:
        """The three legal states, each with the decision that holds today or none."""
        return [(kind, self.exemption(kind)) for kind in ExemptionKind]

    @property
    def of_duty(self) -> Rule | None:
        return self.rules.get("arbejdspligt.omfatter")

    @property
    def most_hours(self) -> Rule | None:
        return self.rules.get("arbejdspligt.timer_hoejst")

    @property
    def spoken(self) -> list[Rule]:
        return [rule for prefix in SHOWN for rule in self.rules.matching(prefix)]


def _holds(row: WorkDuty | Exemption, on: date) -> bool:
    return row.valid_from <= on and (row.valid_to is None or on <= row.valid_to)


def standing(case: Case, on: date, of_day: RuleSet) -> Standing:
    """Three statements."""
    return Standing(
        on=on,
        duties=list(WorkDuty.objects.filter(case=case).select_related("decided_by")),
        exemptions=list(Exemption.objects.filter(case=case).select_related("decided_by")),
        pauses=list(Pause.objects.filter(case=case).order_by("-starts_on", "pk")),
        rules=of_day,
    )


@dataclass(frozen=True)
class OwnRight:
    """The offer that the young one could claim a month after she asked for help (S4-62): her right, not her lack."""

    rule: Rule
    due: date
    met_on: date | None


def own_right(case: Case, age: int, on: date, of_day: RuleSet) -> OwnRight | None:
    """In its time only, and for the young aktivitetsparate; two statements where the rule stands, none after it."""
    rule, limit = of_day.get(YOUNG_OFFER), of_day.get(AGE)
    if rule is None or limit is None or age >= limit.number or not rule.holds_on(case.opened_on):
        return None
    now = Visitation.objects.deciding(on).filter(case=case).values_list("category", flat=True).first()
    if now != VisitationCategory.AKTIVITETSPARAT:
        return None
    return OwnRight(rule, rule.due(case.opened_on), _first_offer(case, on))


def _first_offer(case: Case, on: date) -> date | None:
    """The day the first offer or praktik was given; one that came to nothing was given all the same."""
    given = Enrolment.objects.filter(case=case).exclude(state=EnrolmentState.VALGT)
    placed = Placement.objects.filter(case=case).exclude(state__in=[PlacementState.KLADDE, PlacementState.SPURGT])
    days = given.order_by().values_list("starts_on").union(placed.order_by().values_list("starts_on"))
    return min((day for (day,) in days if day and day <= on), default=None)


@dataclass(frozen=True)
class Reminders:
    """Calm lines on the sag: a decision nobody has explained yet, and a concern that waits for its answer."""

    duty_id: UUID | None
    decided_on: date | None
    concerns: int
    answer_due_on: date | None


def reminders(case: Case, on: date) -> Reminders:
    """One statement."""
    mine: Any = OuterRef("pk")
    untold = WorkDuty.objects.filter(Q(valid_to=None) | Q(valid_to__gte=on), case=mine, explained_on=None)
    asked = Concern.objects.open().filter(case=mine).order_by("answer_due_on")
    count = asked.order_by().values("case").annotate(n=Count("pk")).values("n")
    row = (
        Case.objects.filter(pk=case.pk)
        .order_by()
        .values_list(
            Subquery(untold.values("pk")[:1]),
            Subquery(untold.values("decided_on")[:1]),
            Subquery(count),
            Subquery(asked.values("answer_due_on")[:1]),
        )
        .get()
    )
    return Reminders(row[0], row[1], row[2] or 0, row[3])
