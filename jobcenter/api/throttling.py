"""Not too fast, for systems: so many requests a minute and client."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

from jobcenter.accounts.pace import over, seconds_left


class PerClient(BaseThrottle):
    def allow_request(self, request: Request, view: Any) -> bool:
        return not over(f"client:{request.user.pk}", settings.API_REQUESTS_PER_MINUTE, time.time())

    def wait(self) -> float:
        return seconds_left(time.time())
