"""How long a session lasts, and what a request without one is answered."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render, resolve_url
from django_htmx.http import HttpResponseClientRedirect

from jobcenter.accounts.sessions import SEEN, STARTED

WRITE_EVERY = 60  # seconds; a write for each request would double the cost of reading
SAFE = frozenset(["GET", "HEAD", "OPTIONS"])
# Shorter values are codes, days and ticks, and nobody misses those; a password is never written on a page.
WORTH_KEEPING = 12
SECRETS = ("csrf", "password")


class SessionLimits:
    """Ends a session idle for too long or too old. Stands between the sessions and the authentication."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        inside = SESSION_KEY in request.session
        if inside:
            self._check(request, time.time())
        response = self.get_response(request)
        if inside and not response.has_header("Cache-Control"):
            # What a logged-in person sees stays out of every cache, the browser's own included.
            response["Cache-Control"] = "no-store"
        return response

    def _check(self, request: HttpRequest, now: float) -> None:
        # A session without times is not one of ours: let it end.
        started, seen = request.session.get(STARTED, 0), request.session.get(SEEN, 0)
        too_old = now - started > settings.SESSION_ABSOLUTE_SECONDS
        if too_old or now - seen > settings.SESSION_IDLE_SECONDS:
            request.session.flush()
            request.session_ended = "laenge" if too_old else "pause"
        elif now - seen >= WRITE_EVERY:
            request.session[SEEN] = now


class LoginRequired(LoginRequiredMiddleware):
    """Django's, and: says why the session ended, sends an htmx request to the login as a whole page, and hands back
    what was typed in a form that came too late."""

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        htmx = request.headers.get("HX-Request") == "true"
        query = {self.get_redirect_field_name(view_func): _page(request) if htmx else request.get_full_path()}
        if ended := getattr(request, "session_ended", None):
            query["fra"] = ended
        address = f"{resolve_url(self.get_login_url(view_func))}?{urlencode(query)}"
        if request.method not in SAFE and (texts := _typed(request)):
            return _handed_back(request, address, texts, htmx=htmx)
        return HttpResponseClientRedirect(address) if htmx else HttpResponseRedirect(address)


def _page(request: HttpRequest) -> str:
    """The page an htmx request was sent from, as the browser says; the front door where that is no address."""
    try:
        return urlsplit(request.headers.get("HX-Current-URL", ""))._replace(scheme="", netloc="").geturl() or "/"
    except ValueError:
        return "/"


def _typed(request: HttpRequest) -> list[str]:
    """The texts of a form, in its order."""
    fields = [(name, text) for name, texts in request.POST.lists() for text in texts]
    kept = [text.strip() for name, text in fields if not any(word in name.lower() for word in SECRETS)]
    return [text for text in kept if len(text) >= WORTH_KEEPING and len(text.split()) > 1]


def _handed_back(request: HttpRequest, address: str, texts: list[str], *, htmx: bool) -> HttpResponse:
    """Not a redirect: going back leads to the login too, and the text would be gone. It is read from nowhere but here.

    A page that htmx sent it from still holds the text; its script says what to do.
    """
    if htmx:
        return HttpResponse(status=401)
    context = {"texts": texts, "login": address, "ended": getattr(request, "session_ended", "")}
    response = render(request, "accounts/ended.html", context, status=401)
    response["Cache-Control"] = "no-store"
    return response
