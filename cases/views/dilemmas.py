"""Decisions that carry a dilemma: hvad trak, hvad valgte vi, og hvordan kommer borgeren godt ud af praktikken?"""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cases.forms.dilemmas import CompanyContactForm, GuideForm, WeighingForm
from cases.models import Placement
from cases.permissions import may_decide, may_record, may_see_notes, may_work_with_companies
from cases.queries import dilemmas as queries
from cases.views._acting import form_page, to_write, typed
from cases.views._case import Sag, fetch

pages = require_http_methods(["GET", "HEAD", "POST"])


@pages
def weighing_new(request: HttpRequest, case_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "afvejning", may=to_write(request, may_record, to_read=may_see_notes))
    return form_page(
        request,
        sag,
        WeighingForm(typed(request), case=sag.case),
        heading=_("Afvejning"),
        said=_("Afvejningen står på sagen."),
        back=reverse("cases:weighing_new", args=[sag.case.pk]),
        tab="case",
        template="dilemmas/weighing.html",
        weighed=queries.weighed_in(sag.case),
    )


def _placement(sag: Sag, placement_id: UUID) -> Placement:
    rows = Placement.objects.select_related("workplace", "case").filter(case=sag.case)
    return get_object_or_404(rows, pk=placement_id)


@pages
def guide(request: HttpRequest, case_id: UUID, placement_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "praktik", may=to_write(request, may_decide, to_read=may_see_notes))
    row = _placement(sag, placement_id)
    return form_page(
        request,
        sag,
        GuideForm(typed(request), placement=row),
        heading=_("Ud af praktikken"),
        said=_("Beslutningen er gemt."),
        back=reverse("cases:placement", args=[sag.case.pk, row.pk]),
        tab="case_offers",
        template="dilemmas/guide.html",
        placement=row,
        guides=queries.guides_of(row),
    )


@pages
def company_contact(request: HttpRequest, case_id: UUID, placement_id: UUID) -> HttpResponse:
    sag = fetch(request, case_id, "praktik", may=may_work_with_companies)
    row = _placement(sag, placement_id)
    left_alone = queries.asked_to_be_left_alone(row)
    return form_page(
        request,
        sag,
        CompanyContactForm(typed(request), placement=row, on=sag.on, left_alone=left_alone),
        heading=_("Kontakt med arbejdspladsen"),
        said=_("Kontakten er noteret."),
        back=reverse("cases:placement", args=[sag.case.pk, row.pk]),
        tab="case_offers",
        template="dilemmas/contact.html",
        left_alone=left_alone,
        contacts=queries.contacts_about(row) if sag.may_see_notes else [],
    )
