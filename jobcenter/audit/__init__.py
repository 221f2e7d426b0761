"""Audit: what happened, who looked, and every version of every row. Knows nobody above it."""

from jobcenter.audit.actors import SYSTEM, Actor, actor
from jobcenter.audit.data import NotForTheLog
from jobcenter.audit.history import acting, tracked
from jobcenter.audit.recording import AuditUnavailable, look, record

__all__ = ["SYSTEM", "Actor", "AuditUnavailable", "NotForTheLog", "acting", "actor", "look", "record", "tracked"]
