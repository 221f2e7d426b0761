"""Sessions that know whose they are, so that they can be shown to her and ended."""

from __future__ import annotations

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models
from django.db.models.functions import Now


class SessionManager(BaseSessionManager["Session"]):
    """Django's manager, unchanged."""


class Session(AbstractBaseSession):
    """A browser that is, or is about to be, logged in."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="sessions")
    started_at = models.DateTimeField(db_default=Now())
    seen_at = models.DateTimeField(db_default=Now())
    device = models.CharField(max_length=60, blank=True)

    objects = SessionManager()

    class Meta:
        verbose_name = "session"
        ordering = ["-seen_at"]

    @classmethod
    def get_session_store_class(cls) -> type:
        from jobcenter.accounts.sessions import SessionStore

        return SessionStore
