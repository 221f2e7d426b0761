"""Sagsstamme, sag, and why an opmærksomhedspunkt is shown."""

from django.urls import path

from cases.views import caseload, sag

urlpatterns = [
    path("sager/", caseload.caseload, name="caseload"),
    path("sager/soeg/", caseload.search, name="search"),
    path("sager/<uuid:case_id>/", sag.case, name="case"),
    path("sager/<uuid:case_id>/opmaerksomhed/<uuid:flag_id>/", sag.flag, name="flag"),
]
