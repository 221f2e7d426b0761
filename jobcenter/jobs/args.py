"""What a job may carry: ids and codes, never a person's number or words about a person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

from jobcenter.cpr import looks_like_cpr

LONGEST: Final = 100
MANY: Final = 5000
# Ids, codes, dates, routes. No blanks: names and sentences have them, codes do not.
CODE: Final = re.compile(r"[\w.:/@+=-]*")
CPR_DIGITS: Final = 10


class NotForAJob(ValueError):
    """Refused; says where, and never repeats what."""


def cleaned(args: Mapping[str, Any]) -> dict[str, Any]:
    """The same as plain JSON; raises NotForAJob."""
    return {_code(str(name), "a name"): _value(value, str(name)) for name, value in args.items()}


def checked_name(text: str, what: str) -> str:
    """A handler's name or a job's key."""
    if not text:
        raise NotForAJob(f"{what} is empty")
    return _code(text, what)


def _value(value: Any, where: str) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, UUID | date):
        return str(value) if isinstance(value, UUID) else value.isoformat()
    if isinstance(value, int):
        return _number(value, where)
    if isinstance(value, str):
        return _code(value, where)
    if isinstance(value, list | tuple) and len(value) <= MANY:
        return [_value(each, where) for each in value]
    raise NotForAJob(f"{where}: only ids, codes, numbers, dates and lists of them")


def _number(value: int, where: str) -> int:
    # A CPR number read as a number has lost its leading zero.
    if value >= 0 and looks_like_cpr(str(value).zfill(CPR_DIGITS)) and len(str(value)) >= CPR_DIGITS - 1:
        raise NotForAJob(f"{where}: looks like a CPR number; pass the row's id")
    return value


def _code(text: str, where: str) -> str:
    if looks_like_cpr(text):
        raise NotForAJob(f"{where}: looks like a CPR number; pass the row's id")
    if len(text) > LONGEST or not CODE.fullmatch(text):
        raise NotForAJob(f"{where}: a code of at most {LONGEST} characters without blanks, not text")
    return text
