"""Servers: a PostgreSQL and a Redis-compatible server of one's own, for the demo and the tests. Knows no Django.

A keeper process owns the two servers of a data folder. It lives as long as somebody holds the folder's `users` lock,
so that `manage.py shell` beside a running demo shares its servers and neither can pull them from under the other.
The kernel drops a lock whenever its holder ends, however it ends: nothing is left running.
"""

from jobcenter.servers.client import serving, serving_unless_given
from jobcenter.servers.places import Addresses, Places, ServersFailed

__all__ = ["Addresses", "Places", "ServersFailed", "serving", "serving_unless_given"]
