"""Jobcenter: the ground rooms, and the roof that wires every room by name."""

from jobcenter.celery import app as celery_app

__all__ = ["celery_app"]
