"""The processors that keep personal data out of a log line."""

from __future__ import annotations

import re
import sys
import traceback
from types import TracebackType
from typing import Any

from structlog.typing import EventDict, WrappedLogger

# Six digits that can be a day and a month, and four more, with or without a dash between them.
CPR = re.compile(r"(?<!\d)(?:0[1-9]|[1-9]\d)(?:0[1-9]|1[0-2])\d{2}[-\s–]?\d{4}(?!\d)")
QUERY = re.compile(r"(?<=\S)\?[^\s\"'»]*")
HIDDEN_KEYS = frozenset(
    ["args", "body", "cookies", "data", "files", "form", "headers", "kwargs", "params", "password", "post", "request"]
)
FRAMES = 12


def without_personal_data(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Cleans every text in the line, at any depth; drops what by its name may hold what somebody typed."""
    return {key: _clean(value) for key, value in event.items() if key.lower() not in HIDDEN_KEYS}


def with_plain_exception(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """An exception is its class and the places it passed, never its message or the values there."""
    error = _error(event.pop("exc_info", None))
    event.pop("stack_info", None)
    if error is not None:
        event["exception"] = _named(error)
        event["at"] = _places(error.__traceback__)
        if error.__cause__ is not None:
            event["caused_by"] = _named(error.__cause__)
        if constraint := getattr(getattr(error.__cause__, "diag", None), "constraint_name", None):
            event["constraint"] = constraint
    return event


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return CPR.sub("[cpr]", QUERY.sub("?[…]", value))
    if isinstance(value, dict):
        return {_clean(key): _clean(inner) for key, inner in value.items() if str(key).lower() not in HIDDEN_KEYS}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_clean(inner) for inner in value]
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, BaseException):
        return _named(value)
    if isinstance(value, (int, float)):
        return "[cpr]" if CPR.fullmatch(f"{value:010.0f}") and value > 1e8 else value
    return _clean(str(value))


def _error(info: Any) -> BaseException | None:
    if isinstance(info, BaseException):
        return info
    if isinstance(info, tuple):
        return info[1] if isinstance(info[1], BaseException) else None
    if info:
        return sys.exc_info()[1]
    return None


def _named(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")


def _places(at: TracebackType | None) -> list[str]:
    frames = traceback.extract_tb(at)[-FRAMES:]
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
