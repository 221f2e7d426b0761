"""The address of a job's progress."""

from __future__ import annotations

from django.urls import path

from jobcenter.jobs import views

urlpatterns = [path("drift/opgaver/<uuid:job_id>/", views.progress, name="job_progress")]
