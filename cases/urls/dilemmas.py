"""Afvejning, the way out of a praktik, contact with its workplace, and questions to colleagues."""

from django.urls import path

from cases.views import colleagues, dilemmas

CASE = "sager/<uuid:case_id>/"

urlpatterns = [
    path(f"{CASE}afvejning/", dilemmas.weighing_new, name="weighing_new"),
    path(f"{CASE}praktik/<uuid:placement_id>/ud/", dilemmas.guide, name="guide"),
    path(f"{CASE}praktik/<uuid:placement_id>/kontakt/", dilemmas.company_contact, name="company_contact"),
    path(f"{CASE}kolleger/", colleagues.ask, name="ask_colleagues"),
    path("kolleger/", colleagues.questions, name="questions"),
    path("kolleger/<uuid:question_id>/", colleagues.question, name="question"),
]
