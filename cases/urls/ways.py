"""The ways through the system, as they stand for one borger."""

from django.urls import path

from cases.views import ways

urlpatterns = [
    path("sager/<uuid:case_id>/veje/", ways.ways, name="ways"),
    path("sager/<uuid:case_id>/veje/<slug:procedure>/", ways.way, name="way"),
]
