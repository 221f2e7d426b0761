"""Pause and exemption."""

from django.urls import path

from cases.views import pauses

urlpatterns = [
    path("sager/<uuid:case_id>/pause/ny/", pauses.pause_new, name="pause_new"),
    path("sager/<uuid:case_id>/pauser/<uuid:pause_id>/", pauses.pause, name="pause"),
    path("sager/<uuid:case_id>/fritagelse/ny/", pauses.exemption_new, name="exemption_new"),
    path("sager/<uuid:case_id>/fritagelse/<uuid:exemption_id>/", pauses.exemption, name="exemption"),
]
