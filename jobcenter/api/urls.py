"""The addresses of the API; what is read, then what is written, then what anybody may read."""

from __future__ import annotations

from django.urls import URLPattern, path

from jobcenter.api import public
from jobcenter.api.contact_details import ContactDetails
from jobcenter.api.reading import Resource
from jobcenter.api.resources.cases import CASES
from jobcenter.api.resources.citizens import CITIZEN, CITIZENS
from jobcenter.api.resources.contacts import CONTACT_WRITES, CONTACTS
from jobcenter.api.resources.flags import FLAGS
from jobcenter.api.resources.involvement import INVOLVEMENT
from jobcenter.api.resources.involvement_writes import ENTRY_WRITES
from jobcenter.api.resources.meetings import MEETINGS
from jobcenter.api.resources.offers import OFFERS
from jobcenter.api.resources.placements import PLACEMENTS
from jobcenter.api.resources.statements import STATEMENTS
from jobcenter.api.resources.steps import STEP_WRITES, STEPS
from jobcenter.api.resources.wish_writes import WISH_WRITES
from jobcenter.api.resources.wishes import WISHES
from jobcenter.api.searching import CitizenSearch
from jobcenter.api.tokens import Revoke, Token
from jobcenter.api.views import ListView, OneView
from jobcenter.api.writing import Writes, WrittenList, WrittenOne

app_name = "api"


def _read(many: Resource, one: Resource | None = None) -> list[URLPattern]:
    where = f"v1/{many.name}"
    return [
        path(where, ListView.as_view(resource=many), name=many.name),
        path(f"{where}/<uuid:pk>", OneView.as_view(resource=one or many), name=f"{many.name}_one"),
    ]


def _written(many: Resource, writes: Writes) -> list[URLPattern]:
    """What has happened is noted and not changed; the rest is changed on the row's own address."""
    where = f"v1/{many.name}"
    one = WrittenOne.as_view(resource=many, writes=writes) if writes.change else OneView.as_view(resource=many)
    return [
        path(where, WrittenList.as_view(resource=many, writes=writes), name=many.name),
        path(f"{where}/<uuid:pk>", one, name=f"{many.name}_one"),
    ]


urlpatterns = [
    path("oauth/token/", Token.as_view(), name="token"),
    path("oauth/revoke/", Revoke.as_view(), name="revoke"),
    *_read(CITIZENS, CITIZEN),
    path("v1/citizens/search", CitizenSearch.as_view(), name="citizens_search"),
    path("v1/citizens/<uuid:pk>/contact-details", ContactDetails.as_view(), name="contact_details"),
    *_read(CASES),
    *_read(MEETINGS),
    *_written(CONTACTS, CONTACT_WRITES),
    *_written(WISHES, WISH_WRITES),
    *_written(INVOLVEMENT, ENTRY_WRITES),
    *_written(STEPS, STEP_WRITES),
    *_read(STATEMENTS),
    *_read(PLACEMENTS),
    *_read(FLAGS),
    *_read(OFFERS),
    path("v1/openapi.json", public.openapi, name="openapi"),
    path("v1/docs/", public.docs, name="docs"),
    path("v1/problems/<slug:code>", public.problem, name="problem"),
    path("", public.unknown, name="unknown"),
    path("<path:rest>", public.unknown, name="unknown"),
]
