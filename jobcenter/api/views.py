"""Two views carry all that is read: a list in pages, and one row with its version."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import translation
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.views import APIView

from jobcenter import audit
from jobcenter.api.answers import sealed, unlogged
from jobcenter.api.language import language_of
from jobcenter.api.paging import after, cut, next_address, place_of
from jobcenter.api.parameters import Parameters, ask
from jobcenter.api.preconditions import etag, unchanged
from jobcenter.api.reading import Item, Resource, finish, items_of, reader_of
from jobcenter.api.renderers import dumps

PURPOSE = "rest"  # in the log of who has seen whom; the client's own purpose stands beside its name


class View(APIView):
    """One address: its scopes, its declared parameters, and problems in place of error pages."""

    scope = ""
    tag = ""
    operation = ""
    parameters: type[Parameters] = Parameters
    body: type[serializers.Serializer] | None = None
    answer: type[serializers.Serializer] | None = None
    versioned = False
    only_reads = False  # a POST that writes nothing may be sent once more
    http_method_names = ["get", "head", "post", "patch"]

    def scopes_for(self, method: str) -> tuple[str, ...]:
        return (self.scope,)

    def body_for(self, method: str) -> type[serializers.Serializer] | None:
        """What is sent with the method; None where nothing is."""
        return self.body if method in {"POST", "PATCH"} else None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        request.audit_refusal = self.unlogged  # type: ignore[attr-defined]
        with translation.override(language_of(request)):
            response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def unlogged(self, request: HttpRequest, saved: bool) -> HttpResponse:
        return unlogged(request, saved and not self.only_reads)


def answered(data: Any, **headers: str) -> HttpResponse:
    return sealed(HttpResponse(dumps(data), content_type="application/json", headers=headers))


def single(request: Request, item: Item) -> HttpResponse:
    """One row with its ETag; 304 for a reader who has it already."""
    response = answered(item)
    tag = etag(item.get("version"), response.content)
    if request.method in {"GET", "HEAD"} and unchanged(request, tag):
        response = sealed(HttpResponse(status=304))
    response["ETag"] = tag
    return response


def seen(request: Request, citizen_ids: Iterable[UUID | None]) -> None:
    """Everybody in the answer, one line in the log; the middleware withholds the answer if it cannot be written."""
    audit.look(request._request, [pk for pk in citizen_ids if pk is not None], PURPOSE)


class ResourceView(View):
    resource: Resource = None  # type: ignore[assignment]  # given in as_view()

    def scopes_for(self, method: str) -> tuple[str, ...]:
        return (self.resource.scope,)

    @property
    def tag(self) -> str:  # type: ignore[override]
        return self.resource.name

    def looked_at(self, request: Request, items: list[Item]) -> None:
        if self.resource.citizen:
            seen(request, (item[self.resource.citizen] for item in items))


class ListView(ResourceView):
    """A page of the rows this client may see, by id."""

    many = True

    def get(self, request: Request) -> HttpResponse:
        resource, reader = self.resource, reader_of(request)
        asked = ask(request, resource.parameters)
        place = place_of(request.path, asked)
        rows = after(resource.narrow(resource.rows(reader), asked), asked.get("cursor", ""), place)
        page, last = cut(items_of(rows[: asked["limit"] + 1], resource.fields), asked["limit"])
        finish(reader, resource, page)
        self.looked_at(request, page)
        if last is None:
            return answered({"items": page, "next": None})
        following = next_address(request, last, place)
        return answered({"items": page, "next": following}, Link=f'<{following}>; rel="next"')


class OneView(ResourceView):
    """One row, if this client may see it."""

    many = False
    versioned = True

    def get(self, request: Request, pk: UUID) -> HttpResponse:
        ask(request, Parameters)
        resource, reader = self.resource, reader_of(request)
        found = finish(reader, resource, items_of(resource.rows(reader).filter(pk=pk), resource.fields))
        if not found:
            raise Http404
        self.looked_at(request, found)
        return single(request, found[0])
