"""The catalogue, one offer, and the companies: what is there, what it asks, and whether there is room."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cases.forms.offers import OfferFilterForm, WorkplaceFilterForm
from cases.queries import offers as query
from cases.queries.what_choices_changed import changed
from jobcenter import audit, dates
from jobcenter.accounts.rights import Right
from jobcenter.accounts.scope import scope_of
from jobcenter.htmx import fragment
from offers import queries as companies

PAGE = 50


@require_safe
def offers(request: HttpRequest) -> HttpResponse:
    form = OfferFilterForm(request.GET)
    found = query.catalogue(request.user, dates.today(), form.wanted, free_only=form.free_only)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    rows = [{"offer": offer, "occupancy": query.occupancy(offer)} for offer in page.object_list]
    context = {"form": form, "page": page, "rows": rows, "filtered": bool(form.chosen)}
    return fragment(request, "offers/offers.html", context, part="offers/_offers.html")


@require_safe
def offer(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    on = dates.today()
    found = get_object_or_404(query.one(offer_id))
    people = query.participants(request.user, found, on)
    choices = changed(request.user, found, on)
    seen = [*(row.case.citizen_id for row in people.visible), *(row.entry.case.citizen_id for row in choices)]
    audit.look(request, list(dict.fromkeys(seen)), "tilbud")
    context = {
        "offer": found,
        "occupancy": query.occupancy(found),
        "people": people,
        "choices": choices,
        "closed": found.open_from > on or (found.open_to is not None and found.open_to <= on),
    }
    return render(request, "offers/offer.html", context)


@require_safe
def workplaces(request: HttpRequest) -> HttpResponse:
    """The reason why a place is paused is not put into the page of those who do not work with companies."""
    form = WorkplaceFilterForm(request.GET)
    page = Paginator(companies.workplaces(form.wanted), PAGE).get_page(request.GET.get("page"))
    why = scope_of(request.user, dates.today()).can(Right.VIRKSOMHEDSKONTAKT)
    context = {"form": form, "page": page, "rows": [_place(row, why) for row in page], "filtered": bool(form.chosen)}
    return fragment(request, "offers/workplaces.html", context, part="offers/_workplaces.html")


def _place(row: Any, why: bool) -> dict[str, Any]:
    return {
        "name": row.name,
        "company": row.company.name,
        "town": row.town,
        "branch": row.get_branch_display(),
        "rooms": row.accommodation_labels,
        "paused_on": row.paused_on,
        "contact": " · ".join(part for part in (row.contact_name, row.contact_phone) if part) if why else "",
        "reason": row.paused_reason if why else "",
    }
