"""How long a session lasts, and what a request without one is answered."""

from __future__ import annotations

import time
from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django_htmx.http import HttpResponseClientRedirect

from jobcenter.accounts.sessions import SEEN, STARTED

WRITE_EVERY = 60  # seconds; a write for each request would double the cost of reading


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
    """Django's, and: says why the session ended, and sends an htmx request to the login as a whole page."""

    def handle_no_permission(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        htmx = request.headers.get("HX-Request") == "true"
        page = urlsplit(request.headers.get("HX-Current-URL", "")) if htmx else None
        back = page._replace(scheme="", netloc="").geturl() if page else request.get_full_path()
        query = {self.get_redirect_field_name(view_func): back}
        if ended := getattr(request, "session_ended", None):
            query["fra"] = ended
        address = f"{resolve_url(self.get_login_url(view_func))}?{urlencode(query)}"
        return HttpResponseClientRedirect(address) if htmx else HttpResponseRedirect(address)
