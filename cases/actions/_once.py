"""A form that is sent twice writes once: the page it came from has chosen the id of the row it will become."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.db.models import QuerySet


class AlreadySaved(Exception):
    """This very form has been saved before, as `row`; the action it came through is undone."""

    def __init__(self, row: Any) -> None:
        super().__init__(f"{row._meta.label} is there already")
        self.row = row


def once(rows: QuerySet[Any], row_id: UUID | None) -> UUID:
    """The id for a new row among `rows` (those of the case, whose lock is held); AlreadySaved where it is there.

    An id that stands elsewhere was not made by our page: the row gets one of its own, and nothing is told.
    """
    if row_id is None:
        return uuid4()
    if saved := rows.filter(pk=row_id).first():
        raise AlreadySaved(saved)
    return uuid4() if rows.model._default_manager.filter(pk=row_id).exists() else row_id
