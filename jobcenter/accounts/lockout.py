"""Too many wrong passwords: a page that says until when, and whom to call; the same for names that do not exist."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from axes.helpers import get_client_ip_address, get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone


def respond(
    request: HttpRequest, original_response: HttpResponse | None = None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """AXES_LOCKOUT_CALLABLE."""
    context = {"until": _until(request), "failure_limit": settings.AXES_FAILURE_LIMIT}
    response = render(request, "accounts/locked.html", context, status=429)
    response["Cache-Control"] = "no-store"
    return response


def _until(request: HttpRequest) -> datetime:
    name = username(request)
    last = (
        AccessAttempt.objects.filter(username=name, ip_address=get_client_ip_address(request))
        .order_by("-attempt_time")
        .values_list("attempt_time", flat=True)
        .first()
    )
    return (last or timezone.now()) + get_cool_off(request)


def username(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """AXES_USERNAME_CALLABLE: one account is one account, in whatever case its name is typed."""
    given = (credentials or {}).get("username") or request.POST.get("username") or ""
    return str(given).strip().lower()[:255]
