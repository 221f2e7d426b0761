"""Levels of the plans that the catalogue has no offer for, and whom that touches; each number counts its own list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from cases.enums import Demand
from cases.models import Case, Goal, PlanStep
from cases.planning.missing_steps import ANSWERED, asks, missing, standing, unanswered
from offers.models import Offer


@dataclass(frozen=True)
class Level:
    """One level: how many offers begin there, whether nothing begins there or one up, and whom that touches."""

    level: Demand
    offers: int
    missing: bool
    cases: int

    @property
    def label(self) -> str:
        return str(self.level.label)


@dataclass(frozen=True)
class Lacking:
    """A case with the steps that ask for an offer the kommune does not have."""

    case: Case
    steps: list[PlanStep]

    @property
    def lines(self) -> list[tuple[str, str]]:
        return _lines(self.steps)


def offered(on: date) -> Counter[Demand]:
    """How many offers of the day begin at each level; one statement."""
    rows = Offer.objects.open_on(on).order_by().values_list("kind", "demands")
    return Counter(asks(kind, demands) for kind, demands in rows)


def levels_without_offer(user: Any, on: date) -> list[Level]:
    """Every level, also those where nothing is missing; two statements."""
    counts = offered(on)
    lacking = unanswered(counts)
    touched = Counter(level for level, _case in _touched(user, on, counts))
    return [Level(level, counts[level], level in lacking, touched[level]) for level in ANSWERED]


def _touched(user: Any, on: date, counts: Counter[Demand]) -> set[tuple[str, Any]]:
    return {(step.demand, step.plan.case_id) for step in missing(_steps(user, on), counts)}


def without_offer(user: Any, on: date, level: str = "") -> list[Lacking]:
    """The cases behind the numbers, at one level or at all, in the order of the steps' days; two statements."""
    by_case: dict[Any, list[PlanStep]] = {}
    for step in missing(_steps(user, on), offered(on)):
        if level in ("", step.demand):
            by_case.setdefault(step.plan.case_id, []).append(step)
    return [Lacking(steps[0].plan.case, steps) for steps in by_case.values()]


def _steps(user: Any, on: date) -> list[PlanStep]:
    """Every step that says what it demands, towards a goal not reached yet, in cases this user may see."""
    cases = Case.objects.visible_to(user, on).open()
    rows = PlanStep.objects.filter(_asking(), plan__case__in=cases)
    rows = rows.select_related("plan__case__citizen", "plan__case__unit", "goal")
    return list(rows.order_by("plan__case__citizen__sort_key", "plan", "due_on", "pk"))


def _asking() -> Q:
    return ~Q(demand="") & (Q(goal=None) | Q(goal__reached_on=None))


def lacking_in(steps: Sequence[PlanStep], on: date) -> list[tuple[str, str]]:
    """Level and goal of one plan, from the steps its reader may see; one statement, if a step tells its level."""
    told = [step for step in steps if step.goal is None or step.goal.reached_on is None]
    if not standing(told):
        return []
    return _lines(missing(told, offered(on)))


def _lines(steps: Sequence[PlanStep]) -> list[tuple[str, str]]:
    """Level and goal in words, each pair once."""
    return list(dict.fromkeys((str(Demand(step.demand).label), _goal(step.goal)) for step in steps))


def _goal(goal: Goal | None) -> str:
    return goal.citizen_wording if goal else ""
