"""Who reads, and the rows as plain structs: what a token may not show is out of them before anything is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from rest_framework.request import Request
from rest_framework.serializers import Serializer

from cases import permissions
from cases.models import Case
from jobcenter.accounts.models import User
from jobcenter.api.parameters import ListParameters
from jobcenter.api.scopes import NOTES, scopes_of
from jobcenter.dates import today

Item = dict[str, Any]


@dataclass(frozen=True)
class Reader:
    """The client on a day, with the scopes of the token it showed, as far as it has them today."""

    user: User
    on: date
    scopes: frozenset[str]
    _notes: dict[UUID, bool] = field(default_factory=dict)

    @property
    def cases(self) -> QuerySet[Case]:
        """The very queryset of the screens."""
        return Case.objects.visible_to(self.user, self.on)

    def notes(self, unit_id: UUID) -> bool:
        """The rule of the screens for a case of this unit, narrowed by the scope."""
        if NOTES not in self.scopes:
            return False
        if unit_id not in self._notes:
            self._notes[unit_id] = permissions.may_see_notes(self.user, Case(unit_id=unit_id), self.on)
        return self._notes[unit_id]


def reader_of(request: Request) -> Reader:
    return Reader(request.user, today(), scopes_of(request.auth))


def _nothing(reader: Reader, items: list[Item]) -> None:
    """No parts."""


@dataclass(frozen=True)
class Resource:
    """One kind of row: what it is called, which scope opens it, how it is fetched and what is shown of it."""

    name: str
    scope: str
    answer: type[Serializer]
    fields: Mapping[str, str]
    "Name in the answer: path in the model. `_unit` is the unit that decides about notes, and is not shown."
    rows: Callable[[Reader], QuerySet[Any]]
    narrow: Callable[[QuerySet[Any], Mapping[str, Any]], QuerySet[Any]]
    parameters: type[ListParameters] = ListParameters
    notes: Sequence[str] = ()
    "Fields that are null without the right to notes."
    dress: Callable[[Reader, list[Item]], None] = _nothing
    "Adds the parts, in a constant number of statements."
    citizen: str = "citizen_id"
    "The field that names the citizen; empty where there is none."


def items_of(rows: QuerySet[Any], fields: Mapping[str, str]) -> list[Item]:
    """One statement, no model instances: half the cost of a list is building those."""
    names = tuple(fields)
    return [dict(zip(names, row, strict=True)) for row in rows.values_list(*fields.values())]


def finish(reader: Reader, resource: Resource, items: list[Item]) -> list[Item]:
    """The items with their parts, and without what this reader may not see."""
    for item in items:
        if "_unit" in item:
            item["_notes"] = reader.notes(item.pop("_unit"))
    resource.dress(reader, items)
    for item in items:
        if not item.pop("_notes", True):
            item.update(dict.fromkeys(resource.notes))
    return items


def parts_by(parent: str, rows: Iterable[Item]) -> dict[UUID, list[Item]]:
    """Rows of a child table by the id of what they belong to, in the order they came."""
    found: dict[UUID, list[Item]] = {}
    for row in rows:
        found.setdefault(row.pop(parent), []).append(row)
    return found


def equal_to(**paths: str) -> Callable[[QuerySet[Any], Mapping[str, Any]], QuerySet[Any]]:
    """Narrow by equality: parameter = path in the model."""

    def narrow(rows: QuerySet[Any], asked: Mapping[str, Any]) -> QuerySet[Any]:
        return rows.filter(**{path: asked[name] for name, path in paths.items() if name in asked})

    return narrow
