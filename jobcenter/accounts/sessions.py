"""The session engine: Django's database engine, with the user and the device beside the sealed data."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.db import models

STARTED = "started"
SEEN = "seen"
DEVICE = "device"


class SessionStore(DatabaseStore):
    """Set as SESSION_ENGINE = "jobcenter.accounts.sessions"."""

    @classmethod
    def get_model_class(cls) -> type[models.Model]:
        from jobcenter.accounts.models import Session

        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row = super().create_model_instance(data)
        row.user_id = data.get(SESSION_KEY)
        row.device = data.get(DEVICE, "")
        for column, key in (("started_at", STARTED), ("seen_at", SEEN)):
            if key in data:
                setattr(row, column, datetime.fromtimestamp(data[key], UTC))
        return row
