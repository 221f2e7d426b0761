"""Triggers that the application cannot switch off: append-only tables, and rows that write their own history."""

from __future__ import annotations

from typing import Any

import pghistory
import pghistory.trigger
import pgtrigger
import pgtrigger.compiler
from django.db import models


class AlwaysSql(pgtrigger.compiler.UpsertTriggerSql):
    """Installs a trigger without the library's `pgtrigger.ignore` door: any client could open that by a SET.

    Migrations refer to this class: a changed template needs a new class.
    """

    def get_template(self) -> str:
        return """
            CREATE OR REPLACE FUNCTION {pgid}()
            RETURNS TRIGGER AS $$
                {declare}
                BEGIN
                    {func}
                END;
            $$ LANGUAGE plpgsql;

            DROP TRIGGER IF EXISTS {pgid} ON {table};
            CREATE {constraint} TRIGGER {pgid}
                {when} {operation} ON {table}
                {timing}
                {referencing}
                FOR EACH {level} {condition}
                EXECUTE PROCEDURE {execute};

            COMMENT ON TRIGGER {pgid} ON {table} IS '{hash}';
        """


class Always(pgtrigger.Trigger):
    """A trigger compiled by `AlwaysSql`."""

    def compile(self, model: Any) -> pgtrigger.compiler.Trigger:
        compiled = super().compile(model)
        return pgtrigger.compiler.Trigger(name=compiled.name, sql=AlwaysSql(**compiled.sql.kwargs))


class AppendOnly(Always):
    """Refuses UPDATE, DELETE and TRUNCATE by every database role, also when no row would be touched."""

    name = "append_only"
    level = pgtrigger.Statement
    when = pgtrigger.Before
    operation = pgtrigger.Update | pgtrigger.Delete | pgtrigger.Truncate
    func = (
        "RAISE EXCEPTION 'append-only: % on % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';"
    )


class _Capture(Always, pghistory.trigger.Event):
    """Copies the row into its history table."""


class _Tracker(pghistory.RowEvent):
    def add_event_trigger(self, event_model: type[models.Model]) -> None:
        trigger = _Capture(
            event_model=event_model,
            label=self.label,
            name=self.trigger_name,
            row=self.row,
            operation=self.operation,
            condition=self.condition,
            # Per row: statement triggers cache the plan of the first small update and are 300 times slower after it.
            level=pgtrigger.Row,
        )
        pgtrigger.register(trigger)(event_model.pgh_tracked_model)  # type: ignore[attr-defined]


class Inserted(_Tracker, pghistory.InsertEvent):
    """The row as it was born."""


class Updated(_Tracker, pghistory.UpdateEvent):
    """The row as it became; silent when no tracked column changed."""


class Deleted(_Tracker, pghistory.DeleteEvent):
    """The row as it was last seen."""
