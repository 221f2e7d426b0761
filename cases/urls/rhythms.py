"""How often the two talk, and why one follow-up came late."""

from django.urls import path

from cases.views import rhythms

urlpatterns = [
    path("sager/<uuid:case_id>/rytme/", rhythms.rhythm, name="rhythm"),
    path("sager/<uuid:case_id>/rytme/aarsag/", rhythms.late, name="rhythm_late"),
]
