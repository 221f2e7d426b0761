"""What is written: a new row on the list's address, a change on the row's, by the actions of the screens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from rest_framework import serializers
from rest_framework.request import Request

from cases.actions._once import AlreadySaved
from cases.models import Case
from jobcenter.api.bodies import take
from jobcenter.api.faults import pointer
from jobcenter.api.fields import key
from jobcenter.api.language import say
from jobcenter.api.parameters import Parameters, ask
from jobcenter.api.preconditions import required_version
from jobcenter.api.problems import Fault, Problem
from jobcenter.api.reading import Reader, finish, items_of, reader_of
from jobcenter.api.views import ListView, OneView, seen, single

Values = Mapping[str, Any]


class New(serializers.Serializer):
    """What every new row of a case is sent with."""

    case_id = key("The case it belongs to.")
    id = key("An id of your own for the row: sent again with it, the row is there already.", required=False)


@dataclass(frozen=True)
class Writes:
    """How a resource is written: the scope, the bodies, and what makes an action's arguments of them."""

    scope: str
    new: type[New]
    create: Callable[[Reader, Case, Values], Any]
    "(reader, case, values) -> the row. Raises Problem, ValidationError, PermissionDenied, AlreadySaved."
    change: type[serializers.Serializer] | None = None
    rows: Callable[[Reader], QuerySet[Any]] | None = None
    "The rows that can be changed, their case with them."
    revise: Callable[[Reader, Any, Values, int], Any] | None = None
    "(reader, row, values, version) -> the row. Raises StaleEdit too."
    also: tuple[str, ...] = ()
    "Further scopes a change needs: what is changed over has to be seen."


class WrittenList(ListView):
    """A page of the rows this client may see, by id; POST adds one."""

    writes: Writes = None  # type: ignore[assignment]  # given in as_view()

    def scopes_for(self, method: str) -> tuple[str, ...]:
        # Who writes is answered what stands now, so she may read as well.
        return (self.resource.scope, *((self.writes.scope,) if method == "POST" else ()))

    def body_for(self, method: str) -> type[serializers.Serializer] | None:
        return self.writes.new if method == "POST" else None

    def post(self, request: Request) -> HttpResponse:
        ask(request, Parameters)
        reader = reader_of(request)
        values = take(request, self.writes.new)
        case = case_of(reader, values.pop("case_id"))
        seen(request, [case.citizen_id])
        try:
            row, status = self.writes.create(reader, case, values), 201
        except AlreadySaved as again:
            row, status = again.row, 200
        response = shown(request, self.resource, reader, row.pk)
        response.status_code = status
        response["Location"] = f"{request.path}/{row.pk}"
        return response


class WrittenOne(OneView):
    """One row, if this client may see it. PATCH changes it and says by If-Match over which version."""

    writes: Writes = None  # type: ignore[assignment]

    def scopes_for(self, method: str) -> tuple[str, ...]:
        changing = () if method in {"GET", "HEAD"} else (self.writes.scope, *self.writes.also)
        return (self.resource.scope, *changing)

    def body_for(self, method: str) -> type[serializers.Serializer] | None:
        return self.writes.change if method == "PATCH" else None

    def patch(self, request: Request, pk: UUID) -> HttpResponse:
        writes = self.writes
        if writes.change is None or writes.rows is None or writes.revise is None:
            raise TypeError(f"{self.resource.name} has no address to change a row at")
        ask(request, Parameters)
        reader = reader_of(request)
        row = writes.rows(reader).filter(pk=pk).first()
        if row is None:
            raise Http404
        seen(request, [citizen_of(row)])
        version = required_version(request)
        values = take(request, writes.change, partial=True)
        if not values:
            raise Problem("refused", faults=[Fault("unchanged", say(*NOTHING))])
        writes.revise(reader, row, values, version)
        return shown(request, self.resource, reader, pk)


NOTHING = ("Der er ikke ændret noget, så intet er gemt.", "Nothing is changed, so nothing is saved.")
UNKNOWN = ("Rækken findes ikke på sagen, eller den er ikke din at se.", "No such row in the case, or not yours to see.")
NO_CASE = ("Sagen findes ikke, eller den er ikke din at se.", "No such case, or not yours to see.")


def shown(request: Request, resource: Any, reader: Reader, pk: UUID) -> HttpResponse:
    """The row as it is read, with its ETag."""
    return single(request, finish(reader, resource, items_of(resource.rows(reader).filter(pk=pk), resource.fields))[0])


def case_of(reader: Reader, case_id: UUID) -> Case:
    """The case of the body; the same answer where it does not exist and where it is not this client's."""
    case = reader.cases.select_related("citizen").filter(pk=case_id).first()
    if case is None:
        raise Problem("refused", faults=[Fault("unknown", say(*NO_CASE), pointer="/case_id")])
    return case


def citizen_of(row: Any) -> UUID:
    case: Case = row.case if hasattr(row, "case_id") else row.plan.case
    return case.citizen_id


def row_of(rows: QuerySet[Any], values: dict[str, Any], name: str) -> Any:
    """The row of the case that `values[name]` names, taken out of the values; None where nothing was sent."""
    pk = values.pop(name, None)
    if pk is None:
        return None
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Problem("refused", faults=[Fault("unknown", say(*UNKNOWN), pointer=pointer(name))])
    return found


def refused(form: Any) -> ValidationError:
    """What a form of the screen refused, with its sentences."""
    return ValidationError(form.errors.as_data())
