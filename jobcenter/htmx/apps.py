"""Registers the room, so that Django finds its gallery and front-end files."""

from django.apps import AppConfig


class HtmxConfig(AppConfig):
    name = "jobcenter.htmx"
    label = "htmx"
