"""Where Celery lets the pulses in: a step of the worker's consumer, and the beat's scheduler."""

from __future__ import annotations

from typing import Any

from celery import bootsteps
from celery.beat import Scheduler
from django.conf import settings

from jobcenter.jobs.enums import Kind
from jobcenter.jobs.pulses import Heart


class WorkerPulse(bootsteps.StartStopStep):
    """By the worker's own event loop: stands still with it, and while the broker is away."""

    requires = {"celery.worker.consumer.tasks:Tasks"}

    def __init__(self, consumer: Any, **options: Any) -> None:
        super().__init__(consumer, **options)
        self._heart = Heart(Kind.WORKER)
        self._timer: Any = None

    def start(self, consumer: Any) -> None:
        self._heart.beat()
        self._timer = consumer.timer.call_repeatedly(settings.PULSE_EVERY, self._heart.beat)

    def stop(self, consumer: Any) -> None:
        if self._timer is not None:
            self._timer.cancel()


class PulsingScheduler(Scheduler):
    """Celery's own that keeps nothing on disk: every entry may be missed once, and rung twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._heart = Heart(Kind.BEAT)
        super().__init__(*args, **kwargs)

    def tick(self, *args: Any, **kwargs: Any) -> Any:
        self._heart.beat()
        return super().tick(*args, **kwargs)
