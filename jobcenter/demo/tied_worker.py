"""The demo's Celery application: the product's, with the processes of the worker tied to the one that made them."""

import os
import signal
from typing import Any

from billiard.process import current_process
from celery.signals import worker_process_init

from jobcenter.celery import app
from jobcenter.servers.children import tie_to_parent

__all__ = ["app"]


@worker_process_init.connect(weak=False)
def tie(**kwargs: Any) -> None:
    tie_to_parent(signal.SIGKILL, still_there=lambda: current_process()._parent_pid == os.getppid())
