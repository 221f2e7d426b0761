"""Addresses of the sag and of what belongs to it; every page is a URL one can send to a colleague."""

from __future__ import annotations

from cases.urls import (
    about,
    around,
    brief,
    caseload,
    dilemmas,
    documentation,
    involvement,
    offers,
    papers,
    pauses,
    plan,
    purposes,
    rhythms,
    samtale,
    sanctions,
    texts,
    voice,
    ways,
    wishes,
)

app_name = "cases"
urlpatterns = [
    *about.urlpatterns,
    *around.urlpatterns,
    *brief.urlpatterns,
    *caseload.urlpatterns,
    *dilemmas.urlpatterns,
    *documentation.urlpatterns,
    *involvement.urlpatterns,
    *offers.urlpatterns,
    *pauses.urlpatterns,
    *papers.urlpatterns,
    *plan.urlpatterns,
    *purposes.urlpatterns,
    *rhythms.urlpatterns,
    *samtale.urlpatterns,
    *sanctions.urlpatterns,
    *texts.urlpatterns,
    *voice.urlpatterns,
    *ways.urlpatterns,
    *wishes.urlpatterns,
]
