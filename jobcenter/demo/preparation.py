"""What has to be true before the demo can be shown: tables, reference data, a municipality, static files."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core import checks
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection, transaction
from django.db.migrations.exceptions import InconsistentMigrationHistory
from django.db.migrations.executor import MigrationExecutor

from jobcenter.settings.local import day_file, remembered_day

Say = Callable[[str], None]


def choose_day(folder: Path, as_of: date | None) -> date:
    """The day asked for, else the day the data were loaded, else today."""
    day = as_of or remembered_day(folder) or date.today()
    settings.TODAY = day
    os.environ["JOBCENTER_TODAY"] = day.isoformat()
    return day


def require_database() -> None:
    """One sentence instead of a traceback where DATABASE_URL points at nothing."""
    try:
        connection.ensure_connection()
    except OperationalError:
        name, host = connection.settings_dict["NAME"], connection.settings_dict["HOST"]
        raise CommandError(
            f"Databasen »{name}« på {host} svarer ikke. Er serveren startet, og findes databasen? (DATABASE_URL)"
        ) from None


def migrate(say: Say) -> bool:
    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    say("Opretter databasens tabeller …")
    try:
        call_command("migrate", interactive=False, verbosity=0)
    except InconsistentMigrationHistory:
        # Only while tables are being designed: a release never rewrites a migration.
        raise CommandError("Demoens data passer ikke til denne udgave. Begynd forfra: make demo RESET=1") from None
    return True


def load_municipality(folder: Path, day: date, say: Say) -> None:
    """Load the demo municipality where there is none; the day is remembered only when all of it is there."""
    if apps.get_model("cases", "Case")._base_manager.exists():
        return
    say("Indlæser demokommunen …")
    with transaction.atomic():
        call_command("demo_data", as_of=day, verbosity=0)
    day_file(folder).write_text(f"{day.isoformat()}\n")


def collect_static(folder: Path, say: Say) -> None:
    """Only when a file has changed: hashing and compressing them all takes seconds."""
    seal = folder / "static.seal"
    now = _fingerprint()
    if seal.exists() and seal.read_text() == now:
        return
    missing = checks.run_checks(tags=[checks.Tags.staticfiles])
    if missing:
        raise CommandError(f"{missing[0].msg} {missing[0].hint}")
    say("Samler skrifter, stilark og scripts …")
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    seal.write_text(now)


def _fingerprint() -> str:
    digest = hashlib.sha256(repr(settings.STORAGES).encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            status = os.stat(storage.path(name))
            digest.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def empty_database() -> None:
    """Drop the embedded database and make it anew, whoever is still connected."""
    name = connection.ops.quote_name(connection.settings_dict["NAME"])
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {name}")
