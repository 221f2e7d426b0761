"""Not too fast: so many requests a minute. A cache that is down costs nobody an answer."""

from __future__ import annotations

import hashlib
import logging

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

from jobcenter.accounts.lockout import client_address

logger = logging.getLogger(__name__)
MINUTE = 60


def over(key: str, most: int, at: float) -> bool:
    """Count one in the running minute; True when there have been more than `most`. Without a cache nobody counts."""
    name = f"pace:{key}:{int(at // MINUTE)}"
    try:
        cache.add(name, 0, timeout=2 * MINUTE)
        return cache.incr(name) > most
    except Exception as error:  # whatever the cache suffers from: the limit is a courtesy, the answer a duty
        logger.warning("not_counted", extra={"because": type(error).__name__})
        return False


def seconds_left(at: float) -> float:
    return MINUTE - at % MINUTE


def address_key(request: HttpRequest) -> str:
    """The caller's address as a key that does not show it."""
    return hashlib.sha256(f"{settings.SECRET_KEY}{client_address(request)}".encode()).hexdigest()[:32]
