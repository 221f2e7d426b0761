"""What anybody may read: the document, its pages, and what a problem means. None of it holds data."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator

from jobcenter.api.answers import problem_response
from jobcenter.api.browsing import operations, schemas
from jobcenter.api.problems import KINDS, Problem, explained
from jobcenter.api.renderers import dumps
from jobcenter.api.scopes import SCOPES
from jobcenter.cpr import looks_like_cpr


@lru_cache(maxsize=1)
def document() -> dict[str, Any]:
    """The OpenAPI document; the same for everybody, and made once a process."""
    found: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)
    return found


@lru_cache(maxsize=2)
def page(demo: bool) -> str:
    """The page, made once a process: without a request, so that it holds nobody's name, menu or form token."""
    found = document()
    shown = {"operations": operations(found), "schemas": schemas(found), "problems": KINDS, "scopes": SCOPES}
    nobody = {"user": AnonymousUser(), "nav_items": [], "messages": [], "csrf_token": "", "demo": demo}
    return render_to_string("api/docs.html", shown | nobody)


@login_not_required
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(dumps(document()), content_type="application/vnd.oai.openapi+json;version=3.1")
    response["Cache-Control"] = "public, max-age=300"
    return response


@login_not_required
@require_safe
def docs(request: HttpRequest) -> HttpResponse:
    """The document as a page: made on the server, so that no script of others runs and nothing is fetched elsewhere."""
    response = HttpResponse(page(settings.DEMO))
    response["Cache-Control"] = "public, max-age=300"
    return response


@login_not_required
@require_safe
def problem(request: HttpRequest, code: str) -> HttpResponse:
    """What the `type` of a problem means."""
    if code not in KINDS:
        return problem_response(request, Problem("not-found"))
    return HttpResponse(dumps(explained(code)), content_type="application/json")


@csrf_exempt
@login_not_required
def unknown(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Any other address below /api/: no page, and no login, for a program that has lost its way."""
    return problem_response(request, Problem("cpr-in-address" if looks_like_cpr(rest) else "not-found"))
