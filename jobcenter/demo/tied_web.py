"""The demo's WSGI target: the product, in a process that ends with the web server that made it, however that ends."""

import multiprocessing
import os
import signal

from jobcenter.servers.children import tie_to_parent
from jobcenter.wsgi import application

__all__ = ["application"]

server = multiprocessing.parent_process()


def still_there() -> bool:
    """The parent's number tells at once; `is_alive` may lag behind a sibling. Python 3.14 puts a process between."""
    if multiprocessing.get_start_method() == "forkserver":
        return server is not None and server.is_alive()
    return server is not None and os.getppid() == server.pid


if server is not None:
    tie_to_parent(signal.SIGKILL, still_there=still_there)
