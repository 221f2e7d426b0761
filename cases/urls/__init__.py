"""Addresses of the sag and of what belongs to it; every page is a URL one can send to a colleague."""

from __future__ import annotations

from cases.urls import about, caseload, offers, pauses, plan, rhythms, samtale, wishes

app_name = "cases"
urlpatterns = [
    *about.urlpatterns,
    *caseload.urlpatterns,
    *offers.urlpatterns,
    *pauses.urlpatterns,
    *plan.urlpatterns,
    *rhythms.urlpatterns,
    *samtale.urlpatterns,
    *wishes.urlpatterns,
]
