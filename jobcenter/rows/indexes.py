"""Indexes on tables that people work in: built beside them, in a migration that says `atomic = False`."""

from __future__ import annotations

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import ProjectState


class AddIndexBesideWork(AddIndexConcurrently):
    """Reading and writing go on, and it waits for as long as the transactions last that were there before it.

    Therefore it waits without `lock_timeout`: nobody queues behind it, and giving up half-way would leave an index that
    costs every write and serves no reader. What an interrupted build left is thrown away first, so that migrating again
    goes on where it stopped.
    """

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        with schema_editor.connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('lock_timeout')")
            (hurry,) = cursor.fetchone()
            cursor.execute("SET lock_timeout = 0")
        try:
            name = schema_editor.quote_name(self.index.name)
            schema_editor.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")
            super().database_forwards(app_label, schema_editor, from_state, to_state)
        finally:
            with schema_editor.connection.cursor() as cursor:
                cursor.execute("SELECT set_config('lock_timeout', %s, false)", [hurry])
