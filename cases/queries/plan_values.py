"""What the page of a plan is given: frozen values with a few questions they answer about themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any

from cases.enums import JOB_GOALS, LIFE_GOALS, Area, Firmness, Lasting, Party, StepState, Voice
from cases.models import Commitment, Contact, Goal, PlanStep, Task
from cases.planning.elements import Coverage, label_of
from cases.planning.progress import Progress
from cases.planning.purposes import Standing
from cases.queries.course import Course
from cases.queries.gathered import Rows


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

    @property
    def asks_if_lasting(self) -> bool:
        """A goal about a job that says nothing of how long it is to hold (S1-25)."""
        return self.goal.kind in JOB_GOALS and not self.goal.lasting and self.goal.reached_on is None

    @property
    def lasting(self) -> str:
        """In words; empty where it was not talked about, or is talked about later."""
        said = self.goal.lasting
        return "" if said in ("", Lasting.SENERE) else label_of(Lasting, said)


@dataclass(frozen=True)
class PlannedStep:
    """An open step; `told` is what else is said of it, label and words."""

    row: PlanStep
    told: list[tuple[Any, str]]
    without_next: bool = False
    built_on: list[str] = field(default_factory=list)
    "What it builds on, in the borger's knowledge (S4-08)."

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
    without_offer: list[tuple[str, str]]
    "Level and goal where the kommune has no offer to begin on (S1-28)."
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
