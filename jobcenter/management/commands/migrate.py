"""Django's own, in a hurry: it rather gives up than lets every page wait behind the lock that it waits for."""

from __future__ import annotations

import os
from typing import Any

from django.core.management.commands import migrate
from django.db import connection

from jobcenter.env import Environment


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        patience = Environment(os.environ).text("MIGRATE_LOCK_TIMEOUT", "a time such as 5s", default="5s")
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, false)", [patience])
        try:
            super().handle(*args, **options)
        finally:
            # The pool lends the connection on, and the tests go on with it.
            if connection.is_usable():
                with connection.cursor() as cursor:
                    cursor.execute("RESET lock_timeout")
