"""Plan: hvor vil vi hen, hvad er næste skridt, og hvem har lovet hvad? Goals, steps and promises."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.forms.commitments import CommitmentEditForm, CommitmentForm
from cases.forms.plans import GoalEditForm, GoalForm, StepEditForm, StepForm
from cases.models import Commitment, Goal
from cases.permissions import may_record
from cases.planning.elements import told
from cases.queries.plan import plan_page, step_history
from cases.views import _plan_acts as acts
from cases.views._acting import form_page, to_write, typed
from cases.views._case import Sag, fetch
from jobcenter.htmx import fragment, is_fragment

pages = require_http_methods(["GET", "HEAD", "POST"])


def _plan_url(sag: Sag) -> str:
    return reverse("cases:plan", args=[sag.case.pk])


@pages
def plan(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "plan", may=to_write(request, may_record))
    refused = None
    if request.method == "POST":
        refused, done = acts.act(request, sag)
        if done and not is_fragment(request):
            return HttpResponseRedirect(_plan_url(sag))
    context = {"sag": sag, "tab": "plan", "page": _page(request, sag), "refused": refused}
    status = refused.status if refused else 200
    return fragment(request, "plan/plan.html", context, part="plan/_plan.html", status=status)


def _page(request: HttpRequest, sag: Sag) -> Any:
    """Tasks are free text between colleagues; who may not read notes sees those she was given."""
    rights = {"notes": sag.may_see_notes, "sensitive": sag.may_see_sensitive}
    return plan_page(sag.case, sag.on, tasks_of=None if sag.may_see_notes else request.user, **rights)


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
    """The step to put right, with its history; one that another system owns is read here and changed there (S2-12)."""
    sag = fetch(request, case_id, "plan", may=may_record)
    row = get_object_or_404(acts.steps(sag), pk=step_id)
    more: dict[str, Any] = {"step": row, "history": step_history(row)}
    if row.source_system and request.method != "POST":
        context = {"sag": sag, "tab": "plan", "back": _plan_url(sag), "told": told(row), **more}
        return render(request, "plan/step_elsewhere.html", context)
    form = StepEditForm(typed(request), row=row, case=sag.case)
    heading, said = _("Ret skridtet"), _("Skridtet er gemt.")
    more |= {"template": "plan/step_form.html"}
    return form_page(request, sag, form, heading=heading, said=said, back=_plan_url(sag), tab="plan", **more)


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
