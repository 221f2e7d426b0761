"""A screen that is handed over: the session opens a few doors only, until its owner gives her password again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django_htmx.http import HttpResponseClientRedirect

KIOSK = "kiosk"


def hand_over(request: HttpRequest, about: dict[str, str]) -> None:
    """From the next request on this session is in other hands. `about`: codes and ids, what the screen is for."""
    request.session[KIOSK] = about


def handed_over(request: HttpRequest) -> dict[str, str] | None:
    about: dict[str, str] | None = request.session.get(KIOSK)
    return about


def note(request: HttpRequest, **more: str) -> None:
    request.session[KIOSK] = request.session[KIOSK] | more


def take_back(request: HttpRequest, password: str) -> bool:
    """Her own password, counted by the lock-out as at the login; nothing changes where it does not fit."""
    user: Any = authenticate(request, username=request.user.get_username(), password=password)
    if user is None or user.pk != request.user.pk:
        return False
    AxesProxyHandler.user_logged_in(sender=type(user), request=request, user=user)  # the tries before are forgotten
    del request.session[KIOSK]
    return True


def locked_out(request: HttpRequest) -> bool:
    """Too many tries; whoever asks answers it herself, in place of the page of the login."""
    locked = bool(getattr(request, "axes_locked_out", False))
    request.axes_locked_out = False  # type: ignore[attr-defined]
    return locked


class HandedOver:
    """Leads every request of such a session to the one page, whatever it asked for. Stands before everything that
    answers, so that no page, no part of one and no other way in can be forgotten."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if KIOSK not in request.session or request.path in settings.KIOSK_URLS:
            return self.get_response(request)
        if request.headers.get("HX-Request") == "true":
            return HttpResponseClientRedirect(settings.KIOSK_URLS[0])
        return HttpResponseRedirect(settings.KIOSK_URLS[0], status=303)
