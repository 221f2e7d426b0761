"""Housekeeping by the clock: sessions that have ended leave the table."""

from __future__ import annotations

from celery import shared_task

from jobcenter.accounts.sessions import SessionStore


@shared_task(name="accounts.clear_sessions", ignore_result=True)
def clear_sessions() -> None:
    """Each hour by beat. A row says who was logged in from where, and nobody needs to know that afterwards."""
    SessionStore.clear_expired()
