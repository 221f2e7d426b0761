"""How a citizen is reached: the first write, by the form and the action of the screen; others will look like it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F
from django.http import Http404, HttpResponse
from rest_framework import serializers
from rest_framework.request import Request

from cases.forms.about import ContactDetailsForm
from cases.models import Case, Citizen
from cases.permissions import may_record
from cases.queries.discreet import protect
from jobcenter.api.bodies import take
from jobcenter.api.fields import key, number, text, truth
from jobcenter.api.parameters import Parameters, ask
from jobcenter.api.preconditions import required_version, stale
from jobcenter.api.reading import Item, Reader, reader_of
from jobcenter.api.views import View, seen, single

FIELDS = ("phone", "address", "language", "interpreter", "protected")


class Change(serializers.Serializer):
    """What is to change; what is left out stays as it is."""

    phone = text("Phone; empty where there is none.", required=False, allow_blank=True)
    address = text("Address; empty where there is none.", required=False, allow_blank=True)
    language = text("The language to speak with her.", required=False, allow_blank=True)
    interpreter = truth("An interpreter has to be there.", required=False)
    protected = truth("Name and address are protected.", required=False)


class ContactDetailsAnswer(serializers.Serializer):
    """How a citizen is reached."""

    id = key("The citizen.")
    version = number("Counts the edits of the row; send it in If-Match.")
    phone = text("Phone; empty for a protected citizen without `notes:read`.")
    address = text("Address; empty for a protected citizen without `notes:read`.")
    language = text("The language to speak with her.")
    interpreter = truth("An interpreter has to be there.")
    protected = truth("Name and address are protected.")


class ContactDetails(View):
    """How a citizen is reached. A change says by If-Match which version it was made over."""

    tag = "citizens"
    operation = "citizens_contact_details"
    body = Change
    answer = ContactDetailsAnswer
    versioned = True

    def scope_for(self, method: str) -> str:
        return "citizens:read" if method in {"GET", "HEAD"} else "citizens:write"

    def get(self, request: Request, pk: UUID) -> HttpResponse:
        ask(request, Parameters)
        reader = reader_of(request)
        case = _case(reader, pk)
        seen(request, [pk])
        return single(request, _shown(reader, case, case.citizen))

    def patch(self, request: Request, pk: UUID) -> HttpResponse:
        ask(request, Parameters)
        reader = reader_of(request)
        case = _case(reader, pk)
        seen(request, [pk])
        if not may_record(reader.user, case, reader.on):
            raise PermissionDenied
        version = required_version(request)
        changed = _saved(reader, case, version, take(request, Change, partial=True))
        return single(request, _shown(reader, case, changed))


def _case(reader: Reader, citizen_id: UUID) -> Case:
    """The open case of the citizen, or her last one; 404 where none is this client's to see."""
    cases = reader.cases.filter(citizen=citizen_id).select_related("citizen")
    case = cases.order_by(F("closed_on").desc(nulls_first=True), "pk").first()
    if case is None:
        raise Http404
    return case


def _saved(reader: Reader, case: Case, version: int, asked: dict[str, Any]) -> Citizen:
    """What the screen's form makes of it: its sentences, its action. Raises Problem, StaleEdit, ValidationError."""
    if case.citizen.version != version:
        raise stale(case.citizen)
    standing = {name: getattr(case.citizen, name) for name in FIELDS}
    form = ContactDetailsForm(standing | asked | {"version": str(version)}, row=case.citizen)
    if not form.is_valid():
        raise ValidationError(form.errors.as_data())
    changed: Citizen = form.save(case=case, by=reader.user, on=reader.on)
    return changed


def _shown(reader: Reader, case: Case, citizen: Citizen) -> Item:
    protect(citizen, notes=reader.notes(case.unit_id))
    return {"id": citizen.pk, "version": citizen.version} | {name: getattr(citizen, name) for name in FIELDS}
