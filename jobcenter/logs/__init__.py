"""Logs: one JSON line an event, and nothing in it about a person.

What is not known to be harmless stays out: request bodies, query strings, headers, the messages of exceptions
(a database error repeats the row it refused), and whatever looks like a CPR number.
"""

from jobcenter.logs.setup import logging_for

__all__ = ["logging_for"]
