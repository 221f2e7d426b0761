"""The frame every write stands in: one transaction, the right checked, the case locked, event and flags left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from cases.actions._reach import check_reach
from cases.models import Case
from cases.risk import evaluate
from jobcenter import audit
from jobcenter.rows import StaleEdit, VersionedRow
from jobcenter.rows.saving import save_checked

May = Callable[[Any, Case, date], bool]
R = TypeVar("R", bound=VersionedRow)
M = TypeVar("M", bound=models.Model)
# The day of the write that is open, for those who save rows in it.
_day: ContextVar[date | None] = ContextVar("day of the write", default=None)


@dataclass
class Writing:
    """What the action tells about itself: the row it concerned, and codes and numbers for the event."""

    case: Case
    target: models.Model | None = None
    data: dict[str, Any] = field(default_factory=dict)


@contextmanager
def writing(case: Case, *, by: Any, on: date, what: str, may: May) -> Iterator[Writing]:
    """Open the transaction of one action; raises PermissionDenied before anything is touched.

    `by` is a user, a client, or None for the system itself (which needs no right). The case row is the lock:
    two writes to one case stand in line, writes to two cases do not meet.
    """
    if by is not None and not may(by, case, on):
        raise PermissionDenied
    with transaction.atomic(), audit.acting(what, by_id=getattr(by, "pk", None)):
        locked = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
        if locked.closed_on is not None and by is not None:
            raise refuse(_("Sagen er afsluttet. Den kan læses, men der kan ikke skrives mere på den."))
        act = Writing(locked)
        day = _day.set(on)
        try:
            yield act
        finally:
            _day.reset(day)
        audit.record(
            what,
            by=by,
            on=on,
            case_id=case.pk,
            citizen_id=case.citizen_id,
            target=act.target,
            data=act.data,
        )
        evaluate.reconcile([case.pk], on=on)


def create(row: M) -> M:
    """Save a new row after its own constraints have spoken in Danish."""
    check_days(row)
    save_checked(row, new=True)
    return row


def change(row: R, *, version: int | None, **values: Any) -> R:
    """Set the values and raise the version; StaleEdit when somebody saved since `version` was read.

    The row is read again under lock, so the caller's copy may be old; `version=None` means the caller holds
    no earlier text (a move by a button, not an edit) and cannot be stale.
    """
    current: R = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    if version is not None and current.version != version:
        raise StaleEdit(current)
    _within_reach(values)  # what stood there before may be put right piece by piece
    for name, value in values.items():
        setattr(current, name, value)
    current.version += 1
    save_checked(current)
    return current


def check_days(row: models.Model) -> None:
    """Refuse a day of the row that lies out of reach; for rows that are saved many at once, past `create`."""
    _within_reach({field.name: getattr(row, field.attname) for field in row._meta.concrete_fields})


def _within_reach(values: dict[str, Any]) -> None:
    on = _day.get()
    if on is not None:
        check_reach(values, on)


def refuse(message: Any, field_name: str | None = None) -> ValidationError:
    """A refusal with its sentence, beside the field it concerns."""
    return ValidationError({field_name: message} if field_name else message)
