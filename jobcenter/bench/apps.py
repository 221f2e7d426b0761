"""Registers the room, so that its command is found; it has no models."""

from django.apps import AppConfig


class BenchConfig(AppConfig):
    name = "jobcenter.bench"
    label = "bench"
    verbose_name = "målinger"
