"""The plan of one case as its page shows it: what is next, who promised what, the goals, and the work around them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q

from cases.enums import OPEN_STEPS, ContactKind, Party
from cases.models import Case, Commitment, Contact, Goal, PlanStep, Task

RECENT = 5


@dataclass(frozen=True)
class Promise:
    """A promise on a day; late is said in the same words whoever made it (S4-15)."""

    row: Commitment
    on: date

    @property
    def late(self) -> bool:
        return self.open and self.row.due_on is not None and self.row.due_on < self.on

    @property
    def open(self) -> bool:
        return self.row.kept_on is None and self.row.released_on is None


@dataclass(frozen=True)
class GoalBranch:
    """A goal with its part goals."""

    goal: Goal
    parts: list[Goal]


@dataclass(frozen=True)
class PlanPage:
    steps: list[PlanStep]
    past_steps: list[PlanStep]
    ours: list[Promise]
    theirs: list[Promise]
    settled: list[Promise]
    goals: list[GoalBranch]
    tasks: list[Task]
    contacts: list[Contact]
    contact_count: int
    preparation_count: int


def plan_page(case: Case, on: date, *, tasks_of: Any = None) -> PlanPage:
    """Six queries, whatever the plan holds; `tasks_of` leaves out the tasks of everybody else."""
    steps = list(
        PlanStep.objects.filter(plan__case=case)
        .select_related("goal", "wish")
        .order_by(F("due_on").asc(nulls_last=True), "recorded_at", "pk")
    )
    promises = [Promise(row, on) for row in _promises(case)]
    counts = Contact.objects.filter(case=case).aggregate(
        all=Count("pk"), preparation=Count("pk", filter=Q(kind=ContactKind.FORBEREDELSE))
    )
    return PlanPage(
        steps=[step for step in steps if step.state in OPEN_STEPS],
        past_steps=[step for step in steps if step.state not in OPEN_STEPS],
        ours=[promise for promise in promises if promise.open and promise.row.party != Party.BORGER],
        theirs=[promise for promise in promises if promise.open and promise.row.party == Party.BORGER],
        settled=[promise for promise in promises if not promise.open],
        goals=_branches(case),
        tasks=_tasks(case, tasks_of),
        contacts=list(Contact.objects.filter(case=case).select_related("made_by")[:RECENT]),
        contact_count=counts["all"],
        preparation_count=counts["preparation"],
    )


def _tasks(case: Case, owner: Any) -> list[Task]:
    rows = Task.objects.open().filter(case=case).select_related("owner")
    return list(rows if owner is None else rows.filter(owner=owner))


def _promises(case: Case) -> list[Commitment]:
    rows = Commitment.objects.filter(case=case)
    return list(rows.order_by(F("due_on").asc(nulls_last=True), "promised_on", "pk"))


def _branches(case: Case) -> list[GoalBranch]:
    goals = list(Goal.objects.filter(plan__case=case))
    return [
        GoalBranch(goal, [part for part in goals if part.parent_id == goal.pk])
        for goal in goals
        if goal.parent_id is None
    ]
