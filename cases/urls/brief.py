"""What one reads before a samtale."""

from django.urls import path

from cases.views import brief

urlpatterns = [path("sager/<uuid:case_id>/foer-samtalen/", brief.brief, name="brief")]
