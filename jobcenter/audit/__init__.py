"""Audit: what happened, who looked, and every version of every row. Knows nobody above it."""

from jobcenter.audit.history import acting, tracked

__all__ = ["acting", "tracked"]
