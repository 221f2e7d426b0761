"""How a citizen is reached: the first write, by the form and the action of the screen; others will look like it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F
from django.http import Http404, HttpResponse
from rest_framework import serializers
from rest_framework.request import Request

from cases.forms.about import ContactDetailsForm, HowToTalkForm
from cases.models import Case, Citizen
from cases.permissions import may_record
from jobcenter.api.bodies import take
from jobcenter.api.fields import ANY, key, number, text, truth
from jobcenter.api.language import say
from jobcenter.api.parameters import Parameters, ask
from jobcenter.api.preconditions import required_version, stale
from jobcenter.api.problems import Fault, Problem
from jobcenter.api.reading import Item, Reader, reader_of
from jobcenter.api.views import View, seen, single


class Reached(ContactDetailsForm):
    """The two forms of the screen in one: how a citizen is reached, and in which language."""

    language = HowToTalkForm.base_fields["language"]
    interpreter = forms.BooleanField(required=False)


FIELDS = ("phone", "address", "language", "interpreter", "protected")
HIDDEN = ("phone", "address")  # of a protected citizen, without the notes
NULL = "Null only where it was answered null, and then it stays as it is."


class Change(serializers.Serializer):
    """What is to change; what is left out stays as it is."""

    phone = text(f"Phone; empty where there is none. {NULL}", required=False, allow_blank=True, allow_null=True)
    address = text(f"Address; empty where there is none. {NULL}", required=False, allow_blank=True, allow_null=True)
    language = text("The language to speak with her.", required=False, allow_blank=True)
    interpreter = truth("An interpreter has to be there.", required=False)
    protected = truth("Name and address are protected.", required=False)


class ContactDetailsAnswer(serializers.Serializer):
    """How a citizen is reached."""

    id = key("The citizen.")
    version = number("Counts the edits of the row; send it in If-Match.")
    phone = text("Phone. Null for a protected citizen without `notes:read`.", allow_null=True)
    address = text("Address. Null for a protected citizen without `notes:read`.", allow_null=True)
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

    def scopes_for(self, method: str) -> tuple[str, ...]:
        # A change answers what stands now, so who changes may read as well.
        return ("citizens:read",) if method in {"GET", "HEAD"} else ("citizens:read", "citizens:write")

    def get(self, request: Request, pk: UUID) -> HttpResponse:
        ask(request, Parameters)
        reader = reader_of(request)
        case = _case(reader, pk)
        seen(request, [pk])
        return single(request, _shown(case.citizen, hidden=_hidden(reader, case)))

    def patch(self, request: Request, pk: UUID) -> HttpResponse:
        ask(request, Parameters)
        reader = reader_of(request)
        case = _case(reader, pk)
        seen(request, [pk])
        if not may_record(reader.user, case, reader.on):
            raise PermissionDenied
        version = required_version(request)
        hidden = _hidden(reader, case)
        changed = _saved(reader, case, version, take(request, Change, partial=True))
        case.citizen = changed
        return single(request, _shown(changed, hidden=hidden or _hidden(reader, case)))


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
    wanted = _wanted(standing, asked, hidden=_hidden(reader, case))
    form = Reached(standing | wanted | {"version": str(version)}, row=case.citizen)
    if not form.is_valid():
        raise ValidationError(form.errors.as_data())
    if all(form.cleaned_data[name] == standing[name] for name in FIELDS):
        raise _unchanged()
    changed: Citizen = form.save(case=case, by=reader.user, on=reader.on)
    return changed


def _hidden(reader: Reader, case: Case) -> bool:
    return case.citizen.protected and not reader.notes(case.unit_id)


def _wanted(standing: dict[str, Any], asked: dict[str, Any], *, hidden: bool) -> dict[str, Any]:
    """What is asked for and not null. Raises Problem for what is hidden, and for a null where nothing is.

    The version that was read is the one that is saved over, so what is hidden here is hidden under the lock too.
    """
    nulls = [name for name in HIDDEN if name in asked and asked[name] is None]
    if nulls and not hidden:
        raise Problem("refused", faults=[Fault("null", str(ANY["null"]), pointer=f"/{name}") for name in nulls])
    wanted = {name: value for name, value in asked.items() if name not in nulls}
    # A hidden value is refused even where it is the one that stands: else a guess would be answered.
    touched = [name for name in sorted(wanted) if name in HIDDEN or (name == "protected" and not wanted[name])]
    if hidden and touched:
        raise _not_seen(touched)
    return wanted


def _not_seen(names: list[str]) -> Problem:
    words = say("Det kan kun rettes med notes:read.", "Only notes:read can change it.")
    detail: Any = {
        "da": "Borgeren er beskyttet. Uden notes:read kan adresse, telefon og beskyttelse ikke rettes.",
        "en": "The citizen is protected. Without notes:read neither address, phone nor protection can be changed.",
    }
    return Problem("not-allowed", detail=detail, faults=[Fault("hidden", words, pointer=f"/{name}") for name in names])


def _unchanged() -> Problem:
    words = say("Der er ikke ændret noget, så intet er gemt.", "Nothing is changed, so nothing is saved.")
    return Problem("refused", faults=[Fault("unchanged", words)])


def _shown(citizen: Citizen, *, hidden: bool) -> Item:
    shown = {"id": citizen.pk, "version": citizen.version} | {name: getattr(citizen, name) for name in FIELDS}
    return shown | (dict.fromkeys(HIDDEN) if hidden else {})
