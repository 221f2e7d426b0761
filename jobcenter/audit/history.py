"""Field history: `@audit.tracked()` above a model keeps every version of every row, whoever wrote it and however.

    @audit.tracked(exclude=["search_key"])
    class Wish(VersionedRow): ...

gives the model `WishHistory` in the same app, written by row triggers (bulk_create, update(), raw SQL, COPY and delete
included), append-only in the database, read as `wish.history` (newest last by `pgh_id`). Each version says which write
it came from: `pgh_label` ("insert", "update", "delete"), `pgh_created_at`, and `pgh_context` with the user, the request
and the action as set by `audit.acting`. A many-to-many field has no row: track its through model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar
from uuid import UUID

import pghistory
from django.db import models

from jobcenter.audit.triggers import AppendOnly, Deleted, Inserted, Updated

M = TypeVar("M", bound=type[models.Model])


def tracked(*, exclude: Iterable[str] = ()) -> Callable[[M], M]:
    """Class decorator: keep the model's history, without the columns named in `exclude` (secrets, counters)."""

    def decorate(model: M) -> M:
        name = f"{model.__name__}History"
        skipped = list(exclude)
        kept = [field for field in model._meta.local_fields if field.name not in skipped]
        decorated: M = pghistory.track(
            Inserted(),
            Updated(),
            Deleted(),
            exclude=skipped,
            model_name=name,
            # The context lies in the version itself: a table of contexts could be rewritten afterwards.
            context_field=pghistory.ContextJSONField(null=True),
            context_id_field=None,  # type: ignore[arg-type]
            obj_field=pghistory.ObjForeignKey(related_name="history", related_query_name="+", db_constraint=False),
            attrs={"pgh_id": models.BigAutoField(primary_key=True)}
            | {field.name: _plain_key(field) for field in kept if isinstance(field, models.ForeignKey)},
            meta={
                "triggers": [AppendOnly()],
                "db_table": f"{model._meta.db_table}_history",
                "verbose_name": f"historik for {model._meta.verbose_name}",
                "ordering": ["pgh_id"],
            },
        )(model)
        return decorated

    return decorate


def _plain_key(field: models.ForeignKey[Any, Any]) -> models.ForeignKey[Any, Any]:
    """A key without constraint or index: the history outlives what it points to and is read by its own row only."""
    target: type[models.Model] | str = field.remote_field.model
    return models.ForeignKey(
        field.model if target == "self" else target,
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_constraint=False,
        db_index=False,
        null=field.null,
        blank=field.blank,
        db_column=field.db_column,
    )


@contextmanager
def acting(action: str, *, by_id: UUID | None = None, request_id: UUID | None = None) -> Iterator[None]:
    """Stamp the versions written inside with the action (a code such as "wish.added"); nests and restores."""
    stamp = {"action": action}
    if by_id is not None:
        stamp["user"] = str(by_id)
    if request_id is not None:
        stamp["request"] = str(request_id)
    with pghistory.context() as context:
        before = dict(context.metadata)
        context.metadata.update(stamp)
        try:
            yield
        finally:
            context.metadata.clear()
            context.metadata.update(before)
