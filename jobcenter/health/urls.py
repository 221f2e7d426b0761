"""The addresses that probes and monitoring ask; HealthFirst answers them before anything else does."""

from __future__ import annotations

from django.urls import path

from jobcenter.health.reports import QUESTIONS
from jobcenter.health.views import answer

urlpatterns = [path(f"health/{name}", answer(name), name=f"health_{name}") for name in QUESTIONS]
