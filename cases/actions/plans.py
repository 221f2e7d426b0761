"""The plan: goals with the borger's words beside the authority's purpose, and the steps towards them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from cases.enums import StepState
from cases.enums.planning_moves import STEP_MOVES
from cases.models import Case, Contact, Enrolment, Goal, Placement, Plan, PlanStep
from cases.permissions import may_record
from cases.planning.draft import Source, StepDraft, draft_of
from cases.planning.elements import missing_to_finish

from ._checks import fresh, has_come, taken, written
from ._elements import before, changed, check, new_day, ours, plan_of, still_ahead
from ._once import once
from ._writing import change, create, refuse, writing

IN_OWN_WORDS = _lazy("Skriv målet, som borgeren selv siger det.")
BROUGHT, BACK = "medbringer", "tilbage"


def set_goal(
    *,
    case: Case,
    by: Any,
    on: date,
    kind: str,
    citizen_wording: str,
    purpose: str = "",
    lasting: str = "",
    parent: Goal | None = None,
    set_on: date | None = None,
    row_id: UUID | None = None,
) -> Goal:
    """A goal, or a part goal under `parent`; the plan begins with the first."""
    with writing(case, by=by, on=on, what="goal.set", may=may_record) as w:
        plan = plan_of(w.case, on)
        goal = create(
            Goal(
                id=once(Goal.objects.filter(plan=plan), row_id),
                plan=plan,
                parent=_whole(parent, plan),
                kind=kind,
                citizen_wording=written(citizen_wording, IN_OWN_WORDS, "citizen_wording"),
                purpose=purpose.strip(),
                lasting=lasting,
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
    *,
    goal: Goal,
    by: Any,
    on: date,
    version: int | None,
    kind: str,
    citizen_wording: str,
    purpose: str = "",
    lasting: str = "",
) -> Goal:
    with writing(goal.plan.case, by=by, on=on, what="goal.revised", may=may_record) as w:
        own = written(citizen_wording, IN_OWN_WORDS, "citizen_wording")
        said = {"kind": kind, "citizen_wording": own, "purpose": purpose.strip(), "lasting": lasting}
        goal = change(goal, version=version, **said)
        w.target, w.data = goal, {"kind": goal.kind}
    return goal


def reach_goal(*, goal: Goal, by: Any, on: date, reached_on: date | None = None) -> Goal:
    with writing(goal.plan.case, by=by, on=on, what="goal.reached", may=may_record) as w:
        goal = change(goal, version=None, reached_on=has_come(reached_on or on, on, "reached_on"))
        w.target = goal
    return goal


def call_lasting(*, goal: Goal, by: Any, on: date, lasting: str) -> Goal:
    """When the two call the job lasting, or that they talk of it later; nothing waits for the answer (S1-25)."""
    with writing(goal.plan.case, by=by, on=on, what="goal.lasting_said", may=may_record) as w:
        goal = change(goal, version=None, lasting=lasting)
        w.target, w.data = goal, {"lasting": goal.lasting}
    return goal


def reopen_goal(*, goal: Goal, by: Any, on: date) -> Goal:
    with writing(goal.plan.case, by=by, on=on, what="goal.reopened", may=may_record) as w:
        goal = change(goal, version=None, reached_on=None)
        w.target = goal
    return goal


def serve(*, row: Contact | Enrolment | Placement, goal: Goal | None, by: Any, on: date) -> Any:
    """A referral or a contact names the goal it serves, or none again (S1-24)."""
    with writing(row.case, by=by, on=on, what="goal.served", may=may_record) as w:
        if goal is not None and goal.plan.case_id != w.case.pk:
            raise refuse(_("Målet hører til en anden plan."), "goal")
        served = change(row, version=None, goal=goal)
        w.target, w.data = served, {"goal_id": goal.pk if goal else None}
    return served


def add_step(
    *,
    case: Case,
    by: Any,
    on: date,
    draft: StepDraft | None = None,
    source: Source | None = None,
    brings: str = "",
    row_id: UUID | None = None,
    **said: Any,
) -> PlanStep:
    """A step as `draft`, or as its fields by name; `brings` is what is taken along from the workplace before (S0-17).

    `source` is the system it came from, which alone may change it afterwards (S2-12).
    """
    with writing(case, by=by, on=on, what="step.added", may=may_record) as w:
        plan = plan_of(w.case, on)
        element = draft or StepDraft(**said)
        check(element, plan)
        came = {"source_system": source.system, "source_id": source.id} if source else {}
        row_id = once(PlanStep.objects.filter(plan=plan), row_id)
        step = create(PlanStep(id=row_id, plan=plan, **element.columns(), **came))
        if brings.strip():
            changed(step, BROUGHT, by=by, on=on, text=brings)
        w.target, w.data = step, {"party": step.party, "due_on": step.due_on}
    return step


def revise_step(
    *,
    step: PlanStep,
    by: Any,
    on: date,
    version: int | None,
    draft: StepDraft | None = None,
    source: Source | None = None,
    **said: Any,
) -> PlanStep:
    """The step as `draft` has it, or with the named fields changed and the rest as it stands."""
    with writing(step.plan.case, by=by, on=on, what="step.revised", may=may_record) as w:
        current = fresh(step, version)
        ours(current, source)
        element = draft or replace(draft_of(current), **said)
        check(element, current.plan, current)
        step = change(step, version=version, **element.columns())
        w.target, w.data = step, {"party": step.party, "due_on": step.due_on}
    return step


def move_step(
    *,
    step: PlanStep,
    by: Any,
    on: date,
    move: str,
    due_on: date | None = None,
    reached_on: date | None = None,
    text: str = "",
    source: Source | None = None,
) -> PlanStep:
    """Take the step along one of STEP_MOVES, and leave a line in its history.

    "udsaet" needs a new day ahead, "naa" is today unless told. Going back ("tilbage") takes up the step before again.
    """
    with writing(step.plan.case, by=by, on=on, what="step.moved", may=may_record) as w:
        step = fresh(step, None)
        ours(step, source)
        taken_move = taken(STEP_MOVES, move, step.state, step.get_state_display())
        if move == BACK:
            _take_up(before(step), by=by, on=on, source=source)
        values = _moved(step, taken_move.target, on, due_on, reached_on)
        step = change(step, version=None, state=taken_move.target, **values)
        changed(step, move, by=by, on=on, text=text)
        w.target, w.data = step, {"move": move, "due_on": step.due_on}
    return step


def _moved(
    step: PlanStep, target: str, on: date, due_on: date | None, reached_on: date | None
) -> dict[str, date | None]:
    """The days of the step after the move."""
    if target == StepState.NAAET:
        if missing := missing_to_finish(step):
            raise refuse(missing[0].sentence)
        return {"reached_on": has_come(reached_on or on, on, "reached_on")}
    if target == StepState.UDSAT:
        return {"due_on": new_day(due_on, on), "reached_on": None}
    if target == StepState.PLANLAGT:
        return {"due_on": still_ahead(due_on or step.due_on, on), "reached_on": None}
    return {"reached_on": None}


def _take_up(earlier: PlanStep, *, by: Any, on: date, source: Source | None) -> None:
    """The step before runs again; reached or not, its history keeps both (S1-31)."""
    if earlier.state == StepState.I_GANG:
        return
    ours(earlier, source)
    day = still_ahead(earlier.due_on, on)
    earlier = change(earlier, version=None, state=StepState.I_GANG, reached_on=None, due_on=day)
    changed(earlier, "genoptag", by=by, on=on)
