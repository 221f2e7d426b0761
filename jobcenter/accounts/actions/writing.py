"""What the actions of this room share: who may act, and the transaction with its event."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models, transaction

from jobcenter import audit
from jobcenter.accounts.models import User
from jobcenter.accounts.rights import Right
from jobcenter.accounts.scope import scope_of

Note = Callable[..., None]


@contextmanager
def writing(kind: str, *, by: User | None, on: date, own: bool = False) -> Iterator[Note]:
    """One transaction, its versions stamped with `kind`. Call what it gives with the target and the data of the event.

    `by=None` is the system: a command typed on the server. `own` opens what everybody may do to her own account.
    Raises PermissionDenied for anybody else without the right to administer.
    """
    if by is not None and not own and not scope_of(by, on).can(Right.ADMINISTRERE):
        raise PermissionDenied(kind)
    with transaction.atomic(), audit.acting(kind, by_id=by.pk if by else None):

        def note(target: models.Model, **data: Any) -> None:
            audit.record(kind, by=by, on=on, target=target, data=data)

        yield note


def saved(row: models.Model) -> None:
    """Check the row as a form would, so that every caller gets the sentence and the place, then save it."""
    row.full_clean()
    row.save()
