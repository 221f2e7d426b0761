"""What every page may know: whether this is the demo."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def house(request: HttpRequest) -> dict[str, bool]:
    return {"demo": settings.DEMO}
