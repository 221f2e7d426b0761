"""Who stands around the borger, and who holds it together."""

from django.urls import path

from cases.views import around

urlpatterns = [
    path("sager/<uuid:case_id>/rundt-om/", around.around, name="around"),
    path("sager/<uuid:case_id>/rundt-om/<uuid:actor_id>/", around.actor, name="actor_around"),
    path("sager/<uuid:case_id>/rundt-om/noter/<uuid:note_id>/vaek/", around.note_removed, name="around_note_removed"),
]
