"""Samtaler, their bookings, and involvement entries."""

from django.urls import path

from cases.views import bookings, involvement, samtale

CASE = "sager/<uuid:case_id>/"

urlpatterns = [
    path(f"{CASE}samtale/ny/", samtale.new, name="samtale_new"),
    path(f"{CASE}samtale/aftal/", bookings.plan, name="meeting_plan"),
    path(f"{CASE}samtaler/<uuid:meeting_id>/flyt/", bookings.move, name="meeting_move"),
    path(f"{CASE}samtaler/<uuid:meeting_id>/udfald/", bookings.outcome, name="meeting_outcome"),
    path(f"{CASE}samtaler/<uuid:meeting_id>/", samtale.detail, name="samtale"),
    path(f"{CASE}samtaler/<uuid:meeting_id>/ret/", samtale.edit, name="samtale_edit"),
    path(f"{CASE}inddragelse/ny/", involvement.new, name="involvement_new"),
    path(f"{CASE}inddragelse/<uuid:entry_id>/", involvement.detail, name="involvement"),
    path(f"{CASE}inddragelse/<uuid:entry_id>/ret/", involvement.edit, name="involvement_edit"),
    path(f"{CASE}inddragelse/<uuid:entry_id>/svar/<uuid:response_id>/", involvement.answer, name="involvement_answer"),
    path(f"{CASE}inddragelse/<uuid:entry_id>/fejlregistreret/", involvement.wrong, name="involvement_wrong"),
]
