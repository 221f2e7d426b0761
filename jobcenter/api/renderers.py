"""Answers as JSON; orjson writes ids, days and moments itself, where the framework would ask Python for each."""

from __future__ import annotations

from typing import Any

import orjson
from rest_framework.renderers import BaseRenderer


def dumps(data: Any) -> bytes:
    """UTF-8 JSON: dates as ISO 8601, ids as text, lazy words as they read in the language of the request."""
    return orjson.dumps(data, default=str, option=orjson.OPT_PASSTHROUGH_SUBCLASS)


class Json(BaseRenderer):
    media_type = "application/json"
    format = "json"
    charset = None
    render_style = "binary"

    def render(self, data: Any, media_type: str | None = None, context: dict[str, Any] | None = None) -> bytes:
        return b"" if data is None else dumps(data)
