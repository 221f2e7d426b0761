"""Registers the room; it has no models."""

from django.apps import AppConfig


class DashboardsConfig(AppConfig):
    name = "jobcenter.dashboards"
    label = "dashboards"
    verbose_name = "overblik"
