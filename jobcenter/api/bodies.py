"""Bodies, declared: JSON types as they are, and a name that is not declared is refused, not passed over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rest_framework import exceptions, serializers
from rest_framework.request import Request

from jobcenter.api.faults import by_pointer, pointer
from jobcenter.api.language import say
from jobcenter.api.problems import Fault, Problem

# The framework would read 12 as a text and "yes" as a truth; who sends that means something else.
JSON_TYPES: list[tuple[type[serializers.Field], type]] = [
    (serializers.BooleanField, bool),
    (serializers.CharField, str),
    (serializers.IntegerField, int),
]


def take(request: Request, declared: type[serializers.Serializer], *, partial: bool = False) -> dict[str, Any]:
    """The values of the body. Raises Problem "refused" naming each field that is unknown, missing or wrong."""
    body = request.data
    faults = _faults(declared().fields, body, ())
    if faults:
        raise Problem("refused", faults=faults)
    taken = declared(data=body, partial=partial)
    try:
        taken.is_valid(raise_exception=True)
    except exceptions.ValidationError as refusal:
        raise Problem("refused", faults=by_pointer(refusal)) from None
    return dict(taken.validated_data)


def _faults(fields: Mapping[str, serializers.Field], body: Mapping[str, Any], at: tuple[str | int, ...]) -> list[Fault]:
    """Names that are not declared and values of the wrong kind, also in the rows of a list."""
    faults = [_unknown(name, sorted(fields), at) for name in body if name not in fields]
    for name, value in body.items():
        field = fields.get(name)
        if field is None:
            continue
        if not _fits(field, value):
            faults.append(_mistyped(name, at))
        elif isinstance(field, serializers.ListSerializer):
            faults += _in_rows(field.child.fields, value, (*at, name))
    return faults


def _in_rows(fields: Mapping[str, serializers.Field], rows: list[Any], at: tuple[str | int, ...]) -> list[Fault]:
    found = []
    for n, row in enumerate(rows):
        found += _faults(fields, row, (*at, n)) if isinstance(row, dict) else [_mistyped(n, at)]
    return found


def _fits(field: serializers.Field, value: Any) -> bool:
    if isinstance(field, serializers.ListSerializer | serializers.ListField):
        return isinstance(value, list) or (value is None and field.allow_null)
    wanted = next((kind for of, kind in JSON_TYPES if isinstance(field, of)), None)
    return wanted is None or type(value) is wanted or (value is None and field.allow_null)


def _unknown(name: str, known: list[str], at: tuple[str | int, ...] = ()) -> Fault:
    names = ", ".join(known)
    text = say(f"Feltet findes ikke. Her er: {names}.", f"There is no such field. Here are: {names}.")
    return Fault("unknown", text, pointer=pointer(*at, name[:60]))


def _mistyped(name: str | int, at: tuple[str | int, ...] = ()) -> Fault:
    text = say("Værdien har en forkert JSON-type.", "The value has the wrong JSON type.")
    return Fault("wrong_type", text, pointer=pointer(*at, name))
