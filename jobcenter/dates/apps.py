"""Installed for its template filters."""

from django.apps import AppConfig


class DatesConfig(AppConfig):
    name = "jobcenter.dates"
