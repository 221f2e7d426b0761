"""Addresses of the room of reflection."""

from django.urls import path

from jobcenter.reflection import views

urlpatterns = [
    path("refleksion/", views.reflection, name="reflection"),
    path("refleksion/dilemma/nyt/", views.dilemma_new, name="dilemma_new"),
    path("refleksion/dilemma/<uuid:dilemma_id>/", views.dilemma, name="dilemma"),
    path("refleksion/laan-et-oere/", views.sparring, name="sparring"),
    path("refleksion/laan-et-oere/<uuid:sparring_id>/", views.sparring_one, name="sparring_one"),
]
