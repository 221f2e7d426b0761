"""The four questions, each answered by a report: well or not, and the code of every check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from time import monotonic
from typing import Final

from django.conf import settings
from django.db import Error

from jobcenter.health import checks


@dataclass(frozen=True)
class Report:
    """`checks` holds a code for each check; `noted` names those that do not make it unwell."""

    checks: dict[str, str] = field(default_factory=dict)
    noted: frozenset[str] = frozenset()

    @property
    def is_well(self) -> bool:
        return all(code == checks.OK for name, code in self.checks.items() if name not in self.noted)


def live() -> Report:
    """Touches nothing: that it answers is the answer."""
    return Report()


def ready() -> Report:
    """Redis is told of and not waited for: nothing that matters is kept there."""
    found = _when_the_database_answers(lambda: {"migrations": checks.migrations()})
    if found.get("migrations") == checks.OK:
        found |= _when_the_database_answers(lambda: {"reference": checks.reference()})
    return Report(found | {"redis": checks.broker()}, noted=frozenset({"redis"}))


def worker() -> Report:
    return Report(_when_the_database_answers(checks.worker))


def beat() -> Report:
    return Report(_when_the_database_answers(lambda: {"beat": checks.beat()}))


def _when_the_database_answers(ask: Callable[[], dict[str, str]]) -> dict[str, str]:
    found = {"database": checks.database()}
    if found["database"] == checks.OK:
        try:
            found |= ask()
        except Error:
            # It went in between, or holds tables of another release.
            found["database"] = checks.SILENT
    return found


class Remembered:
    """Asks once in HEALTH_GOOD_FOR seconds, one at a time; who comes meanwhile gets the last report.

    Anybody may ask, and nobody shall be able to open connections by asking.
    """

    def __init__(self, ask: Callable[[], Report]) -> None:
        self._ask = ask
        self._lock = Lock()
        self._known: Report | None = None
        self._asked_at = 0.0

    def __call__(self) -> Report:
        # Only the very first has nothing to be answered with: nobody else's thread waits for a slow database.
        known = self._known
        if not self._lock.acquire(blocking=known is None):
            assert known is not None
            return known
        try:
            if self._known is None or monotonic() - self._asked_at > settings.HEALTH_GOOD_FOR:
                self._known = self._ask()
                self._asked_at = monotonic()
            return self._known
        finally:
            self._lock.release()


# What can be asked by name, at /health/<name> and by `manage.py health <name>`.
QUESTIONS: Final[dict[str, Callable[[], Report]]] = {
    "live": live,
    "ready": Remembered(ready),
    "worker": Remembered(worker),
    "beat": Remembered(beat),
}
