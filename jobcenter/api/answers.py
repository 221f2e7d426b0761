"""How an answer leaves: a problem in the caller's language with the number of the request, and never in a cache."""

from __future__ import annotations

import logging
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation, ValidationError
from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from jobcenter.api.faults import by_field, by_parameter
from jobcenter.api.language import language_of
from jobcenter.api.preconditions import stale
from jobcenter.api.problems import Problem
from jobcenter.api.renderers import dumps
from jobcenter.audit.recording import AuditUnavailable, current_request
from jobcenter.rows import StaleEdit

logger = logging.getLogger(__name__)
PROBLEM_JSON = "application/problem+json"


def problem_response(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The problem as an answer of its own, for where no view of ours is running."""
    language = language_of(request)
    body = dumps(problem.body(language, instance_of(request)))
    response = HttpResponse(body, status=problem.kind.status, content_type=PROBLEM_JSON, headers=problem.headers)
    response["Content-Language"] = language
    return sealed(response)


def sealed(response: HttpResponse) -> HttpResponse:
    """No cache keeps it, and none may take one caller's answer for another's."""
    response["Cache-Control"] = "no-store"
    response["Vary"] = "Accept, Accept-Language, Authorization"
    return response


def instance_of(request: HttpRequest) -> str:
    return f"urn:uuid:{current_request.get()}"


def unlogged(request: HttpRequest, saved: bool) -> HttpResponse:
    """What audit answers in place of an answer that could not be logged."""
    if saved:
        return problem_response(request, Problem("saved-but-withheld"))
    return problem_response(request, Problem("log-unavailable", headers={"Retry-After": "60"}))


def refused(error: Exception, context: dict[str, Any]) -> Response | HttpResponse:
    """EXCEPTION_HANDLER: whatever went wrong, as a problem; what nobody foresaw is logged and says nothing."""
    set_rollback()
    request: HttpRequest = context["request"]._request
    problem = _problem(error)
    if problem is None:
        # The exception's own words stay out of the answer and, as everywhere, out of the log.
        logger.error("api_failed", exc_info=error)
        got_request_exception.send(sender=None, request=request)
        problem = Problem("failed")
    return problem_response(request, problem)


def _problem(error: Exception) -> Problem | None:
    if isinstance(error, Problem):
        return error
    if isinstance(error, AuditUnavailable):
        return Problem("log-unavailable", headers={"Retry-After": "60"})
    if isinstance(error, StaleEdit):
        return stale(error.current)
    if isinstance(error, ValidationError):
        return Problem("refused", faults=by_field(error))
    if isinstance(error, exceptions.APIException):
        return _of_framework(error)
    return _of_django(error)


def _of_django(error: Exception) -> Problem | None:
    codes: list[tuple[type[Exception], str]] = [
        (Http404, "not-found"),
        (PermissionDenied, "not-allowed"),
        (RequestDataTooBig, "too-large"),
        (SuspiciousOperation, "malformed"),
    ]
    return next((Problem(code) for kind, code in codes if isinstance(error, kind)), None)


def _of_framework(error: exceptions.APIException) -> Problem | None:
    if isinstance(error, exceptions.Throttled):
        return Problem("too-many-requests", headers={"Retry-After": str(max(1, round(error.wait or 1)))})
    if isinstance(error, exceptions.ValidationError):
        return Problem("invalid-parameter", faults=by_parameter(error))
    if isinstance(error, exceptions.AuthenticationFailed | exceptions.NotAuthenticated):
        return Problem("not-authenticated", headers={"WWW-Authenticate": getattr(error, "auth_header", "Bearer")})
    codes: list[tuple[type[Exception], str]] = [
        (exceptions.ParseError, "malformed"),
        (exceptions.NotFound, "not-found"),
        (exceptions.PermissionDenied, "not-allowed"),
        (exceptions.MethodNotAllowed, "method-not-allowed"),
        (exceptions.NotAcceptable, "not-acceptable"),
        (exceptions.UnsupportedMediaType, "unsupported-media-type"),
    ]
    return next((Problem(code) for kind, code in codes if isinstance(error, kind)), None)
