"""Abstract models: identity, moment of recording, and the version that guards concurrent edits."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models.functions import Now


class Row(models.Model):
    """A row with an id nobody can guess and the moment the database recorded it."""

    # Made in Python: uuidv7() exists from PostgreSQL 18 only, and the id is needed before the insert.
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        abstract = True


class StaleEdit(Exception):
    """Somebody saved this row since it was read; `current` is the row as it stands now."""

    def __init__(self, current: Any) -> None:
        super().__init__(f"{current._meta.label} has moved on to version {current.version}")
        self.current = current


class VersionedRow(Row):
    """A row that people edit: a save states which version it was typed over."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True
