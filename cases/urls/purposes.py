"""The borger's purpose beside the kommune's."""

from django.urls import path

from cases.views import purposes

urlpatterns = [path("sager/<uuid:case_id>/formaal/", purposes.purposes, name="purposes")]
