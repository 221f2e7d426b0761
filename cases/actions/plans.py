"""The plan: goals with the borger's words beside the authority's purpose, and the steps towards them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from cases.enums import Party, StepState
from cases.enums.planning_moves import STEP_MOVES
from cases.models import Case, Goal, Plan, PlanStep, Wish
from cases.permissions import may_record

from ._checks import fresh, has_come, taken, written
from ._writing import change, create, refuse, writing

IN_OWN_WORDS = _lazy("Skriv målet, som borgeren selv siger det.")


def _plan(case: Case, on: date) -> Plan:
    plan, _new = Plan.objects.get_or_create(case=case, defaults={"started_on": on})
    return plan


def set_goal(
    *,
    case: Case,
    by: Any,
    on: date,
    kind: str,
    citizen_wording: str,
    purpose: str = "",
    parent: Goal | None = None,
    set_on: date | None = None,
) -> Goal:
    """A goal, or a part goal under `parent`; the plan begins with the first."""
    with writing(case, by=by, on=on, what="goal.set", may=may_record) as w:
        plan = _plan(w.case, on)
        goal = create(
            Goal(
                plan=plan,
                parent=_whole(parent, plan),
                kind=kind,
                citizen_wording=written(citizen_wording, IN_OWN_WORDS, "citizen_wording"),
                purpose=purpose.strip(),
                set_on=has_come(set_on or on, on, "set_on"),
            )
        )
        w.target, w.data = goal, {"kind": goal.kind, "part": goal.parent_id is not None}
    return goal


def _whole(parent: Goal | None, plan: Plan) -> Goal | None:
    """A part goal belongs to a goal of the same plan that is not itself a part (S1-23)."""
    if parent is not None and (parent.plan_id != plan.pk or parent.parent_id is not None):
        raise refuse(_("Et delmål skal høre til et af planens mål."), "parent")
    return parent


def revise_goal(
    *, goal: Goal, by: Any, on: date, version: int | None, kind: str, citizen_wording: str, purpose: str = ""
) -> Goal:
    with writing(goal.plan.case, by=by, on=on, what="goal.revised", may=may_record) as w:
        own = written(citizen_wording, IN_OWN_WORDS, "citizen_wording")
        goal = change(goal, version=version, kind=kind, citizen_wording=own, purpose=purpose.strip())
        w.target, w.data = goal, {"kind": goal.kind}
    return goal


def reach_goal(*, goal: Goal, by: Any, on: date, reached_on: date | None = None) -> Goal:
    with writing(goal.plan.case, by=by, on=on, what="goal.reached", may=may_record) as w:
        goal = change(goal, version=None, reached_on=has_come(reached_on or on, on, "reached_on"))
        w.target = goal
    return goal


def reopen_goal(*, goal: Goal, by: Any, on: date) -> Goal:
    with writing(goal.plan.case, by=by, on=on, what="goal.reopened", may=may_record) as w:
        goal = change(goal, version=None, reached_on=None)
        w.target = goal
    return goal


def add_step(
    *,
    case: Case,
    by: Any,
    on: date,
    title: str,
    party: str = Party.BORGER,
    due_on: date | None = None,
    starts_on: date | None = None,
    goal: Goal | None = None,
    wish: Wish | None = None,
) -> PlanStep:
    """A step with who and by when; it may serve a goal and realise a wish of the same case."""
    with writing(case, by=by, on=on, what="step.added", may=may_record) as w:
        plan = _plan(w.case, on)
        _same_case(w.case, goal, wish)
        _in_order(starts_on, due_on)
        step = create(
            PlanStep(
                plan=plan,
                goal=goal,
                wish=wish,
                title=written(title, _("Skriv, hvad skridtet er."), "title"),
                party=party,
                starts_on=starts_on,
                due_on=due_on,
            )
        )
        w.target, w.data = step, {"party": step.party, "due_on": step.due_on}
    return step


def revise_step(
    *,
    step: PlanStep,
    by: Any,
    on: date,
    version: int | None,
    title: str,
    party: str,
    due_on: date | None = None,
    starts_on: date | None = None,
    goal: Goal | None = None,
    wish: Wish | None = None,
) -> PlanStep:
    with writing(step.plan.case, by=by, on=on, what="step.revised", may=may_record) as w:
        _same_case(w.case, goal, wish)
        _in_order(starts_on, due_on)
        title = written(title, _("Skriv, hvad skridtet er."), "title")
        step = change(
            step, version=version, title=title, party=party, due_on=due_on, starts_on=starts_on, goal=goal, wish=wish
        )
        w.target, w.data = step, {"party": step.party, "due_on": step.due_on}
    return step


def move_step(
    *, step: PlanStep, by: Any, on: date, move: str, due_on: date | None = None, reached_on: date | None = None
) -> PlanStep:
    """Take the step along one of STEP_MOVES; "udsaet" needs a new day ahead, "naa" is today unless told."""
    with writing(step.plan.case, by=by, on=on, what="step.moved", may=may_record) as w:
        step = fresh(step, None)
        taken_move = taken(STEP_MOVES, move, step.state, step.get_state_display())
        reached = taken_move.target == StepState.NAAET
        day = has_come(reached_on or on, on, "reached_on") if reached else None
        if taken_move.target == StepState.UDSAT:
            step.due_on = _new_day(due_on, on)
        step = change(step, version=None, state=taken_move.target, due_on=step.due_on, reached_on=day)
        w.target, w.data = step, {"move": move, "due_on": step.due_on}
    return step


def _new_day(due_on: date | None, on: date) -> date:
    if due_on is None or due_on <= on:
        raise refuse(_("Vælg en ny dag efter i dag, så skridtet ikke bliver glemt."), "due_on")
    return due_on


def _same_case(case: Case, goal: Goal | None, wish: Wish | None) -> None:
    if goal is not None and goal.plan.case_id != case.pk:
        raise refuse(_("Målet hører til en anden plan."), "goal")
    if wish is not None and wish.case_id != case.pk:
        raise refuse(_("Ønsket hører til en anden sag."), "wish")


def _in_order(starts_on: date | None, due_on: date | None) -> None:
    if starts_on and due_on and due_on < starts_on:
        raise refuse(_("Skridtet kan ikke være klaret, før det begynder. Vælg en senere dag."), "due_on")
