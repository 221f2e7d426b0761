"""The probes' way in: past the redirect to TLS, the list of host names, the sessions and the log of requests."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from jobcenter.health.reports import QUESTIONS
from jobcenter.health.views import answer


class HealthFirst:
    """Stands first. A probe names the address of a pod as its host and speaks plain HTTP; for these few addresses,
    which depend on neither, that is good enough. Everything else goes the long way."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self._answers = {f"/health/{name}": answer(name) for name in QUESTIONS}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._answers.get(request.path_info, self.get_response)(request)
