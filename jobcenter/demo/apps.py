"""Registers the demo's commands; in the list of apps of the demo and test settings only."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "jobcenter.demo"
    label = "demo"
