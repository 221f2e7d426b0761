"""Registers the room, and makes a token given an event."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "jobcenter.api"
    label = "api"

    def ready(self) -> None:
        # The document learns how a client proves who it is.
        from jobcenter.api import schema, tokens  # noqa: F401

        tokens.connect()
