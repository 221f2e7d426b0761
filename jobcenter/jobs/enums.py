"""What state a job is in, why one failed, and whose sign of life a pulse is."""

from __future__ import annotations

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    QUEUED = "queued", _("venter")
    RUNNING = "running", _("i gang")
    DONE = "done", _("færdig")
    FAILED = "failed", _("stoppet")


# Nothing more will happen to these by themselves.
FINISHED: Final = frozenset({State.DONE, State.FAILED})


class Failure(TextChoices):
    UNKNOWN_HANDLER = "ukendt_opgave", _("Systemet kender ikke denne slags opgave.")
    RAISED = "undtagelse", _("Opgaven gik i stå, hver gang den blev forsøgt.")
    LOST = "afbrudt", _("Opgaven blev afbrudt undervejs, hver gang den blev forsøgt.")


class Kind(TextChoices):
    BEAT = "beat", _("klokken")
    WORKER = "worker", _("arbejderen")
    # Written by the reconciler's task at its end: the beat rang, a worker heard it, and the database took it.
    ROUND = "round", _("runden")
