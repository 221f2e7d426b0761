"""Ønsker: the ledger and one wish."""

from django.urls import path

from cases.views import wishes

urlpatterns = [
    path("sager/<uuid:case_id>/oensker/", wishes.wishes, name="wishes"),
    path("sager/<uuid:case_id>/oensker/<uuid:wish_id>/", wishes.wish, name="wish"),
]
