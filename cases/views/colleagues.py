"""Spørg en kollega: what have I overlooked? The question tells of nobody; the advice comes back to the sag."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.actions import colleagues as actions
from cases.forms.dilemmas import AdviceForm, QuestionForm
from cases.models import ColleagueAnswer, ColleagueQuestion
from cases.permissions import may_record, may_see_notes
from cases.queries.colleagues import asked_in, open_to
from cases.views._acting import form_page, tap, to_write, typed
from cases.views._case import Sag, fetch
from jobcenter import dates
from jobcenter.accounts.rights import Right
from jobcenter.accounts.scope import scope_of

pages = require_http_methods(["GET", "HEAD", "POST"])


@pages
def ask(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The sag's own questions with the advice that came, and room for one more."""
    sag = fetch(request, case_id, "kolleger", may=to_write(request, may_record, to_read=may_see_notes))
    here = reverse("cases:ask_colleagues", args=[sag.case.pk])
    if "act" in request.POST:
        _act(request, sag)
        return redirect(here)
    return form_page(
        request,
        sag,
        QuestionForm(typed(request)),
        heading=_("Spørg dine kolleger"),
        said=_("Spørgsmålet er sendt til dit team, uden navn på borgeren."),
        back=here,
        tab="case",
        template="dilemmas/ask.html",
        questions=list(asked_in(sag.case)),
    )


def _act(request: HttpRequest, sag: Sag) -> None:
    try:
        row_id = UUID(request.POST.get("row", ""))
    except ValueError:
        raise BadRequest from None
    who = {"by": request.user, "on": sag.on}
    if request.POST["act"] == "brugt":
        answers = ColleagueAnswer.objects.select_related("question__case").filter(question__case=sag.case)
        row = get_object_or_404(answers, pk=row_id)
        tap(request, actions.use, _("Godt. Det står, at rådet blev brugt."), advice=row, **who)
    elif request.POST["act"] == "luk":
        row = get_object_or_404(ColleagueQuestion.objects.select_related("case"), case=sag.case, pk=row_id)
        tap(request, actions.close, _("Spørgsmålet er lukket."), question=row, **who)
    else:
        raise BadRequest


def _takes_part(request: HttpRequest) -> None:
    if not scope_of(request.user, dates.today()).can(Right.SE_SAG):
        raise PermissionDenied


@require_http_methods(["GET", "HEAD"])
def questions(request: HttpRequest) -> HttpResponse:
    _takes_part(request)
    return render(request, "dilemmas/questions.html", {"questions": list(open_to(request.user, dates.today()))})


@pages
def question(request: HttpRequest, question_id: UUID) -> HttpResponse:
    _takes_part(request)
    on = dates.today()
    row = get_object_or_404(open_to(request.user, on), pk=question_id)
    form = AdviceForm(typed(request))
    if form.is_bound and form.is_valid() and _answered(request, row, form):
        messages.success(request, _("Tak. Dit råd er nået frem."))
        return redirect("cases:questions")
    status = 422 if form.is_bound else 200
    return render(request, "dilemmas/question.html", {"question": row, "form": form}, status=status)


def _answered(request: HttpRequest, row: ColleagueQuestion, form: AdviceForm) -> bool:
    try:
        actions.answer(question=row, by=request.user, on=dates.today(), text=form.cleaned_data["text"])
    except ValidationError as refusal:
        form.add_error("text", refusal.messages)
        return False
    return True
