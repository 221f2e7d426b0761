"""What is asked of an element of the plan before it is saved, and who may change it at all."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cases.enums import Basis, Timing
from cases.models import Case, Plan, PlanStep, StepChange
from cases.planning.draft import Source, StepDraft

from ._writing import create, refuse

Refusals = dict[str, str]


def plan_of(case: Case, on: date) -> Plan:
    """The plan of the case; it begins with the first thing in it."""
    plan, _new = Plan.objects.get_or_create(case=case, defaults={"started_on": on})
    return plan


def check(draft: StepDraft, plan: Plan, step: PlanStep | None = None) -> None:
    """Everything that is wrong at once, each beside its field."""
    wrong = _own(draft, plan, step) | _said(draft)
    if wrong:
        raise ValidationError(dict(wrong))


def _own(draft: StepDraft, plan: Plan, step: PlanStep | None) -> Refusals:
    """What it points to belongs to the same case."""
    wrong: Refusals = {}
    if draft.goal is not None and draft.goal.plan_id != plan.pk:
        wrong["goal"] = _("Målet hører til en anden plan.")
    if draft.wish is not None and draft.wish.case_id != plan.case_id:
        wrong["wish"] = _("Ønsket hører til en anden sag.")
    if draft.need is not None and draft.need.case_id != plan.case_id:
        wrong["need"] = _("Skånebehovet hører til en anden sag.")
    if draft.after is not None and draft.after.plan_id != plan.pk:
        wrong["after"] = _("Skridtet før hører til en anden plan.")
    elif draft.after is not None and step is not None and draft.after.pk == step.pk:
        wrong["after"] = _("Et skridt kan ikke komme efter sig selv.")
    return wrong


def _said(draft: StepDraft) -> Refusals:
    wrong: Refusals = {}
    if not draft.title.strip():
        wrong["title"] = _("Skriv, hvad skridtet er.")
    if draft.starts_on and draft.due_on and draft.due_on < draft.starts_on:
        wrong["due_on"] = _("Skridtet kan ikke være klaret, før det begynder. Vælg en senere dag.")
    if draft.timing == Timing.FORUD_FOR and draft.review_on is None:
        wrong["review_on"] = _("Skriv, hvornår I ser på det igen, så det ikke bliver til ventetid.")
    if draft.basis == Basis.LOV and not draft.basis_reference.strip():
        wrong["basis_reference"] = _("Skriv, hvor i loven det står – for eksempel LAB § 57.")
    return wrong


def ours(step: PlanStep, source: Source | None) -> None:
    """An element that came from another system is changed there, and nowhere else (S2-12)."""
    if step.source_system and (source is None or source.system != step.source_system):
        raise refuse(
            _("“%(title)s” hører til %(owner)s og rettes der. Er der noget, der ikke passer, så tal med dem.")
            % {"title": step.title, "owner": step.owner or step.source_system}
        )


def changed(step: PlanStep, move: str, *, by: Any, on: date, text: str = "") -> StepChange:
    """One more line in the history of the step."""
    return create(
        StepChange(step=step, move=move, to_state=step.state, changed_on=on, changed_by=by, text=text.strip())
    )


def new_day(due_on: date | None, on: date) -> date:
    if due_on is None or due_on <= on:
        raise refuse(_("Vælg en ny dag efter i dag, så skridtet ikke bliver glemt."), "due_on")
    return due_on


def still_ahead(due_on: date | None, on: date) -> date | None:
    """A day that has passed is no promise for a step that begins again; somebody sets a new one."""
    return due_on if due_on is not None and due_on >= on else None


def before(step: PlanStep) -> PlanStep:
    if step.after is None:
        raise refuse(_("Der står ikke, hvilket trin det her kommer efter. Vælg det under “Ret skridtet” først."))
    return step.after
