"""Plan: hvor vil vi hen, hvad er næste skridt, og hvem har lovet hvad? Goals, steps and promises."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.core.exceptions import BadRequest
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from cases.actions import commitments, plans
from cases.enums import Party
from cases.forms.commitments import CommitmentEditForm, CommitmentForm
from cases.forms.plans import GoalEditForm, GoalForm, PostponeForm, StepEditForm, StepForm
from cases.models import Commitment, Goal, PlanStep
from cases.permissions import may_record
from cases.queries.plan import plan_page
from cases.views._acting import form_page, saved, tap, to_write, typed
from cases.views._case import Sag, fetch
from jobcenter.htmx import fragment, is_fragment

pages = require_http_methods(["GET", "HEAD", "POST"])


def _plan_url(sag: Sag) -> str:
    return reverse("cases:plan", args=[sag.case.pk])


def _row(rows: Any, given: Any) -> Any:
    """The row of this case with the id that came with the form."""
    try:
        return get_object_or_404(rows, pk=UUID(str(given)))
    except ValueError:
        raise BadRequest from None


def _steps(sag: Sag):
    return PlanStep.objects.filter(plan__case=sag.case).select_related("plan__case")


# act -> (which rows, the action, the sentence afterwards). One tap each.
_Tap = tuple[Callable[[Sag], Any], Callable[[Model, dict[str, Any]], Any], Any]
_TAPS: dict[str, _Tap] = {
    "loefte_holdt": (
        lambda sag: Commitment.objects.filter(case=sag.case),
        lambda row, who: commitments.keep(commitment=row, **who),
        gettext_lazy("Løftet er holdt."),
    ),
    "loefte_slip": (
        lambda sag: Commitment.objects.filter(case=sag.case),
        lambda row, who: commitments.release(commitment=row, **who),
        gettext_lazy("Løftet er ikke længere aktuelt."),
    ),
    "loefte_aabn": (
        lambda sag: Commitment.objects.filter(case=sag.case),
        lambda row, who: commitments.reopen(commitment=row, **who),
        gettext_lazy("Løftet er åbent igen."),
    ),
    "maal_naaet": (
        lambda sag: Goal.objects.filter(plan__case=sag.case),
        lambda row, who: plans.reach_goal(goal=row, **who),
        gettext_lazy("Målet er nået."),
    ),
    "maal_aabn": (
        lambda sag: Goal.objects.filter(plan__case=sag.case),
        lambda row, who: plans.reopen_goal(goal=row, **who),
        gettext_lazy("Målet er åbent igen."),
    ),
} | {
    f"skridt_{move}": (_steps, lambda row, who, move=move: plans.move_step(step=row, move=move, **who), said)
    for move, said in {
        "naa": gettext_lazy("Skridtet er nået."),
        "begynd": gettext_lazy("Skridtet er sat i gang."),
        "drop": gettext_lazy("Skridtet er ikke længere aktuelt."),
        "genoptag": gettext_lazy("Skridtet er taget op igen."),
    }.items()
}


@pages
def plan(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "plan", may=to_write(request, may_record))
    postponing = None
    if request.method == "POST":
        postponing, done = _act(request, sag)
        if done and not is_fragment(request):
            return HttpResponseRedirect(_plan_url(sag))
    # Tasks are free text between colleagues; who may not read notes sees those she was given.
    page = plan_page(sag.case, sag.on, tasks_of=None if sag.may_see_notes else request.user)
    context = {
        "sag": sag,
        "tab": "plan",
        "page": page,
        "steps": [(step, _postpone(step, postponing)) for step in page.steps],
        "postponing": postponing.step.pk if postponing else None,
        "borger": Party.BORGER,
    }
    status = postponing.status if postponing else 200
    return fragment(request, "plan/plan.html", context, part="plan/_plan.html", status=status)


def _act(request: HttpRequest, sag: Sag) -> tuple[PostponeForm | None, bool]:
    """What was asked of the plan: the form that was refused, if any, and whether the page is to be read anew."""
    act, given = request.POST.get("act", ""), request.POST.get("row")
    if act == "skridt_udsaet":
        form = PostponeForm(request.POST, step=_row(_steps(sag), given))
        done = saved(request, sag, form, _("Skridtet er udsat til en ny dag."))
        return (None if done else form), done
    if act not in _TAPS:
        raise BadRequest
    rows, action, said = _TAPS[act]
    row = _row(rows(sag), given)
    tap(request, lambda **who: action(row, who), said, by=request.user, on=sag.on)
    return None, True


def _postpone(step: PlanStep, refused: PostponeForm | None) -> PostponeForm:
    return refused if refused and refused.step.pk == step.pk else PostponeForm(step=step)


@pages
def goal_new(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "plan", may=may_record)
    form = GoalForm(typed(request), case=sag.case)
    heading, said = _("Nyt mål"), _("Målet er sat.")
    return form_page(request, sag, form, heading=heading, said=said, back=_plan_url(sag), tab="plan")


@pages
def goal(request: HttpRequest, case_id: UUID, goal_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "plan", may=may_record)
    form = GoalEditForm(typed(request), row=get_object_or_404(Goal, plan__case=sag.case, pk=goal_id))
    heading, said = _("Ret målet"), _("Målet er gemt.")
    return form_page(request, sag, form, heading=heading, said=said, back=_plan_url(sag), tab="plan")


@pages
def step_new(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "plan", may=may_record)
    form = StepForm(typed(request), case=sag.case)
    heading, said = _("Næste skridt"), _("Skridtet står i planen.")
    template = "plan/step_form.html"
    return form_page(request, sag, form, heading=heading, said=said, back=_plan_url(sag), tab="plan", template=template)


@pages
def step(request: HttpRequest, case_id: UUID, step_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "plan", may=may_record)
    form = StepEditForm(typed(request), row=get_object_or_404(_steps(sag), pk=step_id), case=sag.case)
    heading, said = _("Ret skridtet"), _("Skridtet er gemt.")
    template = "plan/step_form.html"
    return form_page(request, sag, form, heading=heading, said=said, back=_plan_url(sag), tab="plan", template=template)


@pages
def commitment_new(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "plan", may=may_record)
    form = CommitmentForm(typed(request))
    heading, said = _("Nyt løfte"), _("Løftet er noteret.")
    return form_page(request, sag, form, heading=heading, said=said, back=_plan_url(sag), tab="plan")


@pages
def commitment(request: HttpRequest, case_id: UUID, commitment_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "plan", may=may_record)
    form = CommitmentEditForm(typed(request), row=get_object_or_404(Commitment, case=sag.case, pk=commitment_id))
    heading, said = _("Ret løftet"), _("Løftet er gemt.")
    return form_page(request, sag, form, heading=heading, said=said, back=_plan_url(sag), tab="plan")
