"""Too many wrong passwords: a page that says until when, and whom to call; the same for names that do not exist."""

from __future__ import annotations

from datetime import datetime
from ipaddress import ip_address
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


def client_address(request: HttpRequest) -> str | None:
    """AXES_CLIENT_IP_CALLABLE: who knocks. Behind our own proxy everybody comes from it, and it says for whom.

    Only the last hop counts: the proxy wrote it, while any earlier one is what the client claims to be.
    """
    here = request.META.get("REMOTE_ADDR") or None
    if not settings.BEHIND_PROXY:
        return here
    return _address(request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()) or here


def _address(hop: str) -> str | None:
    """The address in "192.0.2.7", "192.0.2.7:443", "2001:db8::7" or "[2001:db8::7]:443"."""
    bare = hop[1:].partition("]")[0] if hop.startswith("[") else hop.partition(":")[0] if hop.count(":") == 1 else hop
    try:
        return str(ip_address(bare))
    except ValueError:
        return None


def username(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """AXES_USERNAME_CALLABLE: one account is one account, in whatever case its name is typed."""
    given = (credentials or {}).get("username") or request.POST.get("username") or ""
    return str(given).strip().lower()[:255]
