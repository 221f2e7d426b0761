"""Writing to the two logs. What cannot be logged does not happen, and is not shown."""

from __future__ import annotations

from collections.abc import Iterable
from contextvars import ContextVar
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import DatabaseError, connection, models, transaction
from django.http import HttpRequest

from jobcenter.audit import data as plain
from jobcenter.audit.actors import actor

if TYPE_CHECKING:
    from jobcenter.audit.models import Event

current_request: ContextVar[UUID | None] = ContextVar("current_request", default=None)
LOOKS = "_audit_looks"


class AuditUnavailable(Exception):
    """The log could not be written; the act it should have recorded is undone, the answer withheld."""


def record(
    kind: str,
    *,
    by: Any,
    on: date,
    case_id: UUID | None = None,
    citizen_id: UUID | None = None,
    target: models.Model | None = None,
    data: dict[str, Any] | None = None,
) -> Event:
    """Log a write in the transaction that makes it. `kind` is a code such as "wish.added".

    Raises RuntimeError outside a transaction, NotForTheLog for anything personal, AuditUnavailable if the log is down.
    """
    from jobcenter.audit.models import Event

    if not connection.in_atomic_block:
        raise RuntimeError("audit.record() belongs inside the transaction that it records")
    who = actor(by)
    event = Event(
        kind=plain.code(kind, "kind"),
        on=on,
        actor_kind=who.kind,
        actor_id=who.id,
        request_id=current_request.get(),
        case_id=case_id,
        citizen_id=citizen_id,
        target_type=target._meta.label_lower if target else "",
        target_id=str(target.pk) if target else "",
        data=plain.clean(data),
    )
    try:
        event.save(force_insert=True)
    except DatabaseError as error:
        raise AuditUnavailable(kind) from error
    return event


def look(request: HttpRequest, citizen_ids: Iterable[UUID], purpose: str) -> None:
    """Say which borgere the answer shows and why; the middleware writes the line before the answer leaves."""
    looks: list[tuple[str, frozenset[UUID]]] = request.__dict__.setdefault(LOOKS, [])
    looks.append((plain.code(purpose, "purpose"), frozenset(citizen_ids)))


def write_viewing(request: HttpRequest, route: str) -> None:
    """One Viewing for all the looks of the request; nothing when nobody was shown."""
    from jobcenter.audit.models import Viewing

    looks = [(purpose, ids) for purpose, ids in getattr(request, LOOKS, []) if ids]
    if not looks:
        return
    who = actor(getattr(request, "user", None))
    line = Viewing(
        actor_kind=who.kind,
        actor_id=who.id,
        request_id=current_request.get(),
        route=route[:100],
        purpose="+".join(sorted({purpose for purpose, _ in looks}))[:200],
        citizen_ids=sorted(frozenset[UUID]().union(*(ids for _, ids in looks))),
    )
    try:
        with transaction.atomic():
            line.save(force_insert=True)
    except DatabaseError as error:
        raise AuditUnavailable("viewing") from error
