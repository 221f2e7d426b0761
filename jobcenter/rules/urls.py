"""The address of the page of rules."""

from __future__ import annotations

from django.urls import path

from jobcenter.rules import views

urlpatterns = [path("regler/", views.rules_page, name="rules")]
