"""Signs of life: the worker and the beat say four times a minute that they still turn.

Twice: as a row, so that the whole installation can be asked from anywhere, and as a file beside the process, so that
its own container can be asked without a database; nobody should be restarted because the database is away.
"""

from __future__ import annotations

import logging
import socket
from datetime import timedelta
from pathlib import Path
from threading import Thread
from time import monotonic
from typing import Final

from django.conf import settings
from django.db import Error
from django.db.models import Max
from django.db.models.functions import Now

from jobcenter.jobs.apart import apart
from jobcenter.jobs.enums import Kind, State

log = logging.getLogger(__name__)

FORGOTTEN_AFTER: Final = timedelta(days=1)
SAY: Final = """
    INSERT INTO jobs_pulse (id, kind, place, at) VALUES (gen_random_uuid(), %s, %s, statement_timestamp())
    ON CONFLICT (kind, place) DO UPDATE SET at = excluded.at
"""


class Heart:
    """One a process. `beat` returns at once and never raises: a silent database must not stop the work."""

    def __init__(self, kind: Kind) -> None:
        self._kind = kind
        self._place = socket.gethostname()[:100]
        self._writing: Thread | None = None
        self._last = float("-inf")

    def beat(self) -> None:
        """Called as often as one likes; says it again when PULSE_EVERY seconds have passed."""
        # A little early is in time: the timers that call keep the same pace.
        if monotonic() - self._last < 0.9 * settings.PULSE_EVERY:
            return
        self._last = monotonic()
        self._touch()
        if self._writing is None or not self._writing.is_alive():
            self._writing = Thread(target=self._write, name="pulse", daemon=True)
            self._writing.start()

    def _touch(self) -> None:
        if settings.PULSE_FOLDER:
            try:
                Path(settings.PULSE_FOLDER, f"{self._kind}.pulse").touch()
            except OSError as error:
                log.warning("jobs.pulse_file error=%s", type(error).__name__)

    def _write(self) -> None:
        try:
            with apart() as cursor:
                cursor.execute(SAY, [self._kind.value, self._place])
        except Error as error:
            log.warning("jobs.pulse_unwritten error=%s", type(error).__name__)


def round_done() -> None:
    """The reconciler has been through; also forgets the processes that ended long ago. Two statements."""
    from jobcenter.jobs.models import Pulse

    Pulse.objects.filter(at__lt=Now() - FORGOTTEN_AFTER).delete()
    Pulse.objects.update_or_create(kind=Kind.ROUND, place="", defaults={"at": Now()})


def silences() -> dict[Kind, timedelta]:
    """How long each kind has been silent, by the clock of the database; no entry where none ever spoke. One query."""
    from jobcenter.jobs.models import Pulse

    last = Pulse.objects.order_by().values_list("kind").annotate(silence=Now() - Max("at"))
    return {Kind(kind): silence for kind, silence in last}


def busy(within: timedelta) -> bool:
    """Every hand of the workers heard of `within` this time holds a job whose lease still runs. Two queries."""
    from jobcenter.jobs.models import Job, Pulse

    workers = Pulse.objects.filter(kind=Kind.WORKER, at__gte=Now() - within).count()
    held = Job.objects.filter(state=State.RUNNING, lease_until__gte=Now()).count()
    return 0 < workers * settings.WORKER_PROCESSES <= held
