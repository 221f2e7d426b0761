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


# What is said of a question that does not come back.
HANGING: Final = Report({"database": checks.SILENT})


class Remembered:
    """Asks once in HEALTH_GOOD_FOR seconds, one at a time; who comes meanwhile gets the last report.

    Anybody may ask, and nobody shall be able to open connections by asking. No report is given that is older than
    HEALTH_SILENT_AFTER seconds, and nobody waits longer than that: whoever then is still asking asks in vain.
    """

    def __init__(self, ask: Callable[[], Report]) -> None:
        self._ask = ask
        self._lock = Lock()
        self._known = HANGING
        self._asked_at = float("-inf")
        self._asking_since: float | None = None

    def __call__(self) -> Report:
        if not self._lock.acquire(timeout=self._patience()):
            return self._known if self._is_fresh() else HANGING
        try:
            if monotonic() - self._asked_at > settings.HEALTH_GOOD_FOR:
                self._renew()
            return self._known
        finally:
            self._lock.release()

    def _renew(self) -> None:
        self._asking_since = monotonic()
        try:
            self._known = self._ask()
            self._asked_at = monotonic()
        finally:
            self._asking_since = None

    def _is_fresh(self) -> bool:
        return monotonic() - self._asked_at <= settings.HEALTH_SILENT_AFTER

    def _patience(self) -> float:
        """Seconds to wait for another's answer: none while the last report will do, else what is left of its time."""
        if self._is_fresh():
            return 0
        asking_since = self._asking_since
        spent = 0 if asking_since is None else monotonic() - asking_since
        return max(0, settings.HEALTH_SILENT_AFTER - spent)


# What can be asked by name, at /health/<name> and by `manage.py health <name>`.
QUESTIONS: Final[dict[str, Callable[[], Report]]] = {
    "live": live,
    "ready": Remembered(ready),
    "worker": Remembered(worker),
    "beat": Remembered(beat),
}
