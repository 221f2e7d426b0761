"""A few addresses of our own, so that the middleware is tested without any room above it."""

from __future__ import annotations

from uuid import UUID

import pytest
import structlog
from django.db import transaction
from django.http import HttpResponse, StreamingHttpResponse
from django.urls import path

from jobcenter import audit
from jobcenter.accounts.models import Unit
from jobcenter.dates import today

PERSONS = [UUID(int=1), UUID(int=2)]
SECRET = "Det kun den må se, som står i loggen"


def shows(request, case_id=None):
    audit.look(request, [PERSONS[0]], "case")
    audit.look(request, PERSONS, "caseload")
    # What the request log calls this request.
    return HttpResponse(SECRET, headers={"X-Number": structlog.contextvars.get_contextvars()["request_id"]})


def shows_nobody(request):
    audit.look(request, [], "caseload")
    return HttpResponse("tom")


def streams(request):
    audit.look(request, PERSONS, "export")
    return StreamingHttpResponse(iter([SECRET]))


def writes(request):
    with transaction.atomic():
        Unit.objects.filter(path="0001.").update(name="Skrevet")
        audit.record("unit.written", by=request.user, on=today())
    return HttpResponse("gemt")


def writes_and_shows(request):
    writes(request)
    return shows(request)


urlpatterns = [
    path("viser/<uuid:case_id>/", shows, name="shows"),
    path("viser-ingen/", shows_nobody, name="shows_nobody"),
    path("stroemmer/", streams, name="streams"),
    path("skriver/", writes, name="writes"),
    path("skriver-og-viser/", writes_and_shows, name="writes_and_shows"),
    path("log-ind/", shows_nobody, name="login"),
]


@pytest.fixture
def addresses(settings):
    settings.ROOT_URLCONF = "tests.audit.conftest"
