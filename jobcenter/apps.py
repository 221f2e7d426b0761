"""The roof as an app: gives every process the Celery application, so that a ring reaches our broker."""

from django.apps import AppConfig


class RoofConfig(AppConfig):
    name = "jobcenter"

    def ready(self) -> None:
        # Not in jobcenter/__init__.py: the servers' keeper and manage.py import from here before settings exist.
        import jobcenter.celery  # noqa: F401
