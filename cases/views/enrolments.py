"""Choosing an offer together with the borger, and following it to what became of it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cases import permissions
from cases.actions import enrolments as actions
from cases.enums import ENROLMENT_MOVES, EnrolmentState, allowed
from cases.forms import enrolments as forms
from cases.models import Enrolment
from cases.planning.need import need_of
from cases.planning.shortlist import shortlist
from cases.queries import offers as query
from cases.queries.discreet import discreet
from cases.views import _moves
from cases.views._case import Sag, fetch
from jobcenter import audit
from jobcenter.htmx import fragment
from offers.enums import NeedKind
from offers.matching import Suggestion, suggest
from offers.queries import OfferFilter

SHOWN, ANYWAY = "vis", "alligevel"
LIKELY = {EnrolmentState.VALGT: "bevilg", EnrolmentState.BEVILGET: "start"}


@require_safe
def case_offers(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "tilbud")
    need = need_of(sag.case)
    shown = _ids(request.GET.getlist(SHOWN))
    need_first = need.empty and ANYWAY not in request.GET
    catalogue = [] if need_first else query.catalogue(request.user, sag.on, OfferFilter())
    found = shortlist(catalogue, need, shown_anyway=shown)
    _look_at_list(request, sag, need_first, need.empty)
    enrolments, placements = query.courses(sag.case)
    rights = {"notes": sag.may_see_notes, "sensitive": sag.may_see_sensitive}
    discreet([row.wish for row in (*enrolments, *placements) if row.wish], **rights)
    context = {
        "sag": sag,
        "tab": "case_offers",
        "need": need,
        "need_first": need_first,
        "needs": [NeedKind(kind).label for kind in NeedKind if kind in need.needs],
        "chosen": _rows(found.chosen),
        "excluded": [row | {"show": _anyway(shown, row["offer"].pk)} for row in _rows(found.excluded)],
        "rest": _rows(found.rest),
        "enrolments": discreet(enrolments, **rights),
        "placements": discreet(placements, **rights),
    }
    return fragment(request, "offers/case_offers.html", context, part="offers/_shortlist.html")


def _look_at_list(request: HttpRequest, sag: Sag, need_first: bool, empty: bool) -> None:
    """The log says when the list was shown, and whether a need was written down before (S1-20)."""
    if not need_first:
        audit.look(request, [sag.case.citizen_id], "tilbud_uden_behov" if empty else "tilbud_vist")


@require_http_methods(["GET", "HEAD", "POST"])
def enrol(request: HttpRequest, case_id: UUID, offer_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "tilbud", may=permissions.may_record)
    offer = get_object_or_404(query.one(offer_id))
    [suggestion] = suggest([offer], need_of(sag.case))
    initial = {"wish": sag.case.wishes.filter(rank=suggestion.wish_rank).first()}
    form = forms.ChooseForm(_moves.posted(request)[1], case=sag.case, offer=offer, initial=initial)
    if request.method == "POST":
        enrolment = form.submit(case=sag.case, by=request.user, on=sag.on)
        if enrolment is not None:
            messages.success(request, _("Valget er gemt."))
            return redirect("cases:enrolment", sag.case.pk, enrolment.pk)
    context = {"sag": sag, "tab": "case_offers", "form": form, "row": _rows([suggestion])[0]}
    return render(request, "offers/enrol.html", context, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
def enrolment(request: HttpRequest, case_id: UUID, enrolment_id: UUID) -> HttpResponse:
    writing = permissions.may_record if request.method == "POST" else None
    sag = fetch(request, case_id, "tilbud", may=writing)
    rows = Enrolment.objects.select_related("offer__provider", "wish", "goal", "case")
    row = get_object_or_404(rows, pk=enrolment_id, case=sag.case)
    code, data = _moves.posted(request)
    bound = _bound(code, data, row)
    if bound is not None and bound.submit(case=sag.case, by=request.user, on=sag.on) is not None:
        messages.success(request, _("Det er gemt."))
        return redirect("cases:enrolment", sag.case.pk, row.pk)
    context = _enrolment_context(sag, row, bound)
    context["occupancy"] = query.occupancy(query.one(row.offer_id).get())
    status = bound.status if bound is not None else 200
    return fragment(request, "offers/enrolment.html", context, part="offers/_enrolment.html", status=status)


def _enrolment_context(sag: Sag, row: Enrolment, bound: Any) -> dict[str, Any]:
    held, possible = _held(sag), allowed(ENROLMENT_MOVES, row.state)
    may = {one.code: actions.right(one.code, row.state) in held for one in possible}
    acts = _moves.acts(possible, forms.MOVES, row, bound, may, LIKELY.get(row.state, ""))
    alive = row.state not in (EnrolmentState.AFSLUTTET, EnrolmentState.OPGIVET)
    may_edit = alive and (sag.may_decide if row.state in actions.DECIDED else sag.may_record)
    editing = bound if isinstance(bound, forms.EnrolmentForm) else forms.EnrolmentForm(row=row)
    discreet([row, *([row.wish] if row.wish else [])], notes=sag.may_see_notes, sensitive=sag.may_see_sensitive)
    return {
        "sag": sag,
        "tab": "case_offers",
        "enrolment": row,
        "acts": acts,
        "outrun": _moves.outrun(bound, acts),
        "editing": editing if may_edit else None,
        "just_chosen": row.state == EnrolmentState.VALGT and sag.may_record,
        "need_came_first": query.need_came_first(row),
    }


def _held(sag: Sag) -> set[Any]:
    held = {permissions.may_record: sag.may_record, permissions.may_decide: sag.may_decide}
    return {check for check, yes in held.items() if yes}


def _bound(code: str, data: Any, row: Enrolment) -> Any:
    if data is None:
        return None
    if code == _moves.EDIT:
        return forms.EnrolmentForm(data, row=row)
    if code not in forms.MOVES:
        raise BadRequest
    return forms.MOVES[code](data, row=row)


def _rows(found: list[Suggestion]) -> list[dict[str, Any]]:
    return [{"offer": one.offer, "suggestion": one, "occupancy": query.occupancy(one.offer)} for one in found]


def _anyway(shown: list[UUID], one: UUID) -> str:
    """The address of the same page with one more offer shown in spite of a need."""
    return "?" + urlencode([(SHOWN, str(each)) for each in (*shown, one)])


def _ids(values: list[str]) -> list[UUID]:
    """What is no id shows nothing, and harms nothing."""
    found = []
    for value in values:
        try:
            found.append(UUID(value))
        except ValueError:
            continue
    return found
