"""What may stand in `Event.data`: codes, numbers, dates and ids; never what somebody wrote, a CPR or health."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

Json = None | bool | int | float | str | list[Any] | dict[str, Any]

CODE = re.compile(r"[A-Za-z0-9_.:+-]{0,64}\Z")
CPR = re.compile(r"(?<!\d)\d{6}-?\d{4}(?!\d)")
# A CPR with its leading zero lost has nine digits, so no whole number of nine or more is let in.
LARGEST = 10**8 - 1
DEEPEST = 3
PRIVATE = frozenset(
    """cpr navn name adresse address telefon phone email mail
    tekst text note notat wording begrundelse comment kommentar
    helbred health diagnose diagnosis diagnoser sygdom illness medicin""".split()  # noqa: SIM905
)
HARMLESS_ENDINGS = frozenset(["id", "ids", "count", "version", "code", "length"])


class NotForTheLog(ValueError):
    """The value could hold free text, a CPR or health. The message names the place, never the value."""


def clean(data: Mapping[str, Any] | None) -> dict[str, Any]:
    """The data as JSON, or `NotForTheLog`."""
    return _mapping(data or {}, "data", 0)


def code(value: str, place: str) -> str:
    """A short machine word such as "wish.added", or `NotForTheLog`."""
    if not value or not CODE.match(value):
        raise NotForTheLog(f"{place}: not a code")
    return value


def _mapping(data: Mapping[str, Any], place: str, depth: int) -> dict[str, Any]:
    return {_key(key, place): _value(value, f"{place}.{key}", depth + 1) for key, value in data.items()}


def _key(key: object, place: str) -> str:
    if not isinstance(key, str) or not CODE.match(key):
        raise NotForTheLog(f"{place}: a key is a code")
    words = key.lower().split("_")
    if PRIVATE.intersection(words) and words[-1] not in HARMLESS_ENDINGS:
        raise NotForTheLog(f"{place}.{key}: names something that does not belong in the log")
    return key


def _value(value: object, place: str, depth: int) -> Json:
    if depth > DEEPEST:
        raise NotForTheLog(f"{place}: too deep")
    if isinstance(value, Enum):
        value = value.value
    if value is None or isinstance(value, bool | UUID | date | datetime):
        return _plain(value)
    if isinstance(value, int | float | Decimal):
        return _number(value, place)
    if isinstance(value, str):
        return _word(value, place)
    if isinstance(value, Mapping):
        return _mapping(value, place, depth)
    if isinstance(value, Iterable) and not isinstance(value, bytes | Promise):
        return [_value(item, place, depth + 1) for item in value]
    raise NotForTheLog(f"{place}: {type(value).__name__} is not a code, a number, a date or an id")


def _plain(value: bool | UUID | date | None) -> bool | str | None:
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _number(value: int | float | Decimal, place: str) -> int | float | str:
    if not -LARGEST <= value <= LARGEST:
        raise NotForTheLog(f"{place}: a number this large could be a CPR")
    return str(value) if isinstance(value, Decimal) else value


def _word(value: str, place: str) -> str:
    if _is_id(value):
        return value
    if not CODE.match(value) or CPR.search(value):
        raise NotForTheLog(f"{place}: free text or a CPR, not a code")
    return value


def _is_id(value: str) -> bool:
    try:
        return len(value) == 36 and bool(UUID(value))
    except ValueError:
        return False
