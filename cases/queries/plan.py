"""The plan of one case as its page shows it: goals, the course over time, what is next, and who promised what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Window
from django.utils.translation import gettext as _

from cases.enums import OPEN_STEPS, ContactKind, Influence
from cases.models import Case, Commitment, Contact, Goal, PlanStep, StepChange, Task
from cases.planning.elements import told
from cases.planning.order import following, ordered, without_next
from cases.planning.progress import TOLD, lines_of, progress
from cases.planning.purposes import standing
from cases.queries.course import course
from cases.queries.discreet import discreet
from cases.queries.gathered import Rows
from cases.queries.missing_steps import lacking_in
from cases.queries.plan_parts import around
from cases.queries.plan_parts import coverage as coverage_of
from cases.queries.plan_values import GoalBranch, PlannedStep, PlanPage, Promise
from cases.queries.what_choices_changed import built_on, influence_on

RECENT = 5


def plan_page(case: Case, on: date, *, notes: bool, sensitive: bool, tasks_of: Any = None) -> PlanPage:
    """Eight queries, and a ninth where a step says what it demands; `tasks_of` leaves out the tasks of everybody else.

    Without `notes` the steps about health, family and everyday stay out, and so do pauses, purposes and the two views
    of the problem.
    """
    steps = _steps(case, notes=notes, sensitive=sensitive)
    parts = around(case, notes=notes)
    promises = [Promise(row, on) for row in discreet(_promises(case), notes=notes, sensitive=sensitive)]
    contacts, counts = _contacts(case)
    return PlanPage(
        steps=_planned(steps, built_on(case) if notes else {}, influence_on(case) if notes else {}),
        past_steps=[step for step in steps if step.state not in OPEN_STEPS],
        without_offer=lacking_in(steps, on),
        ours=[promise for promise in promises if promise.open and promise.ours],
        theirs=[promise for promise in promises if promise.open and not promise.ours],
        settled=[promise for promise in promises if not promise.open],
        goals=_branches(case),
        course=course(steps, parts["placements"], parts["enrolments"], parts["pauses"], on),
        progress=progress(lines_of(parts["changes"], steps)),
        coverage=coverage_of(steps, parts, counts),
        unlinked=_unlinked(parts, contacts),
        problems=parts["problems"],
        purpose=standing(parts["purposes"], parts["entries"]),
        tasks=_tasks(case, tasks_of),
        contacts=contacts,
        contact_count=counts["every"],
        preparation_count=counts["preparation"],
    )


def _steps(case: Case, *, notes: bool, sensitive: bool) -> list[PlanStep]:
    """By day, with what they serve and the step before."""
    rows = PlanStep.objects.open_to(notes=notes).filter(plan__case=case)
    rows = rows.select_related("goal", "wish", "need", "after")
    by_day = rows.order_by(F("due_on").asc(nulls_last=True), "recorded_at", "pk")
    return _among_themselves(discreet(by_day, notes=notes, sensitive=sensitive))


def _among_themselves(steps: list[PlanStep]) -> list[PlanStep]:
    """A step that the reader may not see is not named as the one before either."""
    seen = {step.pk for step in steps}
    for step in steps:
        if step.after_id not in seen:
            step.after = None
    return steps


def _planned(
    steps: Sequence[PlanStep], knowledge: dict[UUID, list[str]], influence: dict[UUID, list[Influence]]
) -> list[PlannedStep]:
    waiting = [step for step in steps if step.state in OPEN_STEPS]
    then, alone = following(waiting), {step.pk for step in without_next(waiting)}
    return [
        PlannedStep(
            row=step,
            told=told(step, then.get(step.pk, [])) + _influenced(influence.get(step.pk, [])),
            without_next=step.pk in alone,
            built_on=knowledge.get(step.pk, []),
        )
        for step in ordered(waiting)
    ]


def _influenced(parts: Iterable[Influence]) -> list[tuple[Any, str]]:
    """Which parts of it the borger had an influence on (S3-20)."""
    words = ", ".join(str(part.label) for part in parts)
    return [(_("Borgeren havde indflydelse på"), words)] if words else []


def _contacts(case: Case) -> tuple[list[Contact], dict[str, int]]:
    """The newest contacts, and how many there are, in one statement."""
    counted = {
        "every": Window(Count("pk")),
        "preparation": Window(Count("pk", filter=Q(kind=ContactKind.FORBEREDELSE))),
        "linked": Window(Count("goal")),
    }
    rows: QuerySet[Any] = Contact.objects.filter(case=case).select_related("made_by").annotate(**counted)
    newest = list(rows[:RECENT])
    return newest, {name: getattr(newest[0], name) if newest else 0 for name in counted}


def _tasks(case: Case, owner: Any) -> list[Task]:
    rows = Task.objects.open().filter(case=case).select_related("owner")
    return list(rows if owner is None else rows.filter(owner=owner))


def _promises(case: Case) -> QuerySet[Commitment]:
    rows: QuerySet[Commitment] = Commitment.objects.filter(case=case)
    return rows.order_by(F("due_on").asc(nulls_last=True), "promised_on", "pk")


def _unlinked(parts: dict[str, Rows], contacts: Iterable[Contact]) -> list[SimpleNamespace]:
    loose = [
        SimpleNamespace(what="kontakt", id=row.pk, title=row.get_kind_display(), day=row.happened_on)
        for row in contacts
        if row.goal_id is None
    ]
    referred = [row for row in (*parts["enrolments"], *parts["placements"]) if row.goal is None]
    return [*referred, *loose]


def _branches(case: Case) -> list[GoalBranch]:
    goals = list(Goal.objects.filter(plan__case=case))
    return [GoalBranch(goal, _parts(goal, goals)) for goal in goals if goal.parent_id is None]


def _parts(goal: Goal, goals: Iterable[Goal]) -> list[Goal]:
    return [part for part in goals if part.parent_id == goal.pk]


def step_history(step: PlanStep) -> list[tuple[str, StepChange]]:
    """Its moves in words, the newest first, each with who noted it."""
    rows = step.changes.select_related("changed_by").order_by("-changed_on", "-recorded_at")
    return [(str(TOLD[row.move]), row) for row in rows]
