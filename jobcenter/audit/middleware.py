"""Every request gets a number, every version of a row names its request, every borger shown gets a line in the log."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any
from uuid import UUID, uuid4

import pghistory
import structlog
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from jobcenter.audit.recording import AuditUnavailable, current_request, write_viewing

logger = logging.getLogger(__name__)
SAFE = frozenset(["GET", "HEAD", "OPTIONS"])


class AuditMiddleware:
    """Stands after authentication, so that it knows who asks, and before everything that answers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        token = current_request.set(_number())
        try:
            with _history(request):
                response = self.get_response(request)
            return self._logged(request, response)
        finally:
            current_request.reset(token)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """An action that could not be logged has been rolled back; say so instead of a bare error page."""
        return refusal(request) if isinstance(exception, AuditUnavailable) else None

    def _logged(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        try:
            write_viewing(request, _route(request))
        except Exception:
            # Whatever the reason: what is not in the log has not been shown.
            logger.exception("viewing_not_logged")
            if response.streaming:  # nothing else holds what must be let go
                response.close()
            return refusal(request, _saved(request, response))
        return response


def refusal(request: HttpRequest, saved: bool = False) -> HttpResponse:
    """What stands in for an answer that could not be logged. It holds nothing of that answer.

    `saved`: the write had been made before the log failed, so nobody is asked to send it once more. A view that
    answers programs says by `audit_refusal` on the request how they are told.
    """
    if own := getattr(request, "audit_refusal", None):
        told: HttpResponse = own(request, saved)
        return told
    response = HttpResponse(render_to_string("503_saved.html" if saved else "503.html"), status=503)
    response["Cache-Control"] = "no-store"
    if not saved:
        response["Retry-After"] = "60"
    return response


def _saved(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether the answer that is withheld may stand for a write; one that refuses (4xx) does not."""
    return request.method not in SAFE and not 400 <= response.status_code < 500


def _number() -> UUID:
    """The number that the request log uses, so that the two can be read together."""
    given = structlog.contextvars.get_contextvars().get("request_id")
    return UUID(given) if given else uuid4()


def _history(request: HttpRequest) -> AbstractContextManager[Any]:
    """Who and which request, for the versions this request writes. Never an address: it may hold a search."""
    if request.method in SAFE:
        return nullcontext()
    user = getattr(request, "user", None)
    return pghistory.context(
        user=str(user.pk) if user is not None and user.pk else None, request=str(current_request.get())
    )


def _route(request: HttpRequest) -> str:
    match = request.resolver_match
    return (match.view_name or match.route or "/") if match else "unresolved"
