"""The demo's WSGI target: the product, in a process that ends with the web server that made it, however that ends."""

import multiprocessing
import signal

from jobcenter.servers.children import tie_to_parent
from jobcenter.wsgi import application

__all__ = ["application"]

if server := multiprocessing.parent_process():
    tie_to_parent(signal.SIGKILL, still_there=server.is_alive)
