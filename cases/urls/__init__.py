"""Addresses of the sag and of what belongs to it; every page is a URL one can send to a colleague."""

from __future__ import annotations

from cases.urls import caseload, offers, samtale

app_name = "cases"
urlpatterns = [*caseload.urlpatterns, *offers.urlpatterns, *samtale.urlpatterns]
