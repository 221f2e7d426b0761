"""Lists in pages, by the id of the last row: a page costs the same at any depth, and no row comes twice."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core import signing
from django.db.models import QuerySet
from rest_framework.request import Request

from jobcenter.api.problems import Problem

SALT = "jobcenter.api.cursor"
MOST, USUAL = 200, 50


def after(rows: QuerySet[Any], cursor: str, place: str) -> QuerySet[Any]:
    """The rows behind the cursor, by id. Raises Problem "invalid-cursor" for one that we did not give for this list.

    Ids are random, so a row written during the walk may fall before or behind it; every row that was there when
    the walk began comes exactly once.
    """
    rows = rows.order_by("pk")
    if not cursor:
        return rows
    try:
        last, of = signing.loads(cursor, salt=SALT)
        found = rows.filter(pk__gt=UUID(last))
    except (signing.BadSignature, ValueError, TypeError):
        raise Problem("invalid-cursor") from None
    if of != place:
        raise Problem("invalid-cursor")
    return found


def place_of(path: str, asked: Mapping[str, Any]) -> str:
    """Which list, narrowed to what: a cursor of another one would pass rows over in silence."""
    narrowed = sorted((name, str(value)) for name, value in asked.items() if name not in {"cursor", "limit"})
    return hashlib.sha256(repr((path, narrowed)).encode()).hexdigest()[:16]


def cut(rows: list[dict[str, Any]], limit: int) -> tuple[list[dict[str, Any]], UUID | None]:
    """The page out of one row more than it holds, and the id to go on from, where there is more."""
    page = rows[:limit]
    return page, page[-1]["id"] if len(rows) > limit else None


def next_address(request: Request, last: UUID, place: str) -> str:
    """The path of the page behind `last`, with the filters of this one."""
    given = request.query_params.copy()
    given["cursor"] = signing.dumps([str(last), place], salt=SALT)
    return f"{request.path}?{urlencode(given, doseq=True)}"
