"""Where a client gets its token and gives it back: client credentials and nothing else of OAuth."""

from __future__ import annotations

import time
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest, SuspiciousOperation
from django.db import DataError, transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.http.response import HttpResponseBase
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_exempt
from oauth2_provider.signals import app_authorized
from oauth2_provider.views import RevokeTokenView, TokenView

from jobcenter import audit
from jobcenter.accounts.pace import address_key, over, seconds_left
from jobcenter.api.answers import problem_response, unlogged
from jobcenter.api.problems import Problem
from jobcenter.dates import today

JSON = "application/json"
# Half a percent sign, a NUL, letters that are no base64, an unknown alphabet, a form too large or without its end.
UNREADABLE = (ValueError, LookupError, DataError, SuspiciousOperation, BadRequest, MultiPartParserError)


class _Endpoint:
    """The library answers as RFC 6749 asks; what it does not know about is a problem like everywhere."""

    http_method_names = ["post"]

    # No session and no form stands behind a token: there is nothing to forge.
    @method_decorator([csrf_exempt, login_not_required])
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.audit_refusal = unlogged  # type: ignore[attr-defined]
        if request.method != "POST":
            return problem_response(request, Problem("method-not-allowed", headers={"Allow": "POST"}))
        # Comparing a secret is meant to be slow, and a flood of wrong ones must not be.
        now = time.time()
        if over(f"token:{address_key(request)}", settings.API_TOKENS_PER_MINUTE, now):
            wait = str(round(seconds_left(now)) or 1)
            return problem_response(request, Problem("too-many-requests", headers={"Retry-After": wait}))
        response = self._answer(request, *args, **kwargs)
        response["Cache-Control"] = "no-store"
        return response

    def _answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The library's answer, or its kind of refusal where it would fail on what it cannot read."""
        if request.META["QUERY_STRING"]:
            return _invalid("Nothing may stand in the query string.")
        try:
            response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        except UNREADABLE:
            return _invalid("The request cannot be read.")
        if response.status_code >= HTTPStatus.BAD_REQUEST:
            # Not every refusal of the library says what it is.
            response["Content-Type"] = JSON
        return response


def _invalid(why: str) -> HttpResponse:
    """RFC 6749, 5.2. What was sent is not repeated."""
    return JsonResponse({"error": "invalid_request", "error_description": why}, status=HTTPStatus.BAD_REQUEST)


class Token(_Endpoint, TokenView):
    """A token for a client's id and secret."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        # The library's own looks for device codes first.
        response: HttpResponseBase = self.authorization_flow_token_response(request)
        return response


class Revoke(_Endpoint, RevokeTokenView):
    """A token that is no longer needed."""


def on_token(sender: Any, request: HttpRequest, token: Any, **kwargs: Any) -> None:
    """A token given is an event, as a login is."""
    client = token.application
    with transaction.atomic():
        audit.record(
            "client.token_given", by=client.user, on=today(), target=client, data={"scopes": token.scope.split()}
        )


def connect() -> None:
    app_authorized.connect(on_token, dispatch_uid="api.token")
