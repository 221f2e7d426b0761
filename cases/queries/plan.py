"""The plan of one case as its page shows it: goals, the course over time, what is next, and who promised what."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from cases.enums import LIFE_GOALS, OPEN_STEPS, Area, ContactKind, Firmness, Party, StepState, Voice
from cases.models import Case, Commitment, Contact, Goal, PlanStep, StepChange, Task
from cases.planning.elements import Coverage, label_of, told
from cases.planning.order import following, ordered, without_next
from cases.planning.progress import TOLD, Progress, lines_of, progress
from cases.planning.purposes import Standing, standing
from cases.queries.course import Course, course
from cases.queries.discreet import discreet
from cases.queries.gathered import Rows
from cases.queries.plan_parts import around
from cases.queries.plan_parts import coverage as coverage_of

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
    def ours(self) -> bool:
        return self.row.party != Party.BORGER

    @property
    def open(self) -> bool:
        return self.row.kept_on is None and self.row.released_on is None and self.row.broken_on is None


@dataclass(frozen=True)
class GoalBranch:
    """A goal with its part goals; `life`: about living well, which stands in its own right beside work (S3-25)."""

    goal: Goal
    parts: list[Goal]

    @property
    def life(self) -> bool:
        return self.goal.kind in LIFE_GOALS


@dataclass(frozen=True)
class PlannedStep:
    """An open step; `told` is what else is said of it, label and words."""

    row: PlanStep
    told: list[tuple[Any, str]]
    without_next: bool = False

    @property
    def party(self) -> str:
        return label_of(Party, self.row.party)

    @property
    def area(self) -> str:
        return label_of(Area, self.row.area)

    @property
    def state(self) -> str:
        return label_of(StepState, self.row.state)

    @property
    def firmness(self) -> str:
        return label_of(Firmness, self.row.firmness)


@dataclass(frozen=True)
class PlanPage:
    steps: list[PlannedStep]
    past_steps: list[PlanStep]
    ours: list[Promise]
    theirs: list[Promise]
    settled: list[Promise]
    goals: list[GoalBranch]
    course: Course
    progress: Progress
    coverage: list[Coverage]
    unlinked: list[SimpleNamespace]
    "Offers, placements and the newest contacts that name no goal."
    problems: Rows
    "Every version of both voices, the oldest first."
    purpose: Standing
    tasks: list[Task]
    contacts: list[Contact]
    contact_count: int
    preparation_count: int

    @property
    def without_goal(self) -> list[PlanStep]:
        """Open steps that serve no goal (S1-24)."""
        return [step.row for step in self.steps if step.row.goal_id is None]

    @property
    def own_words(self) -> str:
        return self._said(Voice.BORGER)

    @property
    def professional_view(self) -> str:
        return self._said(Voice.FAGLIG)

    @property
    def problem_history(self) -> bool:
        return len(self.problems) > len({row.voice for row in self.problems})

    def _said(self, voice: str) -> str:
        return next((str(row.text) for row in self.problems[::-1] if row.voice == voice), "")

    @property
    def life_goals(self) -> list[GoalBranch]:
        return [branch for branch in self.goals if branch.life]

    @property
    def work_goals(self) -> list[GoalBranch]:
        return [branch for branch in self.goals if not branch.life]


def plan_page(case: Case, on: date, *, notes: bool, sensitive: bool, tasks_of: Any = None) -> PlanPage:
    """Seven queries, whatever the plan holds; `tasks_of` leaves out the tasks of everybody else.

    Without `notes` the steps about health, family and everyday stay out, and so do pauses, purposes and the two views
    of the problem.
    """
    steps = _steps(case, notes=notes, sensitive=sensitive)
    parts = around(case, notes=notes)
    promises = [Promise(row, on) for row in discreet(_promises(case), notes=notes, sensitive=sensitive)]
    counts = _contact_counts(case)
    contacts = list(Contact.objects.filter(case=case).select_related("made_by")[:RECENT])
    return PlanPage(
        steps=_planned(steps),
        past_steps=[step for step in steps if step.state not in OPEN_STEPS],
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
        contact_count=counts["all"],
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


def _planned(steps: Sequence[PlanStep]) -> list[PlannedStep]:
    waiting = [step for step in steps if step.state in OPEN_STEPS]
    then, alone = following(waiting), {step.pk for step in without_next(waiting)}
    return [PlannedStep(step, told(step, then.get(step.pk, [])), step.pk in alone) for step in ordered(waiting)]


def _contact_counts(case: Case) -> dict[str, int]:
    counts: dict[str, int] = Contact.objects.filter(case=case).aggregate(
        all=Count("pk"),
        preparation=Count("pk", filter=Q(kind=ContactKind.FORBEREDELSE)),
        linked=Count("goal"),
    )
    return counts


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
