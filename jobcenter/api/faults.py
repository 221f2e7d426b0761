"""Refusals as faults with a place: of the actions and forms below, and of the framework's own fields."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from rest_framework import exceptions

from jobcenter.api.problems import Fault

ROW_FIELD = re.compile(r"(?P<rows>[a-z_]+)-(?P<n>[0-9]+)-(?P<field>[a-z_]+)\Z")


class Twice(ValueError):
    """A JSON object names one thing twice; which of the two is meant, nobody can know."""


def read_object(body: bytes) -> dict[str, Any]:
    """The JSON object in the body; ValueError for anything else. orjson would keep the last of two equal names."""
    found = json.loads(body.decode("utf-8"), object_pairs_hook=_once, parse_constant=_no_number)
    if not isinstance(found, dict):
        raise ValueError("not an object")
    # Half a character (a lone surrogate) can neither be stored nor answered; the error it raises is a ValueError.
    json.dumps(found, ensure_ascii=False).encode("utf-8")
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _value in pairs]
        raise Twice(next(name for name in names if names.count(name) > 1))
    return found


def _no_number(text: str) -> NoReturn:
    raise ValueError("NaN and Infinity are not JSON")


def pointer(*steps: str | int) -> str:
    """A JSON pointer (RFC 6901)."""
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)


def by_field(refusal: ValidationError) -> list[Fault]:
    """What an action or a form refused, with the very sentences of the screen."""
    errors = refusal.error_dict if hasattr(refusal, "error_dict") else {NON_FIELD_ERRORS: refusal.error_list}
    return [
        Fault(
            error.code or "refused", " ".join(error.messages), pointer="" if name == NON_FIELD_ERRORS else _place(name)
        )
        for name, found in errors.items()
        for error in found
    ]


def _place(name: str) -> str:
    """A field of the screen; one of a row (options-0-label) by the row's own place."""
    row = ROW_FIELD.match(name)
    return pointer(row["rows"], row["n"], row["field"]) if row else pointer(name)


def by_pointer(refusal: exceptions.ValidationError) -> list[Fault]:
    """What the framework's fields refused in a body."""
    return [Fault(code, text, pointer=pointer(*steps)) for steps, code, text in _leaves(refusal.detail, ())]


def by_parameter(refusal: exceptions.ValidationError) -> list[Fault]:
    """What the framework's fields refused in a query string."""
    return [Fault(code, text, parameter=str(steps[0])) for steps, code, text in _leaves(refusal.detail, ())]


def _leaves(detail: Any, steps: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    if isinstance(detail, Mapping):
        for name, inner in detail.items():
            yield from _leaves(inner, steps if name == "non_field_errors" else (*steps, name))
    elif isinstance(detail, list):
        for inner in detail:
            yield from _leaves(inner, steps)
    else:
        yield steps, detail.code, str(detail)
