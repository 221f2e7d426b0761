"""All involvement of a sag in one list, and what becomes of an entry once it is written."""

from django.urls import path

from cases.views import involvement

ALL = "sager/<uuid:case_id>/inddragelse/"

urlpatterns = [
    path(ALL, involvement.index, name="involvements"),
    path(f"{ALL}<uuid:entry_id>/set/", involvement.seen, name="involvement_seen"),
]
