"""A praktik: drafted from the borger's wish, agreed as a decision, followed to what became of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from cases import permissions
from cases.actions import placements as actions
from cases.actions._placement_moves import right
from cases.enums import PLACEMENT_MOVES, Move, PlacementState, VisitationScheme, allowed
from cases.forms import placements as forms
from cases.models import AccommodationNeed, Placement, Visitation, Wish
from cases.planning import agreement
from cases.planning.company import company_sheet
from cases.planning.duration import duration
from cases.planning.story import story
from cases.queries.check_ins import told
from cases.queries.coverage import untold, with_coverage
from cases.queries.discreet import discreet
from cases.views import _moves
from cases.views._case import Sag, fetch
from jobcenter import rules
from jobcenter.htmx import fragment

EXTEND = Move("forlaeng", gettext_lazy("Forlæng"), frozenset({PlacementState.I_GANG}), PlacementState.I_GANG)


@require_http_methods(["GET", "HEAD", "POST"])
def placement_new(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "praktik", may=permissions.may_work_with_companies)
    form = forms.DraftForm(_moves.posted(request)[1], case=sag.case, asked=request.GET.get("oenske", ""))
    if request.method == "POST":
        placement = form.submit(case=sag.case, by=request.user, on=sag.on)
        if placement is not None:
            messages.success(request, _("Kladden er gemt."))
            return redirect("cases:placement", sag.case.pk, placement.pk)
    context = {"sag": sag, "tab": "case_offers", "form": form, "needs": _needs(sag), "earlier": _earlier(sag)}
    context |= {"law": _law(sag, Placement(case=sag.case)), "sheet": None}
    return render(request, "placements/new.html", context, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
def placement(request: HttpRequest, case_id: UUID, placement_id: UUID) -> HttpResponse:
    writing = permissions.may_work_with_companies if request.method == "POST" else None
    sag = fetch(request, case_id, "praktik", may=writing)
    rows = Placement.objects.select_related("wish", "workplace__company", "case").prefetch_related("extensions")
    row = get_object_or_404(with_coverage(rows), pk=placement_id, case=sag.case)
    code, data = _moves.posted(request)
    bound = _bound(code, data, row)
    if bound is not None and bound.submit(case=sag.case, by=request.user, on=sag.on) is not None:
        messages.success(request, _("Det er gemt."))
        return redirect("cases:placement", sag.case.pk, row.pk)
    status = bound.status if bound is not None else 200
    context = _context(sag, row, bound)
    return fragment(request, "placements/placement.html", context, part="placements/_swap.html", status=status)


def _context(sag: Sag, row: Placement, bound: Any) -> dict[str, Any]:
    needs = _needs(sag)
    undecided = row.state in (PlacementState.KLADDE, PlacementState.SPURGT)
    missing = agreement.missing_to_agree(row, Wish.objects.filter(case=sag.case), sag.on) if undecided else []
    editing = _editing(sag, row, bound)
    acts = _acts(sag, row, bound, whole=undecided and not missing)
    return {
        "sag": sag,
        "tab": "case_offers",
        # What is about the ending can be about health and about the borger's own account (house.md 7).
        "placement": _shown(sag, row),
        "story": "" if undecided else story(row),
        "missing": missing,
        "writing": bool(missing and editing),
        "acts": acts,
        "outrun": _moves.outrun(bound, acts),
        "editing": editing,
        "law": _law(sag, row) if row.state in actions.OPEN_FOR_CHANGE else None,
        "sheet": company_sheet(row, needs),
        "needs": needs,
        "told": told(row, sag.on) if sag.may_see_notes and row.state == PlacementState.I_GANG else None,
        "untold": untold(row, sag.on) if sag.may_see_notes else "",
    }


def _shown(sag: Sag, row: Placement) -> dict[str, Any]:
    discreet([row, *([row.wish] if row.wish else [])], notes=sag.may_see_notes, sensitive=sag.may_see_sensitive)
    return {
        "pk": row.pk,
        "state": row.state,
        "state_label": row.get_state_display(),
        "kind_label": row.get_kind_display(),
        "moved_on": row.moved_on,
        "wish": row.wish,
        "wish_rank": row.wish_rank or (row.wish.rank if row.wish else None),
        "explained": row.skipped_wishes_explained,
        "workplace": row.workplace,
        "purpose_label": row.get_purpose_display() if row.purpose else "",
        "citizen_reason": row.citizen_reason,
        "tasks": row.tasks,
        "hours": row.hours,
        "starts_on": row.starts_on,
        "ends_on": row.ends_on,
        "ended_on": row.ended_on,
        "extensions": list(row.extensions.all()),
        "became": row.became,
        "whole": sag.may_see_notes,
        "end_reason_label": row.get_end_reason_display() if row.end_reason else "",
        "citizen_account": row.citizen_account,
        "learned": row.learned,
    }


def _acts(sag: Sag, row: Placement, bound: Any, *, whole: bool) -> list[_moves.Act]:
    """A draft that lacks something is there to be written on; one that is whole, to be agreed."""
    likely = "start" if row.state == PlacementState.AFTALT else "aftal" if whole else ""
    held = {
        permissions.may_work_with_companies: sag.may_work_with_companies,
        permissions.may_record: sag.may_record,
        permissions.may_decide: sag.may_decide,
    }
    possible = allowed((*PLACEMENT_MOVES, EXTEND), row.state)
    may = {one.code: sag.may_decide if one is EXTEND else held[right(one.code, row.state)] for one in possible}
    return _moves.acts(possible, forms.MOVES, row, bound, may, likely)


def _editing(sag: Sag, row: Placement, bound: Any) -> Any:
    """The form of the terms, for those who may change them in the state the placement is in."""
    may = sag.may_decide if row.state in actions.DECIDED else sag.may_work_with_companies
    if not may or row.state not in actions.OPEN_FOR_CHANGE:
        return None
    return bound if isinstance(bound, forms.PlacementForm) else forms.PlacementForm(row=row)


def _bound(code: str, data: Any, row: Placement) -> Any:
    if data is None:
        return None
    if code == _moves.EDIT:
        return forms.PlacementForm(data, row=row)
    if code not in forms.MOVES:
        raise BadRequest
    return forms.MOVES[code](data, row=row)


def _law(sag: Sag, row: Placement) -> dict[str, Any]:
    """The rules of the day the placement begins, for the visitation of that day."""
    day = row.starts_on or sag.on
    today = rules.on(day)
    visitation = Visitation.objects.on(day).filter(case=sag.case, scheme=VisitationScheme.VISITATION)
    found = visitation.order_by("stage", "-valid_from").first()
    category = found.category if found else None
    return {
        "category": found.get_category_display() if found else "",
        "duration": duration(
            today, category, starts_on=row.starts_on, ends_on=row.ends_on, extended=bool(row.extended_times)
        ),
        "decision": today.get("virksomhedspraktik.afgoerelse.viser"),
        "purpose": today.get("virksomhedspraktik.formaal"),
    }


def _needs(sag: Sag) -> list[AccommodationNeed]:
    return list(AccommodationNeed.objects.filter(case=sag.case, ended_on=None))


def _earlier(sag: Sag) -> list[dict[str, Any]]:
    """What was tried before and what was learned, so that nothing restarts by habit (S4-38)."""
    ended = Placement.objects.filter(case=sag.case, state=PlacementState.AFSLUTTET).select_related("wish", "workplace")
    return [{"story": story(row), **_shown(sag, row)} for row in ended.prefetch_related("extensions")]
