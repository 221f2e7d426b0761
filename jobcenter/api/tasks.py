"""What the API does at night: tokens that have expired are not kept."""

from __future__ import annotations

from celery import shared_task
from oauth2_provider.models import clear_expired


@shared_task(name="api.clear_tokens")
def clear_tokens() -> None:
    clear_expired()
