"""Ønsker: hvad vil borgeren, og hvad er der gjort ved det? The ledger, and one wish with its fate."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from cases.actions import wishes as actions
from cases.enums import AttemptOutcome
from cases.forms.wishes import FATES, AttemptForm, RewordForm, WishForm
from cases.models import Wish, WishAttempt
from cases.permissions import may_work_with_companies
from cases.queries import wishes as query
from cases.queries.discreet import discreet
from cases.views._acting import saved, tap, to_write, typed
from cases.views._case import Sag, fetch
from jobcenter.htmx import fragment, is_fragment

ANSWERS = [(code, AttemptOutcome(code).label) for code in AttemptOutcome if code != AttemptOutcome.AFVENTER]
MOVES = {"op": True, "ned": False}


def _mine(sag: Sag, wish_id: Any) -> Wish:
    try:
        return get_object_or_404(Wish.objects.select_related("case"), case=sag.case, pk=UUID(str(wish_id)))
    except ValueError:
        raise BadRequest from None


@require_http_methods(["GET", "HEAD", "POST"])
def wishes(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "oenske", may=to_write(request, may_work_with_companies))
    adding, trying, status = WishForm(), None, 200
    if request.method == "POST":
        act = request.POST.get("act")
        if act == "tilfoej":
            adding = WishForm(request.POST)
            done, status = saved(request, sag, adding, _("Ønsket er noteret.")), adding.status
        elif act in MOVES:
            wish = _mine(sag, request.POST.get("wish"))
            said = _("Rækkefølgen er ændret.")
            done = tap(request, actions.move, said, wish=wish, up=MOVES[act], by=request.user, on=sag.on) or True
        elif act == "forsoeg":
            trying = _attempt_form(sag, _mine(sag, request.POST.get("wish")), request.POST)
            done, status = saved(request, sag, trying, _("Forsøget er noteret.")), trying.status
            trying = None if done else trying
        else:
            raise BadRequest
        if done and not is_fragment(request):
            return HttpResponseRedirect(reverse("cases:wishes", args=[sag.case.pk]))
    context = _ledger(sag, adding, trying)
    return fragment(request, "wishes/wishes.html", context, part="wishes/_ledger.html", status=status)


def _rights(sag: Sag) -> dict[str, bool]:
    return {"notes": sag.may_see_notes, "sensitive": sag.may_see_sensitive}


def _ledger(sag: Sag, adding: WishForm, trying: AttemptForm | None) -> dict[str, Any]:
    lines = query.ledger(sag.case, sag.on, **_rights(sag))
    places = query.workplaces() if sag.may_work_with_companies else {}
    waiting = [line for line in lines if line.open]
    return {
        "sag": sag,
        "tab": "wishes",
        "rows": [
            {
                "line": line,
                "form": trying if trying and trying.wish.pk == line.wish.pk else _attempt_form(sag, line.wish, None),
                "trying": bool(trying and trying.wish.pk == line.wish.pk),
                "first": line is waiting[0],
                "last": line is waiting[-1],
            }
            for line in waiting
        ],
        "closed": [line for line in lines if not line.open],
        "form": adding,
        "workplaces": places,
    }


def _attempt_form(sag: Sag, wish: Wish, data: Any) -> AttemptForm:
    return AttemptForm(data, wish=wish, workplaces=query.workplaces() if data else {}, on=sag.on)


_TAPS = {
    "genaabn": (actions.reopen, gettext_lazy("Ønsket er taget op igen.")),
    "tag_op": (actions.take_up, gettext_lazy("Ønsket er på bordet igen.")),
}


@require_http_methods(["GET", "HEAD", "POST"])
def wish(request: HttpRequest, case_id: UUID, wish_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "oenske", may=to_write(request, may_work_with_companies))
    row = _mine(sag, wish_id)
    fates = {form.code: form(row=row) for form in FATES} | {"ret": RewordForm(row=row)}
    forms = fates if sag.may_record else {}
    forms["forsoeg"] = _attempt_form(sag, row, None)
    tried = ""
    if request.method == "POST":
        tried = request.POST.get("act", "")
        if tried in fates and tried not in forms:
            raise PermissionDenied
        if _act(request, sag, row, tried, forms):
            return HttpResponseRedirect(reverse("cases:wish", args=[sag.case.pk, row.pk]))
    discreet([row], **_rights(sag))
    context = {
        "sag": sag,
        "tab": "wishes",
        "line": query.wish_line(row, sag.on, **_rights(sag)),
        "forms": forms,
        "fates": [forms[form.code] for form in FATES if form.code in forms],
        "tried": tried,
        "answers": ANSWERS,
        "workplaces": query.workplaces() if sag.may_work_with_companies else {},
    }
    return render(request, "wishes/wish.html", context, status=forms[tried].status if tried in forms else 200)


def _act(request: HttpRequest, sag: Sag, row: Wish, act: str, forms: dict[str, Any]) -> bool:
    """True when the page should be read anew; a refused form stays in `forms` with what was typed."""
    who = {"by": request.user, "on": sag.on}
    if act in _TAPS:
        action, said = _TAPS[act]
        return tap(request, action, said, wish=row, **who) or True
    if act == "svar":
        attempt = get_object_or_404(WishAttempt.objects.filter(wish=row), pk=_uuid(request.POST.get("attempt")))
        outcome = request.POST.get("outcome", "")
        return tap(request, actions.answer, _("Svaret er noteret."), attempt=attempt, outcome=outcome, **who) or True
    if act not in forms:
        raise BadRequest
    if act == "forsoeg":
        forms[act] = _attempt_form(sag, row, request.POST)
        return saved(request, sag, forms[act], _("Forsøget er noteret."))
    forms[act] = type(forms[act])(typed(request), row=row)
    return saved(request, sag, forms[act], _("Ønsket er gemt."))


def _uuid(value: str | None) -> UUID:
    try:
        return UUID(str(value))
    except ValueError:
        raise BadRequest from None
