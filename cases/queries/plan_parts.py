"""What stands around the plan of a case, in one statement: what was tried, what rests, what was said and what moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet, Value
from django.utils.translation import gettext as _

from cases.enums import (
    OPEN_STEPS,
    EnrolmentState,
    PauseReason,
    PlacementKind,
    PlacementState,
)
from cases.models import (
    Case,
    Enrolment,
    Pause,
    Placement,
    PlanStep,
    ProblemDefinition,
    SanctionStep,
    StepChange,
)
from cases.planning.elements import Coverage
from cases.queries.gathered import Rows, Words, gather, listed
from cases.queries.purposes import purpose_parts

WORDS: Words = {
    "placements": {"kind": PlacementKind, "state": PlacementState},
    "enrolments": {"state": EnrolmentState},
    "pauses": {"reason": PauseReason},
}
# Only those who read the notes of a case; for the others these lists are empty and not asked for.
OF_NOTES = ("pauses", "problems", "purposes", "entries", "sanctions")


def around(case: Case, *, notes: bool) -> dict[str, Rows]:
    parts = {**_tried(), "changes": _changes(notes)}
    if notes:
        parts |= {**purpose_parts(), **_said()}
    found = gather(Case.objects.filter(pk=case.pk), parts, WORDS)
    return {name: found.get(name, []) for name in (*OF_NOTES, *found)}


def _tried() -> dict[str, ArraySubquery]:
    """What became nothing, and what is still a draft, is no part of the course."""
    placements = Placement.objects.exclude(state__in=[PlacementState.KLADDE, PlacementState.OPGIVET])
    enrolments = Enrolment.objects.exclude(state=EnrolmentState.OPGIVET)
    return {
        "placements": listed(
            placements.order_by("starts_on", "pk"),
            kind="kind",
            state="state",
            where="workplace__name",
            starts_on="starts_on",
            ends_on="ends_on",
            ended_on="ended_on",
            goal="goal_id",
            what=Value("praktik"),
        ),
        "enrolments": listed(
            enrolments.order_by("starts_on", "pk"),
            kind="offer__kind",
            state="state",
            title="offer__title",
            starts_on="starts_on",
            ends_on="ends_on",
            goal="goal_id",
            what=Value("tilbud"),
        ),
    }


def _changes(notes: bool) -> ArraySubquery:
    steps = PlanStep.objects.open_to(notes=notes).filter(plan__case=OuterRef(OuterRef("pk")))
    rows: QuerySet[StepChange] = StepChange.objects.filter(step__in=steps.values("pk"))
    return listed(
        rows.order_by("changed_on", "recorded_at"),
        "step__plan__case",
        step_id="step_id",
        title="step__title",
        area="step__area",
        move="move",
        to_state="to_state",
        changed_on="changed_on",
        text=F("text") if notes else Value(""),
    )


def _said() -> dict[str, ArraySubquery]:
    pauses = Pause.objects.order_by("starts_on", "pk")
    return {
        "pauses": listed(pauses, reason="reason", starts_on="starts_on", review_on="review_on", ended_on="ended_on"),
        # Oldest first, so that the newest of each voice is the one that stays in the dict.
        "problems": listed(ProblemDefinition.objects.all(), voice="voice", text="text", noted_on="noted_on"),
        "sanctions": listed(SanctionStep.objects.order_by(), goal="goal_id"),
    }


def coverage(steps: Sequence[PlanStep], parts: Mapping[str, Rows], contacts: Mapping[str, int]) -> list[Coverage]:
    """Of what is there, how much names the goal it serves; kinds that hold nothing are left out (S1-24)."""
    waiting = [step for step in steps if step.state in OPEN_STEPS]
    rows = [
        Coverage(_("Skridt"), sum(1 for step in waiting if step.goal_id), len(waiting)),
        _linked(_("Tilbud"), parts["enrolments"]),
        _linked(_("Praktik"), parts["placements"]),
        Coverage(_("Kontakter"), contacts["linked"], contacts["every"]),
        _linked(_("Pligt og sanktion"), parts["sanctions"]),
    ]
    return [row for row in rows if row.total]


def _linked(label: str, rows: Rows) -> Coverage:
    return Coverage(label, sum(1 for row in rows if row.goal), len(rows))
