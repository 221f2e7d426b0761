"""Kontakt og opgaver: one tap for a call without an answer, a small form for the rest, and who does what by when."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.actions import contacts, tasks
from cases.forms.contacts import ContactForm
from cases.forms.tasks import TaskEditForm, TaskForm
from cases.models import Task
from cases.permissions import may_record, may_work_with_companies
from cases.queries.outreach import modes
from cases.views._acting import form_page, tap, typed
from cases.views._back import way_back
from cases.views._case import fetch
from cases.views._task_about import about_href

pages = require_http_methods(["GET", "HEAD", "POST"])
UNANSWERED = "ikke_truffet"


@pages
def contact_new(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """POST act=ikke_truffet is the whole record of a call nobody answered; anything else is the form."""
    sag = fetch(request, case_id, "kontakt", may=may_work_with_companies)
    back = way_back(request, sag)
    if request.POST.get("act") == UNANSWERED:
        said = _("Noteret: ringet, ikke truffet.")
        tap(request, contacts.called_without_answer, said, case=sag.case, by=request.user, on=sag.on)
        return HttpResponseRedirect(back)
    form = ContactForm(typed(request), initial={"happened_on": sag.on})
    return form_page(
        request,
        sag,
        form,
        heading=_("Notér en kontakt"),
        said=_("Kontakten er noteret."),
        back=back,
        tab="plan",
        template="plan/contact.html",
        modes=modes(sag.case),
    )


@pages
def task_new(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "opgave", may=may_record)
    form = TaskForm(typed(request), case=sag.case, user=request.user, on=sag.on)
    back = reverse("cases:plan", args=[sag.case.pk])
    return form_page(request, sag, form, heading=_("Ny opgave"), said=_("Opgaven er noteret."), back=back, tab="plan")


@pages
def task(request: HttpRequest, case_id: UUID, task_id: UUID) -> HttpResponse:
    """POST act=klaret or act=aabn is one tap; anything else edits the task."""
    sag = fetch(request, case_id, "opgave", may=may_work_with_companies)
    mine = Task.objects.filter(case=sag.case).select_related("case")
    row = get_object_or_404(mine if sag.may_see_notes else mine.filter(owner=request.user), pk=task_id)
    back = way_back(request, sag)
    taps = {"klaret": (tasks.done, _("Opgaven er klaret.")), "aabn": (tasks.reopen, _("Opgaven er åben igen."))}
    act = taps.get(request.POST.get("act", ""))
    if act:
        tap(request, act[0], act[1], task=row, by=request.user, on=sag.on)
        return HttpResponseRedirect(back)
    if not sag.may_record:
        raise PermissionDenied
    form = TaskEditForm(typed(request), row=row, case=sag.case, user=request.user, on=sag.on)
    return form_page(
        request,
        sag,
        form,
        heading=_("Ret opgaven"),
        said=_("Opgaven er gemt."),
        back=back,
        tab="plan",
        about_href=about_href(row),
    )
