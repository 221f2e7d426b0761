"""One small expression the constraints share: a field that holds more than blanks."""

from __future__ import annotations

from django.db.models import Q


def has_text(field: str) -> Q:
    return Q(**{f"{field}__regex": r"\S"})
