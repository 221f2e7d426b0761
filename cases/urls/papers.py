"""The plan on paper."""

from django.urls import path

from cases.views import papers

urlpatterns = [
    path("sager/<uuid:case_id>/plan/papir/", papers.paper, name="paper"),
    path("sager/<uuid:case_id>/plan/papir/<uuid:sheet_id>/", papers.sheet, name="paper_sheet"),
    path("sager/<uuid:case_id>/plan/papir/<uuid:sheet_id>/plan.pdf", papers.sheet_pdf, name="paper_pdf"),
]
