"""Refleksion: what was hard, told so that nobody can be recognised. Nothing here becomes part of a case."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jobcenter import dates, rules
from jobcenter.reflection import actions, queries
from jobcenter.reflection.forms import DilemmaForm, SparringForm
from jobcenter.reflection.models import Dilemma
from jobcenter.reflection.rights import for_those_who_take_part

LEAST = "refleksion.mindst"
pages = require_http_methods(["GET", "HEAD", "POST"])


def _typed(request: HttpRequest):
    return request.POST if request.method == "POST" else None


@require_safe
@for_those_who_take_part
def reflection(request: HttpRequest) -> HttpResponse:
    on = dates.today()
    context = {
        "own": list(queries.own(request.user, on)),
        "shared": list(queries.shared_with(request.user, on)),
        "pattern": queries.pattern(request.user, on, least=int(rules.on(on).number(LEAST))),
    }
    return render(request, "reflection/reflection.html", context)


@pages
@for_those_who_take_part
def dilemma_new(request: HttpRequest) -> HttpResponse:
    form = DilemmaForm(_typed(request))
    if form.is_bound and form.submit(by=request.user, on=dates.today()):
        messages.success(request, _("Gemt. Kun du kan læse det, til du deler det."))
        return redirect("reflection")
    return _form_page(request, form)


@pages
@for_those_who_take_part
def dilemma(request: HttpRequest, dilemma_id: UUID) -> HttpResponse:
    on = dates.today()
    found = get_object_or_404(queries.readable(request.user, on), pk=dilemma_id)
    own = found.author_id == request.user.pk
    if request.method == "POST" and not own:
        raise PermissionDenied
    if not own:
        return render(request, "reflection/dilemma.html", {"dilemma": found})
    if "act" in request.POST:
        return _act(request, found)
    form = DilemmaForm(_typed(request), row=found)
    if form.is_bound and form.submit(by=request.user, on=on):
        messages.success(request, _("Gemt."))
        return redirect("reflection")
    return _form_page(request, form, dilemma=found)


def _form_page(request: HttpRequest, form: DilemmaForm, dilemma: Dilemma | None = None) -> HttpResponse:
    context = {"form": form, "dilemma": dilemma}
    return render(request, "reflection/dilemma_form.html", context, status=form.http_status)


ACTS = {
    "del": (actions.share, _("Nu kan dit team læse det, uden dit navn.")),
    "tag_tilbage": (actions.take_back, _("Det er kun dit igen.")),
    "slet": (actions.remove, _("Slettet.")),
}


def _act(request: HttpRequest, found: Dilemma) -> HttpResponse:
    if request.POST["act"] not in ACTS:
        raise BadRequest
    action, said = ACTS[request.POST["act"]]
    try:
        action(dilemma=found, by=request.user, on=dates.today())
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("dilemma", found.pk)
    messages.success(request, said)
    return redirect("reflection")


@pages
@for_those_who_take_part
def sparring(request: HttpRequest) -> HttpResponse:
    on = dates.today()
    form = SparringForm(_typed(request), colleagues=queries.colleagues(request.user, on), initial={"held_on": on})
    if form.is_bound and form.submit(by=request.user, on=on):
        messages.success(request, _("Gemt. Kun I to kan læse det."))
        return redirect("sparring")
    context = {"form": form, "held": list(queries.sparrings(request.user, on))}
    return render(request, "reflection/sparring.html", context, status=form.http_status)


@require_safe
@for_those_who_take_part
def sparring_one(request: HttpRequest, sparring_id: UUID) -> HttpResponse:
    found = get_object_or_404(queries.sparrings(request.user, dates.today()), pk=sparring_id)
    return render(request, "reflection/sparring_one.html", {"sparring": found})
